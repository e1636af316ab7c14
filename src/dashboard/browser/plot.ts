export {}

/** `<div data-plot="Name (arrow keys…)">` around a picture: its `[data-tip]` points are told one by one, beside the point and to
 *  whoever listens, by pointer, touch or arrow keys. Escape ends it; a pointer may go onto what is told (WCAG 1.4.13). */

const REACH = 24 // px around a point, for fingers
const LEAVING_MS = 300
const STEPS: Record<string, (at: number, last: number) => number> = {
  ArrowRight: (at, last) => Math.min(at + 1, last),
  ArrowDown: (at, last) => Math.min(at + 1, last),
  ArrowLeft: at => Math.max(at - 1, 0),
  ArrowUp: at => Math.max(at - 1, 0),
  Home: () => 0,
  End: (_, last) => last,
}

type Point = HTMLElement | SVGElement
const pointsOf = (plot: Element): Point[] => [...plot.querySelectorAll<Point>('[data-tip]')]

const tip = document.createElement('div')
tip.className = 'tip'
tip.setAttribute('role', 'status')
let pointed: Point | null = null
let leaving = 0

addEventListener('DOMContentLoaded', prepare)
document.addEventListener('placed', prepare)

function prepare(): void {
  for (const plot of document.querySelectorAll<HTMLElement>('[data-plot]:not([tabindex])')) {
    document.body.append(tip)
    plot.tabIndex = 0
    // Where words stand in the picture they are read as words; a picture alone takes the arrow keys.
    plot.setAttribute('role', plot.querySelector('dl, ol, ul') ? 'group' : 'application')
    plot.setAttribute('aria-label', plot.dataset.plot!)
    // A title would be shown beside the tip, and says the same.
    for (const title of plot.querySelectorAll<SVGElement>('[data-tip] > title')) {
      const point = title.parentElement as unknown as SVGElement
      point.dataset.tip = title.textContent ?? ''
      title.remove()
    }
  }
}

for (const event of ['pointermove', 'pointerdown'] as const)
  document.addEventListener(event, e => {
    const target = e.target as Element
    const plot = target.closest('[data-plot]')
    const point = target.closest<Point>('[data-plot] [data-tip]') ?? (plot && nearest(plot, e))
    if (point) show(point)
    else if (target === tip) stay()
    else if (pointed && !pointed.closest('[data-plot]')!.matches(':focus-visible')) leave()
  })
document.addEventListener('focusin', ({ target }) => {
  const plot = target as Element
  const [first] = plot.matches('[data-plot]:focus-visible') ? pointsOf(plot) : []
  if (first) show(first)
})
document.addEventListener('focusout', ({ target }) => (target as Element).matches('[data-plot]') && hide())
document.addEventListener('keydown', e => {
  if (e.key === 'Escape') return hide()
  const plot = e.target as Element
  const step = plot.matches('[data-plot]') && STEPS[e.key]
  if (!step) return
  e.preventDefault()
  const points = pointsOf(plot)
  const next = points[step(pointed ? points.indexOf(pointed) : -1, points.length - 1)]
  if (next) show(next)
})

function nearest(plot: Element, { clientX, clientY }: MouseEvent): Point | null {
  const near = pointsOf(plot).map(point => {
    const { left, right, top, bottom } = point.getBoundingClientRect()
    const across = Math.max(left - clientX, 0, clientX - right)
    return { point, apart: Math.hypot(across, Math.max(top - clientY, 0, clientY - bottom)) }
  })
  return near.filter(({ apart }) => apart <= REACH).sort((a, b) => a.apart - b.apart)[0]?.point ?? null
}

function show(point: Point): void {
  stay()
  if (point === pointed) return
  pointed?.classList.remove('pointed')
  pointed = point
  point.classList.add('pointed')
  tip.textContent = point.dataset.tip ?? ''
  tip.classList.add('on')
  const [at, size] = [point.getBoundingClientRect(), tip.getBoundingClientRect()]
  const most = document.documentElement.clientWidth - size.width - GAP
  const above = at.top - size.height - GAP
  tip.style.left = `${scrollX + Math.max(GAP, Math.min(at.left + (at.width - size.width) / 2, most))}px`
  tip.style.top = `${scrollY + (above < GAP ? at.bottom + GAP : above)}px`
}

const GAP = 8 // px

function stay(): void {
  clearTimeout(leaving)
  leaving = 0
}

/** Time to reach the tip with the pointer. */
function leave(): void {
  leaving ||= setTimeout(hide, LEAVING_MS)
}

function hide(): void {
  stay()
  pointed?.classList.remove('pointed')
  pointed = null
  tip.classList.remove('on')
}
