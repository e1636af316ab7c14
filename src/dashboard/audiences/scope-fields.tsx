import type { Screen } from '../screen.ts'
import { Box, Choices, Group, Input, Select, type Typed, withTicked } from './fields.tsx'
import { chosen } from './form-values.ts'
import type { Names } from './names.ts'
import { tierName } from './rule-words.ts'

/** Where, how far, since when, and whom to leave out: what comes before the conditions. */
export const ScopeFields = ({ screen, names, typed }: { screen: Screen; names: Names; typed: Typed }) => {
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
