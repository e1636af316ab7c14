import { clampChroma, formatHex, modeLrgb, modeOklch, modeRgb, type Oklch, useMode, wcagContrast } from 'culori/fn'
import type { Theme } from '../../templates/kit/props.ts'

useMode(modeRgb)
useMode(modeLrgb)
const oklch = useMode(modeOklch)

const PAPER = '#ffffff'
const NEUTRAL = '#44546a'
const TEXT_CONTRAST = 4.5 // WCAG 2.2 §1.4.3
const EDGE_CONTRAST = 3 // WCAG 2.2 §1.4.11

/** A page wears its ad's most characteristic colour; failing that its brand's, failing that none in particular. */
export function theme(adPalette: readonly { hex: string; weight: number }[], brand: { primary: string | null }): Theme {
  const base = toOklch(characteristic(adPalette) ?? brand.primary ?? NEUTRAL)
  const tone = (l: number, c: number) => hex({ mode: 'oklch', l, c: Math.min(c, base.c), h: base.h ?? 0 })

  const ink = tone(0.22, 0.035)
  const tint = tone(0.968, 0.018)
  const until = (contrast: number, from: Oklch) => darken(from, colour => wcagContrast(colour, tint) >= contrast)
  return {
    ...button(base, ink),
    accentStrong: until(TEXT_CONTRAST, base),
    ink,
    muted: until(TEXT_CONTRAST, toOklch(tone(0.5, 0.03))),
    field: until(EDGE_CONTRAST, toOklch(tone(0.64, 0.03))),
    line: tone(0.9, 0.02),
    tint,
    paper: PAPER,
  }
}

/** Weight counts by its square root: a small vivid shape says more about an ad than its large pale ground. */
function characteristic(palette: readonly { hex: string; weight: number }[]): string | null {
  let best: { hex: string; score: number } | null = null
  for (const { hex, weight } of palette) {
    const { l, c } = toOklch(hex)
    const score = l > 0.95 || l < 0.2 || c < 0.04 ? 0 : Math.sqrt(weight) * c
    if (score > (best?.score ?? 0)) best = { hex, score }
  }
  return best?.hex ?? null
}

/** Bright colours carry dark text as they are; the others are darkened until white can be read on them. */
function button(base: Oklch, ink: string): { accent: string; onAccent: string } {
  const bright = hex(base)
  return base.l > 0.72 && wcagContrast(bright, ink) >= TEXT_CONTRAST
    ? { accent: bright, onAccent: ink }
    : { accent: darken(base, colour => wcagContrast(colour, PAPER) >= TEXT_CONTRAST), onAccent: PAPER }
}

function darken(from: Oklch, enough: (hex: string) => boolean): string {
  for (let l = from.l; l > 0; l -= 0.01) {
    const colour = hex({ ...from, l })
    if (enough(colour)) return colour
  }
  return '#000000'
}

const hex = (colour: Oklch): string => formatHex(clampChroma(colour, 'oklch'))

function toOklch(text: string): Oklch {
  const colour = oklch(text)
  if (!colour) throw new Error(`not a colour: ${text}`)
  return colour
}
