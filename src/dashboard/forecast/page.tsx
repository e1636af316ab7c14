import type { Campaign } from '../../campaigns/schema.ts'
import { NAMES } from '../../funnel/plan/assumptions.ts'
import type { Plan } from '../../funnel/plan/plan.ts'
import { Input, Select, type Typed } from '../audiences/fields.tsx'
import { Refusal } from '../done.tsx'
import type { Form } from '../form.ts'
import type { Screen } from '../screen.ts'
import { ENDS, GOALS } from './form.ts'
import { Drivers, Result } from './result.tsx'
import { Rule } from './rule.tsx'
import { Sources } from './sources.tsx'

interface Props {
  screen: Screen
  campaigns: readonly Pick<Campaign, 'slug' | 'name' | 'currency'>[]
  form: Form
  wrong: ReadonlyMap<string, string>
  plan: Plan | null
}

export const PlanPage = ({ screen, campaigns, form, wrong, plan }: Props) => {
  const { forecast: words } = screen.t
  return (
    <>
      <div class="head">
        <h1>{words.title}</h1>
        <p class="soft measure">{words.intro}</p>
      </div>
      {wrong.size > 0 && <Refusal>{words.refused}</Refusal>}
      <form class="card act" method="get" action="/app/plan">
        <Fields screen={screen} campaigns={campaigns} typed={{ form, wrong }} />
        <button class="primary" type="submit">
          {words.submit}
        </button>
      </form>
      {plan && (
        <>
          <div class="period-bar">
            <a class="link file" href={`/app/plan?${new URLSearchParams({ ...form, format: 'csv' })}`} download>
              {screen.t.figures.csv}
            </a>
          </div>
          <Result screen={screen} plan={plan} />
          <div class="pair forecast-pair">
            <Drivers screen={screen} plan={plan} />
            <Rule screen={screen} rule={plan.rule} />
          </div>
          <Sources screen={screen} plan={plan} />
        </>
      )}
    </>
  )
}

const Fields = ({ screen, campaigns, typed }: Pick<Props, 'screen' | 'campaigns'> & { typed: Typed }) => {
  const { forecast: words } = screen.t
  const isOpen = NAMES.some(name => ENDS.some(end => typed.form[`${name}.${end}`] || typed.wrong.has(`${name}.${end}`)))
  const currencies = [...new Set(['EUR', ...campaigns.map(({ currency }) => currency)])]
  return (
    <>
      <div class="fields forecast-goal">
        <Select id="goal" label={words.goal} options={GOALS.map(goal => [goal, words.goals[goal]])} {...typed} />
        <Input id="amount" label={words.amount} hint={words.amountHint} inputmode="decimal" required {...typed} />
        <Select
          id="campaign"
          label={words.campaign}
          hint={words.campaignHint}
          options={[['', words.noCampaign], ...campaigns.map(({ slug, name }) => [slug, name] as const)]}
          {...typed}
        />
      </div>
      <details open={isOpen || typed.wrong.has('currency')}>
        <summary>{words.more}</summary>
        <p class="soft small measure">{words.moreHow}</p>
        <div class="forecast-ranges">
          <Select id="currency" label={words.currency} options={currencies.map(code => [code, code])} {...typed} />
          {NAMES.map(name => (
            <fieldset class="forecast-range">
              <legend class="capital">{name === 'cpm' ? words.names.cpm : words.inPercent(words.names[name])}</legend>
              {ENDS.map(end => (
                <Input id={`${name}.${end}`} label={words[end]} inputmode="decimal" {...typed} />
              ))}
            </fieldset>
          ))}
        </div>
      </details>
    </>
  )
}
