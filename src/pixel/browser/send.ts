import { granted, signals } from './consent.ts'
import { on, safely } from './on.ts'
import { idsIn, led, script, search } from './page.ts'
import { active, depth, fromTheTop } from './totals.ts'
import { begin, type Totals, totals, whole } from './view.ts'

const MAX_WAITING = 20

let waiting: Totals[] = [] // one for each view, the latest last, until the server has them
let failures = 0
let retry: ReturnType<typeof setTimeout>

// What waits is in the tab's session storage, where there is one: it survives a navigation and ends with the visit.
const keep = () =>
  safely(() => {
    sessionStorage.l2l = JSON.stringify(waiting)
  })
safely(() => {
  waiting = JSON.parse(sessionStorage.l2l)
})

const deliver = async () => {
  const list = waiting
  clearTimeout(retry)
  if (!list[0]) return
  let personal: object | undefined // added here and kept nowhere
  safely(() => {
    if (granted()) personal = { i: idsIn(`${document.cookie}; ${search}`).join('&'), w: led }
  })
  const body = list.map(view => ({ ...view, t: view.t && Date.now(), ...(view.v === totals.v && personal) }))
  let status: number | undefined // none: the network failed, or the page has a fetch or a policy of its own
  let after = 0
  try {
    const answer = await fetch(new URL('/e', script.src), {
      method: 'POST',
      body: JSON.stringify(body),
      keepalive: true,
      credentials: 'include',
    })
    status = answer.status
    after = whole(answer.headers.get('retry-after'))
  } catch {
    // as above
  }
  if (/^(u|408|429|5)/.test(status as never))
    // u: undefined
    retry = setTimeout(deliver, (after + 2 ** failures++ * (0.5 + Math.random())) * 1000)
  else {
    failures = 0
    waiting = waiting.filter(view => !list.includes(view))
    keep()
  }
}
on('online', deliver)

let earlier: number // active time of earlier views on this page
let sent: string // of the view that is looked at: nothing before its first beacon
let soon: ReturnType<typeof setTimeout>

export const send = (): void => {
  totals.e = active() - earlier
  // The first beacon says nothing of depth, as the page may still grow, and none leaves a tab in the background or a page made
  // in advance: nobody has come yet.
  if (sent) totals.s = depth()
  else if (document.hidden && !totals.e) return
  totals.u = signals()
  const text = JSON.stringify(totals)
  if (text === sent) return
  sent = text
  waiting = [...waiting.filter(({ v }) => v !== totals.v), { ...totals }].slice(-MAX_WAITING)
  keep()
  deliver()
}

export const sendSoon = (): void => {
  clearTimeout(soon)
  soon = setTimeout(send, 200)
}

export const look = (minted?: string): void => {
  begin(minted)
  fromTheTop()
  earlier = active()
  sent = ''
  sendSoon() // the page's picture first
}
// Hiding is the last thing that a phone tells for sure; showing begins a page that was made in the background.
on('pagehide visibilitychange', send)
