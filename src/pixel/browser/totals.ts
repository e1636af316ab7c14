import { on, safely } from './on.ts'
import { root } from './page.ts'
import { grow, totals, whole } from './view.ts'

let sum = 0
let since = 0 // 0: not active
/** Milliseconds during which the page was both visible and focused, since it was loaded. */
export const active = (): number => whole(sum + (since && performance.now() - since))

// A page that is left stays visible until just after pagehide, and may come back with pageshow.
const settle = ({ type }: Partial<Event>) => {
  sum = active()
  since = type === 'pagehide' || document.hidden || !document.hasFocus() ? 0 : performance.now()
}
on('focus blur pageshow pagehide visibilitychange', settle)
settle({})

let deepest: number
/** Deepest point seen, in % of the page as tall as it is now: images may arrive after the scroll. */
export const depth = (): number => {
  deepest = Math.max(deepest, scrollY + innerHeight)
  return whole((deepest / root.scrollHeight) * 100)
}
export const fromTheTop = (): void => {
  deepest = 0
}
on('scroll', depth)

// LCP has a size, a shift of the layout a value, and only what answers a hand an interaction.
type Entry = PerformanceEntry & { size: number; value: number; hadRecentInput: boolean; interactionId: number }

// Web Vitals, as far as this browser measures them. CLS is its worst burst: gaps under 1 s, 5 s at most (web.dev/cls).
safely(() => {
  let burst = 0
  let start = 0
  let last = 0
  const observer = new PerformanceObserver(list => {
    for (const { size, startTime, duration, interactionId, value, hadRecentInput } of list.getEntries() as Entry[]) {
      if (interactionId) grow('p', duration)
      if (size) totals.l = whole(startTime)
      if (value && !hadRecentInput) {
        if (startTime - last > 1000 || startTime - start > 5000) {
          burst = 0
          start = startTime
        }
        last = startTime
        burst += value
        grow('h', burst * 1000)
      }
    }
  })
  // No LCP of a page that was made out of sight: it is painted when somebody comes, however long that takes.
  for (const type of ['largest-contentful-paint', 'event', 'layout-shift'].slice(+document.hidden))
    observer.observe({ type, buffered: true, durationThreshold: 40 } as PerformanceObserverInit)
})
