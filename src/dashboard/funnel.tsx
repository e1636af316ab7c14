import { economicsOf, type Price } from '../funnel/economics.ts'
import type { Counts, Funnel, Share, Stage } from '../funnel/stages.ts'
import { heights, Slice } from './flow.tsx'
import { roughly } from './leak/say.ts'
import { Figure, Unknown } from './parts.tsx'
import type { Screen } from './screen.ts'

interface Props {
  screen: Screen
  currency: string
  counts: Counts
  funnel: Funnel
  prorated: boolean
}

/** The four stages as a picture, then as a table with what the picture cannot say, then what each result cost. */
export const FunnelCard = ({ screen, currency, counts, funnel, prorated }: Props) => {
  const { t } = screen
  return (
    <section class="card" aria-labelledby="funnel">
      <h2 id="funnel">{t.funnel.title}</h2>
      <Picture screen={screen} stages={funnel.stages} />
      <Table screen={screen} stages={funnel.stages} />
      <Prices screen={screen} funnel={funnel} counts={counts} currency={currency} />
      <p class="soft small">
        {t.funnel.scale} {prorated && t.funnel.prorated}
      </p>
    </section>
  )
}

const Picture = ({ screen: { t, f }, stages }: { screen: Screen; stages: Stage[] }) => {
  const sizes = heights(stages.map(stage => stage.count))
  return (
    <div class="river" role="img" aria-label={t.funnel.figure}>
      {stages.map(({ stage, count, rate }, i) => (
        <div class="stage">
          <div class="stage-text">
            <span class="stage-name">{t.stages[stage]}</span>
            <span class="stage-count">{count === null ? '?' : f.count(count)}</span>
            <span class="soft small">{t.counted[stage]}</span>
          </div>
          <Slice size={sizes[i]!} next={sizes[i + 1] ?? sizes[i]!} stage={i + 1} known={count !== null} />
          {rate !== null && <span class="passage">{f.percent(rate)}</span>}
        </div>
      ))}
    </div>
  )
}

const Table = ({ screen, stages }: { screen: Screen; stages: Stage[] }) => {
  const { t, f } = screen
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{t.funnel.stage}</th>
          <th scope="col">{t.funnel.volume}</th>
          <th scope="col">
            {t.funnel.passage} <span class="wide">{t.funnel.passageHint}</span>
          </th>
          <th scope="col">{t.funnel.interval}</th>
        </tr>
      </thead>
      <tbody>
        {stages.map(stage => (
          <tr>
            <th scope="row">
              {t.stages[stage.stage]} <span class="wide soft">{t.counted[stage.stage]}</span>
            </th>
            <td>{stage.count === null ? <span class="soft">{t.unknown}</span> : f.count(stage.count)}</td>
            <td>{stage.rate === null ? <Unknown /> : f.percent(stage.rate)}</td>
            <td>{between(screen, stage) ?? <Unknown />}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const between = ({ f }: Screen, { interval }: Share): string | null =>
  interval && f.percents(interval.low, interval.high)

const Prices = ({
  screen: { t, f },
  funnel,
  counts,
  currency,
}: {
  screen: Screen
  funnel: Funnel
  counts: Counts
  currency: string
}) => {
  const money = (micros: number | null) => (micros === null ? '–' : f.money(micros, currency))
  const rate = (share: Share) => (share.rate === null ? '–' : f.percent(share.rate))
  const { cpc, cpl, cpa } = economicsOf(counts, null)
  const price = ({ micros, interval }: Price) => (
    <>
      {money(micros)}
      {interval && (
        <span class="soft small interval">
          {t.leak.from(money(roughly(interval.low)), money(roughly(interval.high)))}
        </span>
      )}
    </>
  )
  return (
    <dl class="prices">
      <Figure name={t.spend}>{money(counts.costMicros)}</Figure>
      <Figure name={t.cpm}>{money(funnel.cpmMicros)}</Figure>
      <Figure name={t.ctr}>{rate(funnel.ctr)}</Figure>
      <Figure name={t.leak.prices.cpc}>{price(cpc)}</Figure>
      <Figure name={t.cvr}>{rate(funnel.cvr)}</Figure>
      <Figure name={t.cpl}>{price(cpl)}</Figure>
      <Figure name={t.cpa}>{price(cpa)}</Figure>
      {counts.revenueMicros !== null && <Figure name={t.leak.prices.revenue}>{money(counts.revenueMicros)}</Figure>}
      {funnel.roas !== null && (
        <Figure name={t.leak.prices.roas}>{f.count(Math.round(funnel.roas * 100) / 100)}</Figure>
      )}
    </dl>
  )
}
