import type { Audience } from '../../audiences/schema.ts'
import { destinationNames, destinations } from '../../destinations/index.ts'
import { Refusal } from '../done.tsx'
import type { Form } from '../form.ts'
import { Crumb } from '../parts.tsx'
import type { Screen } from '../screen.ts'
import { Group, Input, Select, type Typed } from './fields.tsx'
import type { Names } from './names.ts'
import type { Planned } from './plan-advice.ts'
import { PlanResult } from './plan-result.tsx'

interface Props {
  screen: Screen
  names: Names
  audience: Audience
  form: Form
  refused: { wrong: Typed['wrong'] } | null
  plan: Planned | null
}

/** What a budget would do to an audience. */
export const Planner = ({ screen, names, audience, form, refused, plan }: Props) => {
  const { planner } = screen.t
  return (
    <>
      <div class="head">
        <Crumb href={`/app/audiences/${audience.id}`}>{audience.name}</Crumb>
        <h1>{planner.title}</h1>
        <p class="soft measure">{planner.intro}</p>
      </div>
      {refused && <Refusal>{planner.refused}</Refusal>}
      {plan && <PlanResult screen={screen} names={names} plan={plan} />}
      <form class="card act" method="post" action={`/app/audiences/${audience.id}/plan`}>
        <Fields screen={screen} names={names} typed={{ form, wrong: refused?.wrong ?? new Map() }} />
        <button class="primary" type="submit">
          {planner.submit}
        </button>
      </form>
      <dl class="terms card">
        {Object.values(planner.terms).map(({ term, meaning }) => (
          <div>
            <dt>{term}</dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
    </>
  )
}

const Fields = ({ screen: { t }, names, typed }: { screen: Screen; names: Names; typed: Typed }) => {
  const { planner } = t
  const currencies = [
    ...new Set([typed.form.currency ?? '', ...names.campaigns.map(({ currency }) => currency), 'EUR']),
  ].filter(Boolean)
  return (
    <>
      <div class="fields">
        <Select
          id="destination"
          label={planner.platform}
          options={destinationNames.map(name => [name, destinations[name].label] as const)}
          {...typed}
        />
        <Input id="budget" label={planner.budget} inputmode="decimal" required {...typed} />
        <Select id="currency" label={planner.currency} options={currencies.map(c => [c, c] as const)} {...typed} />
        <Input id="days" label={planner.days} hint={planner.daysHint} inputmode="numeric" required {...typed} />
        <Input id="cpm" label={planner.cpm} hint={planner.cpmHint} inputmode="decimal" {...typed} />
      </div>
      <Group title={planner.order}>
        <div class="fields">
          <Input id="incentive" label={planner.incentive} inputmode="decimal" {...typed} />
          <Select
            id="unit"
            label={planner.incentiveUnit}
            options={[
              ['percent', planner.percent],
              ['amount', planner.amount],
            ]}
            {...typed}
          />
          <Input id="averageOrder" label={planner.price} inputmode="decimal" {...typed} />
          <Input id="margin" label={planner.margin} hint={planner.marginHint} inputmode="decimal" {...typed} />
          <Input id="cpa" label={planner.cpa} inputmode="decimal" {...typed} />
        </div>
      </Group>
    </>
  )
}
