import { clampChroma, formatHex, modeLrgb, modeOklch, modeRgb, type Oklch, useMode, wcagContrast } from 'culori/fn'
import type { Colours } from './props.ts'

useMode(modeRgb)
useMode(modeLrgb)
const oklch = useMode(modeOklch)

const PAPER = '#ffffff'
const TEXT_CONTRAST = 4.5 // WCAG 2.2 §1.4.3
const EDGE_CONTRAST = 3 // WCAG 2.2 §1.4.11

/** All colours of a page from one, each as near to it as can be read. `ground`: whose hue the page's ground has. */
export function coloursFrom(one: string, ground: string = one): Colours {
  const base = toOklch(one)
  const tone = (l: number, c: number, { c: most, h = 0 }: Oklch = base) =>
    hex({ mode: 'oklch', l, c: Math.min(c, most), h })

  const ink = tone(0.22, 0.035)
  const tint = tone(0.968, 0.018, toOklch(ground))
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

export function toOklch(text: string): Oklch {
  const colour = oklch(text)
  if (!colour) throw new Error(`not a colour: ${text}`)
  return colour
}

/** WCAG 2 contrast of two colours, 1–21, rounded down to what may be said of it. */
export const contrastOf = (a: string, b: string): number => Math.floor(wcagContrast(a, b) * 10) / 10
