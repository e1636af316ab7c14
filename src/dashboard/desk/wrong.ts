import type { Issue } from '../../lib/http.ts'
import { idOf, placeOf, textOf } from '../blocks/said.ts'
import { blocksIn } from '../blocks/typed.ts'
import { formOfBlocks } from '../blocks/written.ts'
import type { Form } from '../form.ts'
import type { Screen } from '../screen.ts'

/** `id`: of the field as the form counts its items once it is shown again. */
interface Wrong {
  id: string
  text: string
}

/** Which texts keep the page from being shown and saved, each once, and what a block asks for. */
export function wrongIn(screen: Screen, form: Form, issues: readonly Issue[]): Wrong[] {
  const words = screen.t.desk
  const { template = '' } = form
  const counted = template ? formOfBlocks(template, blocksIn(form), screen.zone) : {} // as the issues number the items
  const told = issues.map(({ path, ...issue }): [string, Wrong] => {
    const at = path.replace(/^content\./, '')
    const id = template ? idOf(template, path) : null
    const [name = ''] = at.split('.')
    const text = id
      ? words.edit.wrongIn(
          placeOf(screen, template, path)!,
          textOf(screen, { path, ...issue }, at, !counted[id]?.trim()),
        )
      : name === 'fields'
        ? words.questions.needed
        : words.edit.wrong(words.edit[name as 'headline'] ?? name)
    return [text, { id: id ?? name, text }]
  })
  return [...new Map(told).values()]
}
