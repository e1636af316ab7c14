import type { CtaName } from './cta.ts'
import { ctaOf } from './import/labels.ts'
import { languageOf } from './import/language.ts'
import { oneLine, unixLines, withoutMacros } from './import/texts.ts'

/** An ad as it was copied from somewhere: a field that the text does not tell is null. */
interface PastedAd {
  headline: string | null
  primaryText: string | null
  description: string | null
  cta: CtaName | null
  language: 'fr' | 'en' | null
}

/** Reads an ad that was pasted whole: from an ad library (name, « Sponsorisé », text, address, headline, description, button),
 *  from a brief that names its fields (« Titre : … »), or as its first line and the rest. */
export function readPaste(pasted: string): PastedAd {
  const lines = withoutMacros(unixLines(pasted))
    .text.split('\n')
    .map(line => line.trim())
  const { named, rest } = namedFields(lines)
  const { button, rest: texts } = withoutButton(withoutFurniture(rest))
  const placed = placedIn(texts)
  const headline = named.headline ?? placed.headline
  const primaryText = named.primaryText ?? placed.primaryText
  const description = named.description ?? placed.description
  const all = [headline, primaryText, description].filter(text => text !== null).join('\n')
  return {
    headline,
    primaryText,
    description,
    cta: named.cta ? ctaOf(named.cta) : button,
    language: all === '' ? null : languageOf(all, 'fr'),
  }
}

const LABELS: [keyof Named, RegExp][] = [
  ['headline', /^(?:titre|headline|titel)\s*(?:\d+\s*)?:\s*/i],
  ['primaryText', /^(?:texte(?: principal)?|accroche|primary text|text|introductory text|body)\s*:\s*/i],
  ['description', /^(?:description|texte secondaire|link description)\s*:\s*/i],
  ['cta', /^(?:bouton|button|cta|call[ -]to[ -]action|appel à l['’]action)\s*:\s*/i],
]

interface Named {
  headline: string | null
  primaryText: string | null
  description: string | null
  cta: string | null
}

/** « Titre : … » and the lines below it, up to the next name or an empty line. Of two of one name the first counts. */
function namedFields(lines: readonly string[]): { named: Named; rest: string[] } {
  const found: Partial<Record<keyof Named, string[]>> = {}
  const rest: string[] = []
  let into: string[] | null = null
  for (const line of lines) {
    const [name, label] = LABELS.find(([, pattern]) => pattern.test(line)) ?? []
    if (name && label) {
      into = [line.replace(label, '')]
      if (found[name]) into = []
      else found[name] = into
    } else if (into && line !== '') into.push(line)
    else {
      into = null
      rest.push(line)
    }
  }
  const text = (name: keyof Named, glue: string) => found[name]?.filter(Boolean).join(glue) || null
  const named = { headline: text('headline', ' '), primaryText: text('primaryText', '\n') }
  return { named: { ...named, description: text('description', ' '), cta: text('cta', ' ') }, rest }
}

const SPONSORED = /^(?:sponsoris[ée]e?|sponsored|publicit[ée]|promoted|sponsorisé\s*·.*|sponsored\s*·.*|promu)$/i
const FURNITURE =
  /^(?:…|\.\.\.)?\s*(?:voir plus|see more|voir moins|see less|j['’]aime|like|commenter|comment|partager|share|actif|active|inactif|inactive|·|\d+)$/i

/** Who placed the ad, and what the platform writes around it. */
function withoutFurniture(lines: readonly string[]): string[] {
  const sponsored = lines.findIndex(line => SPONSORED.test(line))
  return lines
    .slice(sponsored + 1)
    .filter(line => !FURNITURE.test(line))
    .map(line => line.replace(/\s*(?:…|\.\.\.)\s*(?:voir plus|see more)$/i, '…'))
}

/** The last line that is a button's own words; a text that merely begins like one is none. */
function withoutButton(lines: readonly string[]): { button: CtaName | null; rest: string[] } {
  const at = lines.findLastIndex(line => line !== '' && ctaOf(line) !== null)
  if (at < 0 || lines.filter(Boolean).length < 2) return { button: null, rest: [...lines] }
  return { button: ctaOf(lines[at]!), rest: lines.toSpliced(at, 1) }
}

const ADDRESS = /^(?:https?:\/\/)?(?:[\p{L}\d-]+\.)+\p{L}{2,}(?:\/\S*)?$/u

/** The address that platforms print stands between the text and the headline. Without one the first line is the headline. */
function placedIn(lines: readonly string[]): Pick<PastedAd, 'headline' | 'primaryText' | 'description'> {
  const at = lines.findIndex(line => ADDRESS.test(line))
  const written = lines.filter(line => !ADDRESS.test(line))
  const [above, below] = at < 0 ? [written, []] : [lines.slice(0, at), lines.slice(at + 1).filter(line => line !== '')]
  if (below.length > 0)
    return {
      headline: oneLine(below[0]!) || null,
      primaryText: textOf(above),
      description: oneLine(below.slice(1).filter(line => !ADDRESS.test(line)).join(' ')) || null,
    } // biome-ignore format: one field a line
  const first = above.findIndex(line => line !== '')
  if (first < 0) return { headline: null, primaryText: null, description: null }
  return { headline: oneLine(above[first]!), primaryText: textOf(above.slice(first + 1)), description: null }
}

const textOf = (lines: readonly string[]): string | null =>
  lines.join('\n').replace(/\n{3,}/g, '\n\n').trim() || null // biome-ignore format: one line
