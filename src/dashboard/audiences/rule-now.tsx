import { condition } from '../../audiences/conditions.ts'
import type { Preview } from '../../audiences/preview.ts'
import type { Rule } from '../../audiences/schema.ts'
import { destinationNames, destinations } from '../../destinations/index.ts'
import type { Form } from '../form.ts'
import type { Screen } from '../screen.ts'
import { partsOf } from './form-conditions.ts'
import { Bar, LeftOutPicture } from './left-out.tsx'
import type { Names } from './names.ts'
import { FORM, Press } from './press.tsx'
import { Branch, RuleBase } from './rule-view.tsx'
import { treeWords } from './rule-words.ts'
import { Enough, SizeCount, SizeLine } from './sizes.tsx'
import { WaysToWiden } from './wider.tsx'

export interface Now {
  form: Form
  rule: Rule | null // null: what is typed is none yet
  counted: Preview | null
  wrong: readonly string[] // why it is not counted
}

interface Props {
  screen: Screen
  names: Names
  now: Now
}

/** What the rule says and holds while it is typed: in one line above the buttons, and whole beside the form. */
export const RuleNow = ({ screen, names, now }: Props) => {
  const words = screen.t.rule.form
  return (
    <aside class="card stack rule-now" id="rule-now" data-live-of={FORM} tabindex={0} aria-labelledby="rule-says">
      <h2 id="rule-says">{words.says}</h2>
      {now.rule && <Said screen={screen} names={names} form={now.form} rule={now.rule} />}
      {now.wrong.length > 0 && (
        <ul class="plain small wrong">
          {now.wrong.map(text => (
            <li>{text}</li>
          ))}
        </ul>
      )}
      {now.counted ? (
        <Counted screen={screen} size={now.counted} />
      ) : (
        now.wrong.length === 0 && <p class="soft">{words.notYet}</p>
      )}
    </aside>
  )
}

/** The size in one line. */
export const RuleCount = ({ screen, size }: { screen: Screen; size: Preview | null }) => (
  <div id="rule-count" class="rule-count" role="status">
    {size && <SizeCount screen={screen} size={size} />}
  </div>
)

const Said = ({ screen, names, form, rule }: { screen: Screen; names: Names; form: Form; rule: Rule }) => {
  const { t } = screen
  const said = { screen, names }
  const conditions = [
    ...partsOf(form),
    ...(form.where?.trim() ? [{ field: 'where' as const, condition: JSON.parse(form.where) }] : []),
  ]
  return (
    <div class="rule">
      <RuleBase said={said} rule={rule} />
      {conditions.length > 0 && (
        <>
          {conditions.length > 1 && <p>{'any' in (rule.where ?? {}) ? t.rule.any : t.rule.all}</p>}
          <ul class="said">
            {conditions.map(({ field, condition: typed }) => {
              const asked = condition.parse(typed)
              return (
                <li>
                  <ul class="tree">
                    <Branch said={said} at={asked} />
                  </ul>
                  <Press act={`remove.${field}`} label={t.rule.form.removeOf(treeWords(said, asked))}>
                    {t.rule.form.remove}
                  </Press>
                </li>
              )
            })}
          </ul>
        </>
      )}
    </div>
  )
}

const Counted = ({ screen, size }: { screen: Screen; size: Preview }) => {
  const { t } = screen
  const words = t.rule.form
  const short = destinationNames.some(name => size.destinations[name].enough !== true)
  return (
    <>
      <h3>{words.counted}</h3>
      <SizeLine screen={screen} size={size} />
      <h3>{t.audience.size.out}</h3>
      <LeftOutPicture screen={screen} size={size} out={size.leftOut} />
      <h3>{words.platforms}</h3>
      <ul class="shares">
        {destinationNames.map(name => {
          const reach = size.destinations[name]
          return (
            <li>
              <span>
                <strong>{destinations[name].label}</strong> <Enough screen={screen} reach={reach} />
              </span>
              <Bar n={reach.rows} of={reach.minimum} isFull={reach.enough === true} />
            </li>
          )
        })}
      </ul>
      {short && <WaysToWiden screen={screen} wider={size.wider} />}
    </>
  )
}
