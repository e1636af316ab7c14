/** Why a beacon is not stored. Nobody sees a beacon's answer but who debugs it: the reason goes into X-Pixel. */
export type Refusal =
  | { reason: 'wrong-host'; host: string }
  | { reason: 'too-often' }
  | { reason: 'too-large'; limitBytes: number }
  | { reason: 'too-many'; limit: number }
  | { reason: 'not-json' }
  | { reason: 'not-a-beacon'; issue: string }
  | { reason: 'unknown-campaign'; campaign: string }

export function statusOf({ reason }: Refusal): 400 | 403 | 404 | 413 | 429 {
  switch (reason) {
    case 'wrong-host':
      return 403
    case 'too-often':
      return 429
    case 'too-large':
    case 'too-many':
      return 413
    case 'not-json':
    case 'not-a-beacon':
      return 400
    case 'unknown-campaign':
      return 404
  }
}

/** As a header can hold it: the names of fields are whatever the sender made up. */
export const wordsOf = (refusal: Refusal): string =>
  spoken(refusal)
    .replace(/[^ -~]/g, '?')
    .slice(0, 200)

function spoken(refusal: Refusal): string {
  switch (refusal.reason) {
    case 'wrong-host':
      return refusal.host === 'null'
        ? 'wrong host: the page hides where it is (Origin: null)'
        : `wrong host: declare ${refusal.host} with POST /api/hosts`
    case 'too-often':
      return 'too many from one address'
    case 'too-large':
      return `larger than ${refusal.limitBytes} bytes`
    case 'too-many':
      return `more than ${refusal.limit} beacons`
    case 'not-json':
      return 'not JSON'
    case 'not-a-beacon':
      return `not a beacon: ${refusal.issue}`
    case 'unknown-campaign':
      return `no such campaign: ${refusal.campaign}`
  }
}
