import { differenceCiede2000, modeLab65, modeRgb, parseHex, useMode } from 'culori/fn'
import type { Colour } from './colours.ts'

useMode(modeRgb)
const toLab = useMode(modeLab65)
const difference = differenceCiede2000()

const NEUTRAL_SHARE = 0.3 // of its weight: white is on nearly every page, and tells none from another

interface PaletteMatch {
  score: number // 0–1
  missed: string | null // the colour of the ad that the page is farthest from
}

/** How near the colours of the ad are to those of the page: greedy transport, the nearest pairs first. A colour of the
 *  page's style can be used for any area; one of its picture only for as much as the picture shows of it.
 *  100·exp(−(d/25)^1.5) with d the mean ΔE2000 (research/landing.md §3.4). */
export function paletteMatch(
  ad: readonly Colour[],
  style: readonly Colour[],
  picture: readonly Colour[],
): PaletteMatch {
  const wanted = labs(
    ad.map(colour => ({ ...colour, weight: colour.weight * (isNeutral(colour.hex) ? NEUTRAL_SHARE : 1) })),
  )
  const shown = [...labs(style).map(colour => ({ ...colour, weight: Number.POSITIVE_INFINITY })), ...labs(picture)]
  if (wanted.length === 0) return { score: 1, missed: null }
  if (shown.length === 0) return { score: 0, missed: wanted[0]!.hex }
  const pairs = wanted.flatMap(from => shown.map(to => ({ from, to, distance: difference(from.lab, to.lab) })))
  pairs.sort((a, b) => a.distance - b.distance)
  const total = wanted.reduce((sum, { weight }) => sum + weight, 0)
  const cost = new Map(wanted.map(({ hex }) => [hex, 0]))
  for (const { from, to, distance } of pairs) {
    const moved = Math.min(from.weight, to.weight)
    from.weight -= moved
    to.weight -= moved
    cost.set(from.hex, cost.get(from.hex)! + (moved * distance) / total)
  }
  // What the page has no room left for is as far as its nearest colour of all would be.
  for (const from of wanted.filter(({ weight }) => weight > 1e-9)) {
    const nearest = Math.min(...shown.map(to => difference(from.lab, to.lab)))
    cost.set(from.hex, cost.get(from.hex)! + (from.weight * nearest) / total)
  }
  const mean = [...cost.values()].reduce((sum, c) => sum + c, 0)
  const [missed = null] = [...cost].sort((a, b) => b[1] - a[1])[0] ?? []
  return { score: Math.exp(-((mean / 25) ** 1.5)), missed }
}

function labs(colours: readonly Colour[]) {
  return colours.flatMap(({ hex, weight }) => {
    const rgb = parseHex(hex)
    return rgb && weight > 0 ? [{ hex, weight, lab: toLab(rgb) }] : []
  })
}

/** Near white or near black, and without a hue to speak of. */
function isNeutral(hex: string): boolean {
  const rgb = parseHex(hex)
  if (!rgb) return true
  const { l, a, b } = toLab(rgb)
  return (l > 92 || l < 12) && Math.hypot(a, b) < 10
}
