import type { Child } from 'hono/jsx'
import { CRM, STAGES, type Verb } from '../../audiences/conditions.ts'
import { CLICK_IDS_OF } from '../../destinations/clicks.ts'
import { destinationNames } from '../../destinations/index.ts'
import type { Form } from '../form.ts'
import type { Screen } from '../screen.ts'
import { Boxes, Input, type Option, Select, type Typed, withTicked } from './fields.tsx'
import type { Names } from './names.ts'
import { sourceName, tierName } from './rule-words.ts'

interface Asked {
  screen: Screen
  names: Names
  form: Form
}

// A row's refusal stands beside its legend.
const UNTOLD: Typed['wrong'] = new Map()

const Line = ({ form, ...about }: { form: Form; id: string; label: string; inputmode?: 'numeric' | 'decimal' }) => (
  <Input form={form} wrong={UNTOLD} {...about} />
)

const Choice = ({ form, ...about }: { form: Form; id: string; label: string; options: readonly Option[] }) => (
  <Select form={form} wrong={UNTOLD} {...about} />
)

const Ticks = ({ form, group, options }: { form: Form; group: string; options: readonly Option[] }) => (
  <Boxes group={group} options={withTicked(options, form, group)} form={form} />
)

const Ends = ({ id, form, low, high }: { id: string; form: Form; low: string; high: string }) => (
  <div class="fields">
    <Line id={`${id}Min`} label={low} inputmode="decimal" form={form} />
    <Line id={`${id}Max`} label={high} inputmode="decimal" form={form} />
  </div>
)

const days =
  (id: string) =>
  ({ screen: { t }, form }: Asked) => (
    <Ends id={id} form={form} low={t.conditions.daysAtLeast} high={t.conditions.daysAtMost} />
  )

const amounts =
  (id: string) =>
  ({ screen: { t }, form }: Asked) => <Ends id={id} form={form} low={t.conditions.atLeast} high={t.conditions.atMost} />

/** By verb: what its condition is typed in. */
export const FIELDS: Record<Verb, (asked: Asked) => Child> = {
  seen: days('seen'),
  arrived: days('arrived'),
  visits: amounts('visits'),
  touches: amounts('touches'),
  tier: ({ screen: { t }, names, form }) => {
    const tiers: Option[] = [
      ['', t.conditions.anyTier],
      ...names.tiers.map(({ rank, slug }): Option => [String(rank), tierName(t, slug)]),
    ]
    return (
      <div class="fields">
        <Choice id="reachedMin" label={t.conditions.atLeast} options={tiers} form={form} />
        <Choice id="reachedMax" label={t.conditions.atMost} options={tiers} form={form} />
      </div>
    )
  },
  active: ({ screen: { t }, form }) => (
    <Line id="active" label={t.conditions.topPercent} inputmode="numeric" form={form} />
  ),
  source: ({ screen, form }) => (
    <>
      <Ticks
        group="source"
        options={[...destinationNames, 'email', 'direct', 'other'].map(name => [name, sourceName(screen, name)])}
        form={form}
      />
      <Line id="source" label={screen.t.conditions.otherSources} form={form} />
    </>
  ),
  ad: ({ screen: { t }, form }) => <Line id="ad" label={t.conditions.ads} form={form} />,
  variant: ({ screen: { t }, form }) => <Line id="variant" label={t.conditions.variants} form={form} />,
  device: ({ screen: { t }, form }) => <Ticks group="device" options={Object.entries(t.rule.devices)} form={form} />,
  country: ({ screen: { t }, form }) => <Line id="country" label={t.conditions.countries} form={form} />,
  app: ({ screen: { t }, form }) => <Line id="app" label={t.conditions.apps} form={form} />,
  clicked: ({ screen, form }) => (
    <Ticks
      group="clicked"
      options={destinationNames.filter(name => name in CLICK_IDS_OF).map(name => [name, sourceName(screen, name)])}
      form={form}
    />
  ),
  event: ({ screen: { t }, form }) => (
    <div class="fields">
      <Line id="eventName" label={t.conditions.eventName} form={form} />
      <Line id="eventMin" label={t.conditions.times} inputmode="numeric" form={form} />
    </div>
  ),
  value: ({ screen: { t }, names, form }) => {
    const own = names.campaigns.map(({ currency }) => currency)
    const currencies = [...new Set([...own, 'EUR'])].map((code): Option => [code, code])
    return (
      <>
        <Ends id="value" form={form} low={t.conditions.atLeast} high={t.conditions.atMost} />
        <Choice id="currency" label={t.conditions.currency} options={currencies} form={form} />
      </>
    )
  },
  crm: ({ screen: { t }, form }) => (
    <Ticks group="crm" options={CRM.map(status => [status, t.rule.statuses[status]])} form={form} />
  ),
  contacted: ({ screen: { t }, form }) => (
    <Line id="contacted" label={t.conditions.lastDays} inputmode="numeric" form={form} />
  ),
  named: ({ screen: { t }, form }) => (
    <Choice
      id="named"
      label={t.conditions.details}
      options={[
        ['', t.conditions.anyDetails],
        ['yes', t.conditions.left],
        ['no', t.conditions.notLeft],
      ]}
      form={form}
    />
  ),
  stage: ({ screen: { t }, form }) => (
    <Ticks group="stage" options={STAGES.map(stage => [stage, t.rule.stages[stage]])} form={form} />
  ),
  audience: ({ screen: { t }, names, form }) => (
    <Choice
      id="audience"
      label={t.conditions.audience}
      options={[['', t.conditions.noAudience], ...names.audiences.map(({ id, name }): Option => [id, name])]}
      form={form}
    />
  ),
}
