import type { Found, FoundCode, Named } from '../../pages/checks/found.ts'
import { placeOf } from '../blocks/said.ts'
import type { Formats } from '../formats.ts'
import type { Screen } from '../screen.ts'
import { visitName } from './visit-name.ts'

/** What the gate found, in the language of whoever looks: where on the page or in its form, what, and what to do. */
export function foundText(screen: Screen, template: string, found: Found): string {
  const { t, f } = screen
  const say = t.desk.found[found.code] as (p: Named<FoundCode>, f: Formats) => string
  const text = say(found.params as Named<FoundCode>, f)
  const place = placeIn(screen, template, found)
  return place ? t.desk.edit.wrongIn(place, text) : text
}

/** Null: what the sentence tells is of the whole page, or names its place itself. */
function placeIn(screen: Screen, template: string, { path, params }: Found): string | null {
  const { desk, blocks } = screen.t
  if ('element' in params) {
    const { some, named } = desk.elements[params.element as keyof typeof desk.elements]
    return params.words === '' ? some : named(String(params.words))
  }
  if ('visit' in params) return desk.score.atVisit(visitName(screen, String(params.visit)))
  const at = /^content\.(.+)$/.exec(path)?.[1]
  if (at === undefined) return null
  if (at.startsWith('image.')) return desk.edit.imageAlt
  const [top = ''] = at.split('.')
  if (top === 'fields') return desk.questions.title
  return (
    placeOf(screen, template, path) ?? (desk.edit as Partial<Record<string, unknown>>)[top]?.toString() ?? blocks.title
  )
}
