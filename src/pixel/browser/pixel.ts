import './acts.ts'
import { consent } from './consent.ts'
import { on, safely } from './on.ts'
import { led, script } from './page.ts'
import { look, send, sendSoon } from './send.ts'
import { note } from './view.ts'

/** The pixel. It never holds up a click, keeps nothing that outlives the visit, and sends nothing personal before consent.
 *  A beacon carries totals so far, so that any of them may be lost, late or doubled. */

let path = location.pathname
look(script.dataset.view)

/** Another path is another view; another query or hash is not. */
const moved = () => {
  if (location.pathname === path) return
  path = location.pathname
  send()
  look()
}
on('popstate', moved)
for (const name of ['pushState', 'replaceState'] as const) {
  const original = history[name]
  history[name] = function (...args) {
    original.apply(this, args)
    safely(moved)
  }
}

if (led) history.replaceState(history.state, '', location.href.replace(/\bl2l=.{36}&?/, '')) // not to be passed on

// What contains itself or a BigInt cannot be told: not the page's problem.
const track = (...call: Parameters<typeof note>) =>
  safely(() => {
    note(...call)
    sendSoon()
  })
window.l2l?.q?.map(call => track(...call))
window.l2l = { track, consent }
