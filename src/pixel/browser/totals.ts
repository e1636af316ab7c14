/** What happened in this view so far. Every figure only ever grows, or is measured again. */

/** Milliseconds during which the page was both visible and focused. */
export function activeTime(): () => number {
  let sum = 0
  let since = 0 // 0: not active
  let left = false // a page that is left stays visible until just after pagehide, and may come back with pageshow
  const settle = () => {
    const now = performance.now()
    if (since) sum += now - since
    since = !left && !document.hidden && document.hasFocus() ? now : 0
    return Math.min(864e5, Math.round(sum))
  }
  for (const type of ['focus', 'blur', 'pageshow', 'pagehide', 'visibilitychange']) {
    addEventListener(
      type,
      () => {
        left = type === 'pagehide' || (left && type !== 'pageshow')
        settle()
      },
      true,
    )
  }
  settle()
  return settle
}

/** Deepest point seen, in % of the page as tall as it is now: images may arrive after the scroll. */
export function deepestScroll(): () => number {
  let deepest = 0
  const look = () => {
    deepest = Math.max(deepest, scrollY + innerHeight)
    return Math.min(100, Math.round((deepest / document.documentElement.scrollHeight) * 100))
  }
  addEventListener('scroll', look, { passive: true })
  return look
}

export interface Vitals {
  l?: number // LCP, ms
  p?: number // INP, ms
  h?: number // CLS × 1000
}

type Entry = PerformanceEntry & { value: number; hadRecentInput: boolean; interactionId: number }

/** Web Vitals, as far as this browser measures them. CLS is its worst burst: gaps under 1 s, 5 s at most (web.dev/cls). */
export function vitals(): Vitals {
  const found: Vitals = {}
  let burst = 0
  let start = 0
  let last = 0
  watch('largest-contentful-paint', entry => {
    found.l = Math.round(entry.startTime)
  })
  watch('event', entry => {
    if (entry.interactionId) found.p = Math.max(found.p || 0, Math.round(entry.duration))
  })
  watch('layout-shift', entry => {
    if (entry.hadRecentInput) return
    const now = entry.startTime
    if (now - last > 1000 || now - start > 5000) {
      burst = 0
      start = now
    }
    last = now
    burst += entry.value
    found.h = Math.max(found.h || 0, Math.round(burst * 1000))
  })
  return found
}

function watch(type: string, see: (entry: Entry) => void): void {
  try {
    new PerformanceObserver(list => {
      for (const entry of list.getEntries()) see(entry as Entry)
    }).observe({ type, buffered: true, durationThreshold: 40 } as PerformanceObserverInit)
  } catch {
    // this browser does not measure it
  }
}
