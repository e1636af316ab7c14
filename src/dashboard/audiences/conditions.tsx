import type { Verb } from '../../audiences/conditions.ts'
import type { Screen } from '../screen.ts'
import { FIELDS } from './condition-fields.tsx'
import { About, Box, Group, Select, type Typed } from './fields.tsx'
import { partsOf } from './form-conditions.ts'
import type { Names } from './names.ts'

interface Props {
  screen: Screen
  names: Names
  typed: Typed
}

const FAMILIES = {
  when: ['seen', 'arrived', 'visits', 'touches', 'tier', 'active'],
  where: ['source', 'ad', 'variant', 'device', 'country', 'app', 'clicked'],
  what: ['event', 'value', 'crm', 'contacted', 'named'],
  others: ['stage', 'audience'],
} as const satisfies Record<string, readonly Verb[]>

/** Whatever a rule may ask of somebody, each condition with its opposite; families are open where something is filled in. */
export const Conditions = (props: Props) => {
  const { form, wrong } = props.typed
  const words = props.screen.t.conditions
  const filled = partsOf(form).map(({ field }) => field)
  return (
    <Group title={words.title}>
      <p class="soft small">{words.how}</p>
      <Select
        id="join"
        label={words.join}
        options={[
          ['all', words.all],
          ['any', words.any],
        ]}
        {...props.typed}
      />
      {(Object.keys(FAMILIES) as (keyof typeof FAMILIES)[]).map(family => {
        const verbs: readonly Verb[] = FAMILIES[family]
        const n = verbs.filter(verb => filled.includes(verb)).length
        return (
          <details open={n > 0 || verbs.some(verb => wrong.has(verb))}>
            <summary>
              {words.families[family]} {n > 0 && words.filled(n)}
            </summary>
            <div class="rows">
              {verbs.map(verb => (
                <Row {...props} verb={verb} />
              ))}
            </div>
          </details>
        )
      })}
    </Group>
  )
}

const Row = ({ verb, ...props }: Props & { verb: Verb }) => {
  const { form, wrong } = props.typed
  const words = props.screen.t.conditions
  return (
    <fieldset class="choices" aria-describedby={wrong.has(verb) ? `${verb}-wrong` : undefined}>
      <legend>{words.legends[verb]}</legend>
      <About id={verb} hint={words.hints[verb]} wrong={wrong.get(verb)} />
      {FIELDS[verb]({ ...props, form })}
      <Box name={`not.${verb}`} label={words.invert} form={form} />
    </fieldset>
  )
}
