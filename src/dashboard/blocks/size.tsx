import type { Form } from '../form.ts'
import type { Screen } from '../screen.ts'
import { type Block, outlineOf } from './outline.ts'
import { numbersIn, wordsAt } from './typed.ts'

interface Props {
  screen: Screen
  form: Form
}

/** How much is written in each block that is folded, for a page that was saved while somebody typed. */
export const Sizes = ({ screen, form }: Props) => (
  <>
    {outlineOf(form.template!)
      .filter(isFolded)
      .map(block => (
        <Size screen={screen} form={form} block={block} />
      ))}
  </>
)

export const Size = ({ screen, form, block }: Props & { block: Block }) => (
  <span class="soft small" id={`size-${block.name}`}>
    {sizeOf(screen, form, block)}
  </span>
)

const FOLDED = new Set<Block['kind']>(['list', 'group', 'lines'])
export const isFolded = ({ kind }: Block): boolean => FOLDED.has(kind)

function sizeOf({ t: { blocks } }: Screen, form: Form, block: Block): string {
  const { name, kind } = block
  if (wordsAt(form, block, name).length === 0) return blocks.nothing
  if (kind === 'lines') return blocks.count(form[name]!.trim().split('\n').length)
  if (kind !== 'list') return blocks.filled
  const said = numbersIn(form, name).filter(number => wordsAt(form, block.item, `${name}.${number}`).length > 0)
  return blocks.count(said.length)
}
