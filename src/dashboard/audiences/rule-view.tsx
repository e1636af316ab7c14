import type { Condition } from '../../audiences/conditions.ts'
import type { Rule } from '../../audiences/schema.ts'
import { capital } from '../formats.ts'
import type { Screen } from '../screen.ts'
import type { Names } from './names.ts'
import { baseOf, exclusions, leafWords } from './rule-words.ts'

interface Props {
  screen: Screen
  names: Names
  rule: Rule
}

/** A rule in words, its nested conditions as nested lists. */
export const RuleWords = ({ screen, names, rule }: Props) => {
  const said = { screen, names }
  return (
    <div class="rule">
      <RuleBase said={said} rule={rule} />
      {rule.where && (
        <ul class="tree">
          <Branch said={said} at={rule.where} />
        </ul>
      )}
      {rule.ladder && <p class="soft">{screen.t.rule.rung(rule.ladder.rung + 1)}</p>}
    </div>
  )
}

type Said = Parameters<typeof leafWords>[0]

/** Among whom a rule looks, and whom it leaves out. */
export const RuleBase = ({ said, rule }: { said: Said; rule: Rule }) => {
  const { t, f } = said.screen
  const out = exclusions(said, rule)
  return (
    <p>
      {baseOf(said, rule)}
      {out.length > 0 && t.rule.except(f.list(out))}.
    </p>
  )
}

/** A condition, and those within it, as an item of a list. */
export const Branch = ({ said, at }: { said: Said; at: Condition }) => {
  const { rule } = said.screen.t
  if (!('all' in at || 'any' in at || 'not' in at)) return <li>{capital(leafWords(said, at))}</li>
  const [name, inner] = 'all' in at ? [rule.all, at.all] : 'any' in at ? [rule.any, at.any] : [rule.none, [at.not]]
  return (
    <li>
      {name}
      <ul>
        {inner.map(one => (
          <Branch said={said} at={one} />
        ))}
      </ul>
    </li>
  )
}
