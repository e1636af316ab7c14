import { LeafField, type Setting } from './fields.tsx'
import type { Leaf, List } from './outline.ts'
import { keyOf } from './said.ts'
import { numbersIn } from './typed.ts'

interface Props {
  setting: Setting
  list: List
  at: string
}

/** The items of a list. With a script they are added, moved and removed at once; without, one more waits below. */
export const Items = ({ setting, list, at }: Props) => {
  const { screen, form } = setting
  const { add = '' } = screen.t.blocks.named[keyOf(at)]!
  const numbers = numbersIn(form, at)
  return (
    <>
      <ol class="plain items" id={`${at}-items`} data-items={String(list.most)}>
        {numbers.map(number => (
          <Item setting={setting} list={list} at={`${at}.${number}`} />
        ))}
      </ol>
      <template id={`${at}-item`}>
        <Item setting={setting} list={list} at={`${at}.new`} />
      </template>
      <button type="button" class="script-only" data-item-add={at} hidden={numbers.length >= list.most || undefined}>
        {add}
      </button>
      <noscript>
        {numbers.length < list.most && (
          <ol class="plain items">
            <Item setting={setting} list={list} at={`${at}.new`} />
          </ol>
        )}
        <p class="soft small">{screen.t.blocks.emptied}</p>
      </noscript>
    </>
  )
}

const Item = ({ setting, list: { item }, at }: Props) => {
  const { blocks } = setting.screen.t
  const { one = '' } = blocks.named[keyOf(at)]!
  return (
    <li>
      <fieldset class="item">
        <legend>{one}</legend>
        {item.parts.map(leaf => (
          <LeafField setting={setting} leaf={leaf as Leaf} at={`${at}.${leaf.name}`} />
        ))}
        <p class="tools script-only">
          <button type="button" class="quiet" data-item-up>
            {blocks.up} <span class="hidden">{one}</span>
          </button>
          <button type="button" class="quiet" data-item-remove>
            {blocks.remove} <span class="hidden">{one}</span>
          </button>
        </p>
      </fieldset>
    </li>
  )
}
