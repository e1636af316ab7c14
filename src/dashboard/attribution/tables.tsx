import type { Child } from 'hono/jsx'
import type { Attribution } from '../../funnel/attribution/attribute.ts'
import type { Credit } from '../../funnel/attribution/credit.ts'
import { MODELS } from '../../funnel/attribution/models.ts'
import { conversionsOf } from '../../funnel/attribution/report.ts'
import { Money } from '../money.tsx'
import type { Screen } from '../screen.ts'
import { ModelName } from './model-name.tsx'
import { conversionsIn, type Row, tenth } from './rows.ts'

interface Props {
  screen: Screen
  rows: readonly Row[]
}

export const Credits = ({ screen, rows }: Props) => (
  <Models screen={screen} caption={screen.t.attribution.table}>
    {rows.map(row => (
      <tr>
        <th scope="row">{row.name}</th>
        {MODELS.map(model => (
          <td>{screen.f.count(tenth(conversionsIn(row, model)))}</td>
        ))}
      </tr>
    ))}
  </Models>
)

/** What was sold, less what was given back. Nothing where nothing has a value. */
export const Values = ({ screen, rows }: Props) => {
  const valued = rows.filter(({ credits }) => Object.values(credits).some(({ value }) => Object.keys(value).length > 0))
  if (valued.length === 0) return null
  return (
    <details>
      <summary>{screen.t.attribution.values}</summary>
      <Models screen={screen} caption={screen.t.attribution.values} isMoney>
        {valued.map(({ name, credits }) => (
          <tr>
            <th scope="row">{name}</th>
            {MODELS.map(model => (
              <td>
                <Money screen={screen} spend={credits[model]?.value ?? {}} />
              </td>
            ))}
          </tr>
        ))}
      </Models>
    </details>
  )
}

/** What the campaign got of others, and gave. */
export const Balance = ({ screen, models }: { screen: Screen; models: Attribution['models'] }) => {
  const { attribution: words } = screen.t
  const givers = [...new Set(models.flatMap(({ received }) => received.map(({ campaign }) => campaign)))]
  const line = (name: string, of: (report: Attribution['models'][number]) => Credit | undefined) => (
    <tr>
      <th scope="row">{name}</th>
      {models.map(report => {
        const credit = of(report)
        return <td>{screen.f.count(credit ? tenth(conversionsOf(credit)) : 0)}</td>
      })}
    </tr>
  )
  return (
    <section class="card stack" aria-labelledby="balance">
      <h2 id="balance">{words.balance}</h2>
      <p class="soft measure">{words.balanceHow}</p>
      <Models screen={screen} caption={words.credit} head={words.credit}>
        {line(words.given, ({ given }) => given)}
        {line(words.kept, ({ kept }) => kept)}
        {givers.map(slug =>
          line(words.received(screen.names.campaigns.get(slug) ?? slug), ({ received }) =>
            received.find(({ campaign }) => campaign === slug),
          ),
        )}
        {line(words.total, ({ total }) => total)}
      </Models>
    </section>
  )
}

interface ModelsProps {
  screen: Screen
  caption: string
  head?: string
  isMoney?: boolean
  children: Child
}

const Models = ({ screen: { t }, caption, head = t.attribution.to, isMoney = false, children }: ModelsProps) => (
  <section class="scrolls" tabindex={0} aria-label={caption}>
    <table class={isMoney ? 'sums money' : 'sums'}>
      <caption class="hidden">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{head}</th>
          {MODELS.map(model => (
            <th scope="col">
              <ModelName t={t} model={model} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  </section>
)
