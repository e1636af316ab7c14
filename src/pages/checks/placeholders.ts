import type { CommonContent } from '../../../templates/kit/content.ts'
import type { Issue } from '../../lib/http.ts'
import { type Check, judged } from './check.ts'

/** Dynamic text that nobody declared, and macros that only a platform fills in: visitors would read the braces. */
export function placeholdersCheck(content: unknown): Check {
  const { dynamic = [], ...written } = content as Partial<CommonContent>
  const declared = new Set(dynamic.map(({ name }) => `{${name}}`))
  const found = textsOf(written, 'content').flatMap(({ path, text }): Issue[] =>
    [...text.matchAll(/\{\{[^{}]+\}\}|\{[a-z][a-z0-9_]*\}/g)]
      .filter(([name]) => !declared.has(name))
      .map(([name]) => ({
        path,
        message: `Visitors would read "${name}": write the words, or declare it in content.dynamic.`,
      })),
  )
  return judged('placeholders', 'block', found, 'Every name in braces is filled in.')
}

/** Text is never markup here: whoever pastes « <b> » would show it. */
export function markupCheck(content: unknown): Check {
  const found = textsOf(content, 'content').flatMap(({ path, text }): Issue[] => {
    const [tag] = /<\/?[a-z][a-z0-9-]*(?:\s[^<>]{0,200})?\/?>/i.exec(text) ?? []
    return tag ? [{ path, message: `Visitors would read "${tag}" as it is written: keep the words alone.` }] : []
  })
  return judged('markup', 'warn', found, 'No text holds tags.')
}

function textsOf(value: unknown, path: string): { path: string; text: string }[] {
  if (typeof value === 'string') return [{ path, text: value }]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, each]) => textsOf(each, `${path}.${key}`))
}
