import type { Dice } from './dice.ts'
import { oddText } from './hostile.ts'

export interface Form {
  method: 'GET' | 'POST'
  action: string
  fields: [string, string][] // as a browser would send them untouched
  isFile: boolean
}

/** The forms of a page, read as a browser reads them. */
export async function formsIn(page: Response): Promise<Form[]> {
  const forms: Form[] = []
  const one = () => forms.at(-1)
  const field = (element: Element, value: string | null) => {
    const name = element.getAttribute('name')
    if (name) one()?.fields.push([name, value ?? ''])
  }
  await new HTMLRewriter()
    .on('form', {
      element(element) {
        const method = element.getAttribute('method') === 'post' ? 'POST' : 'GET'
        const isFile = element.getAttribute('enctype') === 'multipart/form-data'
        forms.push({ method, action: unescaped(element.getAttribute('action') ?? ''), fields: [], isFile })
      },
    })
    .on('form input, form select, form textarea, form button', {
      element: element => field(element, unescaped(element.getAttribute('value') ?? '')),
    })
    .transform(page)
    .text()
  return forms
}

const unescaped = (text: string): string =>
  text
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')

/** The fields with some changed, gone, twice or unknown. */
export function oddFields(dice: Dice, fields: readonly [string, string][]): [string, string][] {
  const sent = fields.flatMap(([name, value]): [string, string][] => {
    const [keep, other] = [
      [name, value] as [string, string],
      () => [name, oddText(dice).slice(0, 20_000)] as [string, string],
    ]
    switch (dice.below(12)) {
      case 0:
        return []
      case 1:
        return [keep, other()]
      case 2:
      case 3:
      case 4:
        return [other()]
      default:
        return value === '' && dice.chance(0.6) ? [] : [keep]
    }
  })
  if (dice.chance(0.05)) for (let i = 0; i < 2000; i++) sent.push([`f${i}`, 'x'])
  if (dice.chance(0.1)) sent.push([oddText(dice).slice(0, 200), oddText(dice).slice(0, 200)])
  return sent
}
