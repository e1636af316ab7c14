import { attribute, type Element } from '../../lib/html.ts'
import type { Issue } from '../../lib/http.ts'
import type { Found } from './found.ts'

export type CheckId =
  | 'match'
  | 'weight'
  | 'first-load'
  | 'third-party'
  | 'wcag.contrast'
  | 'wcag.language'
  | 'wcag.headings'
  | 'wcag.images'
  | 'wcag.names'
  | 'wcag.ids'
  | 'wcag.labels'
  | 'wcag.errors'
  | 'wcag.targets'
  | 'legal-identity'
  | 'form'
  | 'form-notice'
  | 'links'
  | 'placeholders'
  | 'voice'
  | 'offer'
  | 'offer-dates'
  | 'compared-price'
  | 'picture-text'
  | 'test'

/** What the gate found about one thing. Only a failed `block` keeps a page from being published. */
interface Judged {
  ok: boolean
  level: 'block' | 'warn'
  message: string // what was found, and what to do when it is not enough
  overridden?: string // the reason written by whoever published all the same
}

/** `issues`: each place; `path` is where on the page or in the draft. The match tells them in the language of the ad. */
export type Check =
  | (Judged & { id: 'match'; issues?: Issue[] })
  | (Judged & { id: Exclude<CheckId, 'match'>; issues?: Found[] })

/** A check that passes when it finds nothing. `fine`: what is said then. */
export function judged(
  id: Exclude<CheckId, 'match'>,
  level: Check['level'],
  found: readonly Found[],
  fine: string,
): Check {
  const issues = [...new Map(found.map(issue => [`${issue.path} ${issue.message}`, issue])).values()]
  if (issues.length === 0) return { id, ok: true, level, message: fine }
  const said = [...new Set(issues.map(({ message }) => message))]
  const more = said.length > SAID ? ` And ${said.length - SAID} more.` : ''
  return { id, ok: false, level, message: said.slice(0, SAID).join(' ') + more, issues: issues.slice(0, LISTED) }
}

const SAID = 4
const LISTED = 50

/** Where an element is, as short as a person can find it: 'a.button', 'input#f-email'. */
export function placeOf(element: Element): string {
  const id = attribute(element, 'id')
  const name = attribute(element, 'class')?.trim().split(/\s+/)[0]
  return element.tag + (id ? `#${id}` : name ? `.${name}` : '')
}
