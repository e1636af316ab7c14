import { CRM } from '../../audiences/conditions.ts'
import type { NewAudience } from '../../audiences/schema.ts'
import type { Size } from '../../audiences/size.ts'
import { destinationNames } from '../../destinations/index.ts'
import type { Issue } from '../../lib/http.ts'
import type { Form } from '../form.ts'
import type { Screen } from '../screen.ts'
import { Box, Choices, Group, Input, Select, type Typed } from './fields.tsx'
import { chosen } from './form-fields.ts'
import type { Names } from './names.ts'
import { RuleWords } from './rule-view.tsx'
import { sourceName, tierName } from './rule-words.ts'
import { SizeLine } from './sizes.tsx'

export interface Editing {
  audience: { id: string; name: string } | null // null: a new one
  form: Form
  rule: NewAudience | null // to be shown in words, where it is edited as JSON
  refused: { code: string; wrong: Typed['wrong']; issues: readonly Issue[] } | null
  counted: Size | null
}

/** A rule, made or changed; its size is told before it is kept. */
export const AudienceForm = ({ screen, names, editing }: { screen: Screen; names: Names; editing: Editing }) => {
  const { t } = screen
  const words = t.rule.form
  const { audience, form, refused, counted, rule } = editing
  const typed = { form, wrong: refused?.wrong ?? new Map() }
  return (
    <>
      <div class="head">
        <p class="soft crumb">
          <a href={audience ? `/app/audiences/${audience.id}` : '/app/audiences'}>{audience?.name ?? t.audiences}</a>
        </p>
        <h1>{audience ? words.edit : words.add}</h1>
      </div>
      {refused && <Refused screen={screen} refused={refused} />}
      {counted && (
        <section class="card stack counted" role="status">
          <h2>{words.counted}</h2>
          <SizeLine screen={screen} size={counted} />
        </section>
      )}
      <form
        class="card act"
        method="post"
        action={audience ? `/app/audiences/${audience.id}/edit` : '/app/audiences/new'}
      >
        <Input id="name" label={words.name} hint={words.nameHint} required maxlength={120} {...typed} />
        {form.rule === undefined ? (
          <Fields screen={screen} names={names} typed={typed} />
        ) : (
          <Json screen={screen} names={names} form={form} rule={rule} />
        )}
        <div class="buttons">
          <button class="primary" type="submit" name="act" value="save">
            {words.save}
          </button>
          <button type="submit" name="act" value="count" formnovalidate>
            {words.count}
          </button>
        </div>
      </form>
    </>
  )
}

const Refused = ({ screen: { t }, refused }: { screen: Screen; refused: NonNullable<Editing['refused']> }) => (
  <div class="refusal" role="alert">
    <p>{t.rule.form.refused[refused.code] ?? t.desk.refused.other}</p>
    {refused.issues.length > 0 && (
      <ul class="plain small" lang="en">
        {refused.issues.map(({ path, message }) => (
          <li>
            <code>{path || 'rule'}</code> {message}
          </li>
        ))}
      </ul>
    )}
  </div>
)

const Fields = ({ screen, names, typed }: { screen: Screen; names: Names; typed: Typed }) => {
  const { t } = screen
  const words = t.rule.form
  const tiers = [
    ['', words.anyTier],
    ...names.tiers.map(({ rank, slug }) => [String(rank), tierName(t, slug)] as const),
  ] as const
  const named = (group: string, known: readonly (readonly [string, string])[]) => [
    ...known,
    ...chosen(typed.form, group)
      .filter(value => !known.some(([name]) => name === value))
      .map(value => [value, value] as const),
  ]
  const currencies = [
    ...new Set([typed.form.currency ?? '', ...names.campaigns.map(({ currency }) => currency), 'EUR']),
  ].filter(Boolean)
  const campaigns = named(
    'campaign',
    names.campaigns.map(({ slug, name }) => [slug, name]),
  )
  const others = named(
    'without',
    names.audiences.map(({ id, name }) => [id, name]),
  )
  const sources = [...destinationNames, 'email', 'direct', 'other'].map(
    name => [name, sourceName(screen, name)] as const,
  )
  return (
    <>
      <Group title={words.where}>
        <Choices
          group="campaign"
          field="campaigns"
          legend={words.campaigns}
          hint={words.campaignsHint}
          options={campaigns}
          {...typed}
        />
        <div class="fields">
          <Select id="tierMin" label={words.tierMin} options={tiers} {...typed} />
          <Select id="tierMax" label={words.tierMax} options={tiers} {...typed} />
          <Input id="windowDays" label={words.window} hint={words.windowHint} inputmode="numeric" {...typed} />
          <Input id="seenMin" label={words.seenMin} hint={words.seenMinHint} inputmode="numeric" {...typed} />
        </div>
      </Group>
      <Group title={words.without}>
        <div class="boxes">
          <Box name="leads" label={words.leads} form={typed.form} />
          <Box name="customers" label={words.customers} form={typed.form} />
        </div>
        <div class="fields">
          <Input id="contactedDays" label={words.contacted} hint={words.contactedHint} inputmode="numeric" {...typed} />
        </div>
        {others.length > 0 && (
          <details open={chosen(typed.form, 'without').length > 0 || typed.wrong.has('without')}>
            <summary>{words.others}</summary>
            <Choices group="without" legend={words.others} hint={words.othersHint} options={others} {...typed} />
          </details>
        )}
      </Group>
      <details open={hasMore(typed)}>
        <summary>{words.more}</summary>
        <Group title={words.what}>
          <div class="fields">
            <Input id="visits" label={words.visits} hint={words.visitsHint} inputmode="numeric" {...typed} />
            <Input id="active" label={words.active} hint={words.activeHint} inputmode="numeric" {...typed} />
            <Input id="seenMax" label={words.seenMax} hint={words.seenMaxHint} inputmode="numeric" {...typed} />
            <Input id="countries" label={words.countries} hint={words.countriesHint} {...typed} />
            <Input id="value" label={words.value} hint={words.valueHint} inputmode="decimal" {...typed} />
            <Select id="currency" label={words.currency} options={currencies.map(c => [c, c] as const)} {...typed} />
          </div>
          <Choices group="source" legend={words.sources} options={named('source', sources)} {...typed} />
          <Choices group="device" legend={words.devices} options={Object.entries(t.rule.devices)} {...typed} />
          <Choices
            group="crm"
            legend={words.crm}
            options={CRM.map(status => [status, t.rule.statuses[status]] as const)}
            {...typed}
          />
        </Group>
      </details>
    </>
  )
}

const MORE = ['visits', 'active', 'seenMax', 'countries', 'value']

const hasMore = ({ form, wrong }: Typed): boolean =>
  MORE.some(id => form[id] || wrong.has(id)) ||
  ['source', 'device', 'crm'].some(group => chosen(form, group).length > 0)

interface JsonProps {
  screen: Screen
  names: Names
  form: Form
  rule: NewAudience | null
}

const Json = ({ screen, names, form, rule }: JsonProps) => {
  const words = screen.t.rule.form
  return (
    <>
      <p class="measure">{words.jsonHow}</p>
      {rule && <RuleWords screen={screen} names={names} rule={rule} />}
      <p class="field">
        <label for="rule">{words.json}</label>
        <textarea id="rule" name="rule" class="copy" rows={14} spellcheck={false}>
          {form.rule}
        </textarea>
      </p>
    </>
  )
}
