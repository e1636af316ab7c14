import { idsIn, script, search } from './page.ts'

/** The totals of the view that is looked at, by their names on the wire (see beacon.ts). */
export interface Totals {
  [name: string]: unknown
  v: string
  t?: number // this browser minted the view: its clock is told with each send
  P?: number
  z?: 1 | 2 // a hand touched something; only scripts did
  F?: unknown[]
  l?: number
  p?: number
  h?: number
}

type Count = 'k' | 'o' | 'm' | 'j' | 'd' | 'f' | 'y' | 'V'

export let totals: Totals
let counted: Partial<Record<Count, Set<unknown>>>
let events: Record<string, [name: string, count: number, props: object]>

/** A view begins, and with it every count. `minted`: the server made this page, and the view's id. */
export const begin = (minted?: string): void => {
  const { dataset } = script
  counted = {}
  events = {}
  totals = {
    v: minted || mintView(),
    c: dataset.campaign,
    a: dataset.ad,
    x: dataset.variant,
    n: dataset.version,
    q: search.match(/\b(utm_|[ac]s?id=)[^&]+/g)?.join('&'),
    r: document.referrer.split('/')[2],
    g: idsIn(search)[0]?.split('=')[0],
    b: navigator.webdriver,
    ...(!minted && { t: 1, L: location.host + location.pathname }),
  }
}

/** `once`: however often this one is seen, it counts one time. */
export const count = (what: Count, once: unknown = {}): void => {
  counted[what] ||= new Set()
  totals[what] = counted[what].add(once).size
}

/** A figure that only grows. */
export const grow = (what: 'p' | 'h' | 'P', figure: number): void => {
  totals[what] = Math.max(totals[what] || 0, whole(figure))
}

/** The same name with the same properties is the same event again. */
export const note = (name: string, props: object = {}): void => {
  const key = name + JSON.stringify(props)
  events[key] ||= [name, 0, props]
  events[key][1]++
  totals.E = Object.values(events)
}

/** 0 for what is no number. */
export const whole = (figure: unknown): number => ~~(figure as number)

/** A UUIDv7: 48 bits of time, the rest random. An object's address ends in a UUID, on pages over http too, where
 *  randomUUID is missing. */
const mintView = (): string => {
  const time = `0${Date.now().toString(16)}`
  return `${time.slice(0, 8)}-${time.slice(8)}-7${URL.createObjectURL(new Blob()).slice(-21)}`
}
