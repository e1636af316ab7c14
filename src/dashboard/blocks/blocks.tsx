import type { Child } from 'hono/jsx'
import { LeafField, type Setting } from './fields.tsx'
import { Items } from './items.tsx'
import { type Block, type Leaf, outlineOf } from './outline.ts'
import { textOf } from './said.ts'
import { isFolded, Size } from './size.tsx'
import { wordsAt } from './typed.ts'

interface Props {
  setting: Setting
  template: string
  stored: Setting['form'] | null // where somebody saved meanwhile
}

/** All of a page that its headline, its text and its picture are not, one fold for each block. Fields of the form around it. */
export const Blocks = ({ setting, template, stored }: Props) => {
  const { screen } = setting
  const { blocks } = screen.t
  const outline = outlineOf(template)
  const flags = outline.filter((block): block is Leaf => block.kind === 'flag')
  return (
    <div class="blocks" id="blocks">
      <h3>{blocks.title}</h3>
      <p class="soft small">{blocks.hint}</p>
      <input type="hidden" name="template" value={template} />
      <input type="hidden" name="zone" value={screen.zone} />
      {outline.filter(isPlain).map(leaf => (
        <LeafField setting={setting} leaf={leaf} at={leaf.name} />
      ))}
      {outline.filter(isFolded).map(block => (
        <BlockFold setting={setting} block={block} stored={stored} />
      ))}
      <Fold {...{ setting, name: 'settings', title: blocks.settings, open: flags.some(isWrongIn(setting)) }}>
        {flags.map(leaf => (
          <LeafField setting={setting} leaf={leaf} at={leaf.name} />
        ))}
      </Fold>
    </div>
  )
}

/** A single line or figure needs no fold of its own. */
const isPlain = (block: Block): block is Leaf => !isFolded(block) && block.kind !== 'flag'

const isWrongIn =
  ({ issues }: Setting) =>
  ({ name }: Block): boolean =>
    issues.some(({ path }) => path === `content.${name}` || path.startsWith(`content.${name}.`))

const BlockFold = ({ setting, block, stored }: { setting: Setting; block: Block; stored: Props['stored'] }) => {
  const { screen, form } = setting
  const { name } = block
  const said = wordsAt(form, block, name)
  const before = stored && wordsAt(stored, block, name)
  const isOther = before !== null && before.join() !== said.join()
  return (
    <Fold
      setting={setting}
      name={name}
      title={screen.t.blocks.named[name]!.title}
      size={<Size screen={screen} form={form} block={block} />}
      open={isOther || isWrongIn(setting)(block)}
    >
      {isOther && (
        <p class="meanwhile">
          <strong>{screen.t.desk.edit.meanwhile}</strong> <span lang={setting.lang}>{before.join(' · ') || '–'}</span>
        </p>
      )}
      <Inside setting={setting} block={block} at={name} />
    </Fold>
  )
}

interface InsideProps {
  setting: Setting
  block: Block
  at: string
}

/** A block's fields, below what is said of the whole of it. */
const Inside = ({ setting, block, at }: InsideProps) => {
  if (block.kind !== 'list' && block.kind !== 'group') return <LeafField setting={setting} leaf={block} at={at} />
  const { screen, issues } = setting
  const wrong = issues.find(({ path }) => path === `content.${at}`)
  return (
    <>
      {wrong && <p class="wrong small">{textOf(screen, wrong, at, false)}</p>}
      {block.kind === 'list' ? (
        <Items setting={setting} list={block} at={at} />
      ) : (
        block.parts.map(part => <Part setting={setting} block={part} at={`${at}.${part.name}`} />)
      )}
    </>
  )
}

const Part = ({ setting, block, at }: InsideProps) =>
  block.kind === 'list' || block.kind === 'group' ? (
    <fieldset class="inner">
      <legend>{setting.screen.t.blocks.named[at]!.title}</legend>
      <Inside setting={setting} block={block} at={at} />
    </fieldset>
  ) : (
    <LeafField setting={setting} leaf={block} at={at} />
  )

interface FoldProps {
  setting: Setting
  name: string
  title: string
  size?: Child
  open: boolean
  children: Child
}

const Fold = ({ setting, name, title, size, open, children }: FoldProps) => {
  const help = setting.screen.t.blocks.named[name]?.about
  return (
    <details class="block" open={open || undefined} data-page={name === 'thanks' ? name : undefined}>
      <summary>
        <span>{title}</span> {size}
      </summary>
      <div class="stack" id={`block-${name}`}>
        {help && <p class="soft small">{help}</p>}
        {children}
      </div>
    </details>
  )
}
