import { existsSync } from 'node:fs'

/** What a browser needs to run as root in a container, and to keep its own errands off the network. */
export const CHROMIUM_FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** A phone inside no app. Set at launch: a context's own user agent is not used for what is sent on leaving a page. */
export const PHONE =
  'Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150.0.0.0 Mobile Safari/537.36'

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

export function chromiumPath(): string {
  const found = [process.env.CHROMIUM, ...PLACES].find(place => place && existsSync(place))
  if (!found) throw new Error('no Chromium: npm test installs it on Debian, elsewhere set CHROMIUM to its path')
  return found
}
