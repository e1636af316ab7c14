/** Brings into sight, in the page of a frame, what a field says there, else what the fields beside it say. */

export type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement

const WRITTEN = 'input:not([type=hidden], [type=checkbox], [type=radio], [type=file]), textarea'

export function bringIntoSight({ contentDocument, contentWindow: view }: HTMLIFrameElement, field: Field): void {
  const texts = [...(contentDocument?.body?.querySelectorAll('*:not(script, style, template)') ?? [])]
  const place = withBeside(field)
    .flatMap(saidIn)
    .map(said => whereSaid(texts, bare(said)))
    .find(found => found !== null)
  if (!view || !place) return
  const fold = place.closest('details')
  if (fold) fold.open = true
  const top = view.scrollY + place.getBoundingClientRect().top - view.innerHeight / 3
  view.scrollTo({ top, behavior: 'instant' }) // not scrollIntoView: that moves the page around the frame too
}

function withBeside(field: Field): Field[] {
  const around = [field.closest('fieldset'), field.closest('details')]
  return [field, ...around.flatMap(part => [...(part?.querySelectorAll<Field>(WRITTEN) ?? [])])]
}

/** The line that somebody is in, or a day as a page writes it. */
function saidIn(field: Field): string[] {
  const { value } = field
  const [day] = /^\d{4}-\d\d-\d\d/.exec(value) ?? []
  if (day) return daysOf(new Date(day))
  const caret = 'selectionStart' in field ? (field.selectionStart ?? 0) : 0
  const line = value.slice(value.lastIndexOf('\n', caret - 1) + 1).split('\n', 1)[0]!
  return line.split(/\{\w+\}/).sort((a, b) => b.length - a.length).slice(0, 1) // biome-ignore format: one after the other
}

const daysOf = (day: Date): string[] =>
  ['fr', 'en-GB', 'en-US'].map(locale =>
    day.toLocaleDateString(locale, { day: 'numeric', month: 'long', timeZone: 'UTC' }),
  )

/** Letters and digits alone: the page has its own spaces and quotes. */
const bare = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')

const LEAST = 2 // letters; one is everywhere

/** What says that and nothing else, else the innermost of what says it first. */
function whereSaid(texts: readonly Element[], said: string): Element | null {
  if (said.length < LEAST) return null
  const found = texts.filter(({ textContent }) => bare(textContent ?? '').includes(said))
  const alone = found.find(({ textContent }) => bare(textContent ?? '') === said)
  return alone ?? found.reduce<Element | null>((place, next) => (!place || place.contains(next) ? next : place), null)
}
