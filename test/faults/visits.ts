import { newId } from '../../src/lib/ids.ts'
import { PHONE } from '../phone.ts'
import type { Host, Told } from './host.ts'

const HEADERS = { 'User-Agent': PHONE, 'Accept-Language': 'en' }

const PAGE = '/spring/ad-1'

export const visit = (host: Host, page = PAGE): Promise<Told> => host.call('GET', page, undefined, HEADERS)

/** What a phone says of a view: `engagedMs` so far. */
const saidOf = (view: string, engagedMs = 12_000, more: object = {}): string =>
  JSON.stringify({ v: view, c: 'spring', a: 'ad-1', n: 1, t: Date.now(), e: engagedMs, s: 64, k: 1, ...more })

export const beacon = (host: Host, ...said: Parameters<typeof saidOf>): Promise<Told> =>
  host.call('POST', '/e', saidOf(...said), { ...HEADERS, 'Content-Type': 'text/plain' })

export const views = (n: number): string[] => Array.from({ length: n }, newId)

const MATCH = 'json_each(?1) j JOIN views v ON v.id = j.value'
/** How many of these views are rows, and say what they are to say. */
export const stored = (host: Host, ids: readonly string[], engagedMs = 12_000): Promise<number> =>
  host.count(`${MATCH} AND v.engaged_ms = ?2`, JSON.stringify(ids), engagedMs)

const AT_ONCE = 16

export async function inParallel<T, U>(all: readonly T[], work: (one: T, at: number) => Promise<U>): Promise<U[]> {
  const left = all.entries()
  const done: U[] = []
  const worker = async () => {
    for (const [at, one] of left) done[at] = await work(one, at)
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
  return done
}

/** A form as the visitor has filled it in. */
interface Form {
  email: string
  fields: URLSearchParams
}

const THINKING_MS = 60_000 // a form that comes within 3 s is a robot’s; ids do not go back by less than 10 s

/** Forms of as many visitors, on pages that were made a moment ago, or by a clock that is off by so much. */
export async function forms(host: Host, emails: readonly string[], skewMs = -THINKING_MS): Promise<Form[]> {
  await host.trouble({ skewMs })
  const filled = await inParallel(emails, async email => {
    const { text } = await visit(host)
    return { email, fields: new URLSearchParams({ ...hidden(text), email, first_name: 'Zoé', consent_ads: '1' }) }
  })
  await host.trouble({})
  for (let i = 0; i < 3; i++) await visit(host) // the page is read anew by now: what goes wrong next is the form's
  return filled
}

const hidden = (html: string) =>
  Object.fromEntries(
    ['view', 'token', 'from'].map(name => [name, new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? '']),
  )

export const send = (host: Host, { fields }: Form): Promise<Told> =>
  host.call('POST', PAGE, fields, { ...HEADERS, 'Content-Type': 'application/x-www-form-urlencoded' })
