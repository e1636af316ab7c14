import { coloursFrom, toOklch } from '../../templates/kit/colours.ts'
import type { Font, Theme } from '../../templates/kit/props.ts'
import type { Kit } from '../brands/schema.ts'

const NEUTRAL = '#44546a'

type Palette = readonly { hex: string; weight: number }[]

/** What of a brand's kit its pages wear. */
type Wardrobe = Pick<Kit, 'primary'> & Partial<Pick<Kit, 'secondary' | 'colours' | 'font' | 'customFont'>>

/** A page wears its ad's most characteristic colour; failing that, or when the brand wants its own, its brand's; failing
 *  that none in particular. */
export function theme(adPalette: Palette, kit: Wardrobe): Theme {
  const font = fontOf(kit)
  return { ...coloursOf(adPalette, kit), ...(font && { font }) }
}

function coloursOf(adPalette: Palette, { primary, secondary, colours }: Wardrobe) {
  const own = primary && (() => coloursFrom(primary, secondary ?? primary))
  if (own && colours === 'brand') return own()
  const ads = characteristic(adPalette)
  if (ads) return coloursFrom(ads)
  return own ? own() : coloursFrom(NEUTRAL, secondary ?? NEUTRAL)
}

function fontOf({ font, customFont }: Wardrobe): Font | null {
  if (!font || font === 'system') return null
  if (font !== 'custom') return { stack: font }
  return customFont ? { stack: 'custom', file: customFont.file, bytes: customFont.bytes } : null
}

/** Weight counts by its square root: a small vivid shape says more about an ad than its large pale ground. */
function characteristic(palette: Palette): string | null {
  let best: { hex: string; score: number } | null = null
  for (const { hex, weight } of palette) {
    const { l, c } = toOklch(hex)
    const score = l > 0.95 || l < 0.2 || c < 0.04 ? 0 : Math.sqrt(weight) * c
    if (score > (best?.score ?? 0)) best = { hex, score }
  }
  return best?.hex ?? null
}
