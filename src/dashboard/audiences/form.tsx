import type { Audience, NewAudience } from '../../audiences/schema.ts'
import type { Size } from '../../audiences/size.ts'
import type { Issue } from '../../lib/http.ts'
import type { Form } from '../form.ts'
import { issueText } from '../issues.ts'
import type { Screen } from '../screen.ts'
import { Conditions } from './conditions.tsx'
import { Box, Choices, Group, Input, Select, type Typed, withTicked } from './fields.tsx'
import { chosen } from './form-values.ts'
import type { Names } from './names.ts'
import { RuleText } from './rule-text.tsx'
import { tierName } from './rule-words.ts'
import { SizeLine } from './sizes.tsx'

export interface Editing {
  audience: Audience | null // null: a new one
  form: Form
  rule: NewAudience | null // to be shown in words, where it is text
  refused: {
    code: string
    wrong: Typed['wrong']
    issues: readonly Issue[] // of no field
    inText: readonly Issue[] // of the rule as text
  } | null
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
        {audience?.ladder && <p class="soft measure">{t.rule.rung(audience.ladder.rung + 1)}</p>}
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
        <Fields screen={screen} names={names} typed={typed} />
        <Conditions screen={screen} names={names} typed={typed} />
        <RuleText screen={screen} names={names} typed={typed} rule={rule} issues={refused?.inText ?? []} />
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

const Refused = ({ screen, refused }: { screen: Screen; refused: NonNullable<Editing['refused']> }) => {
  const { t } = screen
  const whole = t.rule.form.refused[refused.code] ?? t.desk.refused.other!
  const more = refused.issues.map(issue => ({ path: issue.path, text: issueText(screen, issue, whole) }))
  return (
    <div class="refusal" role="alert">
      <p>{whole}</p>
      <ul class="plain small">
        {more
          .filter(({ text }) => text !== whole)
          .map(({ path, text }) => (
            <li>
              <code>{path}</code> {text}
            </li>
          ))}
      </ul>
    </div>
  )
}

const Fields = ({ screen, names, typed }: { screen: Screen; names: Names; typed: Typed }) => {
  const { t } = screen
  const words = t.rule.form
  const tiers = [
    ['', words.anyTier],
    ...names.tiers.map(({ rank, slug }) => [String(rank), tierName(t, slug)] as const),
  ] as const
  const { form } = typed
  const campaigns = withTicked(
    names.campaigns.map(({ slug, name }) => [slug, name]),
    form,
    'campaign',
  )
  const others = withTicked(
    names.audiences.map(({ id, name }) => [id, name]),
    form,
    'without',
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
        </div>
      </Group>
      <Group title={words.without}>
        <div class="boxes">
          <Box name="leads" label={words.leads} form={form} />
          <Box name="customers" label={words.customers} form={form} />
        </div>
        <div class="fields">
          <Input id="contactedDays" label={words.contacted} hint={words.contactedHint} inputmode="numeric" {...typed} />
        </div>
        {others.length > 0 && (
          <details open={chosen(form, 'without').length > 0 || typed.wrong.has('without')}>
            <summary>{words.others}</summary>
            <Choices group="without" legend={words.others} hint={words.othersHint} options={others} {...typed} />
          </details>
        )}
      </Group>
    </>
  )
}
