import { coloursFrom, contrastOf } from '../../templates/kit/colours.ts'
import type { Kit } from './schema.ts'

/** What a colour of the kit becomes on a page, so that no change of it is a surprise. */
interface ColourCheck {
  path: string
  given: string
  becomes: Record<string, string> // role on the page: colour
  contrast: Record<string, number> // of its text; 4.5 is what WCAG 2.2 AA wants
  message: string
}

export function colourChecks({ primary, secondary }: Kit): ColourCheck[] {
  return [...(primary ? [primaryCheck(primary, secondary)] : []), ...(secondary ? [secondaryCheck(secondary)] : [])]
}

function primaryCheck(given: string, secondary: string | null): ColourCheck {
  const { accent, onAccent, accentStrong, tint } = coloursFrom(given, secondary ?? given)
  const button = contrastOf(accent, onAccent)
  const link = contrastOf(accentStrong, tint)
  const text = onAccent === '#ffffff' ? 'white' : 'dark'
  return {
    path: 'kit.primary',
    given,
    becomes: { button: accent, buttonText: onAccent, link: accentStrong },
    contrast: { button, link },
    message: [
      accent === given
        ? `Buttons are ${given}, with ${text} text (${button}:1).`
        : `Buttons are darkened to ${accent} so that ${text} text can be read on them (${button}:1).`,
      accentStrong === given
        ? `Links keep ${given} (${link}:1).`
        : `Links and marks are darkened to ${accentStrong} so that they can be read (${link}:1).`,
    ].join(' '),
  }
}

function secondaryCheck(given: string): ColourCheck {
  const { tint, ink } = coloursFrom(given)
  const text = contrastOf(ink, tint)
  return {
    path: 'kit.secondary',
    given,
    becomes: { ground: tint },
    contrast: { text },
    message: `The ground of pages in the brand's own colours is ${given} lightened to ${tint}; text on it has ${text}:1.`,
  }
}
