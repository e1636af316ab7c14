import type { Template } from '../../../templates/kit/template.ts'
import { type Fields, same } from './follow.ts'

/** A draft moved to another template: what was written is kept wherever it fits, the rest is as the template begins with.
 *  `began`: what the old template began with; what is still that was not written by anybody. `dropped`: the fields that
 *  the new template has no place for. */
export function carriedOver(
  template: Template,
  written: Fields,
  began: Fields,
  begins: Fields,
): { content: Fields; dropped: string[] } {
  let content = begins
  const dropped: string[] = []
  for (const [field, value] of Object.entries(written)) {
    if (same(value, began[field])) continue
    const tried = { ...content, [field]: value }
    if (template.content.safeParse(tried).success) content = tried
    else dropped.push(field)
  }
  return { content, dropped }
}

/** A draft with some fields changed. `null` takes an optional field away; where the template takes null, it is null. */
export function merged(template: Template, written: Fields, changes: Fields): Fields {
  const content = { ...written, ...changes }
  const parsed = template.content.safeParse(content)
  if (parsed.success) return content
  const refused = new Set(parsed.error.issues.map(({ path }) => path[0]))
  return Object.fromEntries(Object.entries(content).filter(([field, value]) => value !== null || !refused.has(field)))
}
