import type { Dice } from './dice.ts'
import { oddText } from './hostile.ts'

const COOKIES = [
  '__Host-l2l_session',
  '__Host-l2l_visitor',
  '__Host-l2l_sequence',
  '__Host-l2l_refused',
  'l2l_lang',
  '_fbp',
  '_ga',
]

const ODD: Record<string, readonly string[]> = {
  'Accept-Language': ['*', 'en;q=1e9', 'fr;q=-1,;;,=,en', 'zz-'.repeat(2000), 'e~'],
  'If-None-Match': ['*', '"', 'W/"x"', '"a","b",'.repeat(500)],
  'If-Modified-Since': ['never', 'Thu, 99 Foo 9999 99:99:99 GMT', '0'],
  Range: ['bytes=0-', 'bytes=-1', 'bytes=9-1', 'bytes=0-0,0-0,0-0', 'lines=1-2'],
  'User-Agent': ['', '<fuzz>', 'x'.repeat(8000), '() { :; }; echo', 'Mozilla/5.0 (Linux; Android 15) Instagram 300'],
  'Content-Type': [
    '',
    'text/plain',
    'application/json; charset=utf-16',
    'multipart/form-data',
    'multipart/form-data; boundary="',
    '<fuzz>',
    'application/x-www-form-urlencoded; charset=x',
  ],
  'Content-Encoding': ['gzip', 'br', 'x'],
  Accept: ['*/*', 'image/avif', 'text/html;q=x', ',,,', 'application/vnd.fuzz'],
  Origin: ['null', 'https://evil.example', 'x', 'https://l2l.example:99999', 'https://'],
  Referer: [
    'x',
    'https://[',
    'https://l2l.example/?utm_source=%ff&fbclid=<fuzz>',
    `https://x.example/${'a'.repeat(9000)}`,
  ],
  Authorization: ['Basic', 'Basic !!!', 'Basic OjpAOg==', 'Basic /////w==', 'Bearer', 'Bearer  x', 'Digest x'],
  'Sec-GPC': ['1', '0', 'x'],
  'Sec-Purpose': ['prefetch', 'x'],
  'Sec-Fetch-Site': ['none', 'same-origin', 'x'],
  'CF-Access-Jwt-Assertion': ['x', 'a.b.c', 'e30.e30.'],
  'X-Forwarded-Host': ['evil.example'],
  'X-HTTP-Method-Override': ['DELETE'],
  'Last-Event-ID': ['x'],
}

/** A few headers as no browser writes them. */
export function oddHeaders(dice: Dice, keep: Record<string, string> = {}): Record<string, string> {
  const headers: Record<string, string> = {}
  for (let times = dice.below(4); times > 0; times--) {
    const name = dice.pick(Object.keys(ODD))
    headers[name] = dice.chance(0.7) ? dice.pick(ODD[name]!) : printable(oddText(dice))
  }
  if (dice.chance(0.3))
    headers.Cookie = [1, 2].map(() => `${dice.pick(COOKIES)}=${printable(oddText(dice)).slice(0, 4000)}`).join('; ')
  const { Cookie: kept, ...rest } = keep
  const cookies = [kept, headers.Cookie].filter(text => text !== undefined).join('; ')
  return { ...headers, ...rest, ...(cookies && { Cookie: cookies }) }
}

/** As much as a header can hold without being refused on its way. */
const printable = (text: string): string =>
  text
    .replace(/[^\t\x20-\x7e]/g, '')
    .trim()
    .slice(0, 8000)
