/** Ends the deployment with one sentence that says what is wrong and what to do. */
export class Stop extends Error {}

export const AGAIN = 'then run npm run deploy again'

const PAID =
  'Like2Lead needs the Workers Paid plan: choose it at https://dash.cloudflare.com/?to=/:account/workers/plans'

/** What to do about a refusal of Cloudflare, by the number it comes with. */
const ADVICE: Record<number, string> = {
  7406: `This account has as many D1 databases as its plan allows. ${PAID}, or delete one (npx wrangler d1 list), ${AGAIN}.`,
  10042: `R2 is not enabled on this account: enable it at https://dash.cloudflare.com/?to=/:account/r2 (Cloudflare asks for a card, 10 GB are free), ${AGAIN}.`,
  11002: `Queues are not enabled on this account: enable them at https://dash.cloudflare.com/?to=/:account/workers/queues, ${AGAIN}.`,
  100129: `Queues are not in this account's plan. ${PAID}, ${AGAIN}.`,
  100328: `This account's plan does not allow the CPU time that [limits] asks for. ${PAID}, ${AGAIN}.`,
}

/** Which permission of an API token a refused path is about. */
const PERMISSIONS: [RegExp, string][] = [
  [/\/d1\//, 'D1: Edit'],
  [/\/queues/, 'Queues: Edit'],
  [/\/r2\//, 'Workers R2 Storage: Edit'],
  [/\/workers\/domains|\/zones/, 'Workers Routes: Edit, and Zone: Read, of the zone'],
  [/\/workers\//, 'Workers Scripts: Edit'],
]

const NOT_ALLOWED = [9109, 10000, 10001]

/** A sentence to act on, or null when Cloudflare's own words are the best there are. */
export function adviceOf(code: number, path: string): string | null {
  if (ADVICE[code]) return ADVICE[code]
  if (!NOT_ALLOWED.includes(code)) return null
  const permission = PERMISSIONS.find(([of]) => of.test(path))?.[1]
  if (!permission)
    return `Cloudflare does not take this login: run "npx wrangler login" again, or check CLOUDFLARE_API_TOKEN and CLOUDFLARE_ACCOUNT_ID.`
  return `Cloudflare refuses ${path.replace(/^.*accounts\/[^/]+/, '')} to this login: give the API token the permission "${permission}" for this account, or run "npx wrangler login" again, ${AGAIN}.`
}

/** The same for what wrangler printed before it ended. */
export function adviceOfOutput(output: string): string | null {
  const code = Number(/\[code: (\d+)\]/.exec(output)?.[1])
  const path = /Cloudflare API \(([^)\s]+)\)/.exec(output)?.[1] ?? ''
  return code ? adviceOf(code, path) : null
}
