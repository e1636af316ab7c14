import { economicsOf, type Price } from '../../funnel/economics.ts'
import type { Counts, Funnel, Share, Stage } from '../../funnel/stages.ts'
import { heights, Slice, StageText } from '../flow.tsx'
import { Help, type TermName } from '../help.tsx'
import { roughly } from '../leak/say.ts'
import { Figure, Unknown } from '../parts.tsx'
import { Plot, tipOf } from '../plot.tsx'
import type { Screen } from '../screen.ts'

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

const Picture = ({ screen, stages }: { screen: Screen; stages: Stage[] }) => {
  const { t, f } = screen
  const sizes = heights(stages.map(stage => stage.count))
  return (
    <Plot screen={screen} name={t.funnel.figure}>
      <div class="river" role="img" aria-label={t.funnel.figure}>
        {stages.map(({ stage, count, rate, interval }, i) => (
          <div
            class="stage"
            data-tip={tipOf(
              t.stages[stage],
              count === null ? t.unknown : `${f.count(count)} ${t.counted[stage]}`,
              rate !== null && `${f.percent(rate)} ${t.funnel.passageHint}`,
              interval && t.leak.at95(f.percents(interval.low, interval.high)),
            )}
          >
            <StageText screen={screen} stage={stages[i]!} />
            <Slice size={sizes[i]!} next={sizes[i + 1] ?? sizes[i]!} stage={i + 1} known={count !== null} />
            {rate !== null && <span class="passage">{f.percent(rate)}</span>}
          </div>
        ))}
      </div>
    </Plot>
  )
}

const Table = ({ screen, stages }: { screen: Screen; stages: Stage[] }) => {
  const { t, f } = screen
  return (
    <table class="cut spots">
      <thead>
        <tr>
          <th scope="col">{t.funnel.stage}</th>
          <th scope="col">{t.funnel.volume}</th>
          <th scope="col">
            {t.funnel.passage} <span class="wide">{t.funnel.passageHint}</span>
            <Help screen={screen} term="passage" />
          </th>
          <th scope="col">
            {t.funnel.interval}
            <Help screen={screen} term="interval" />
          </th>
        </tr>
      </thead>
      <tbody>
        {stages.map(stage => (
          <tr>
            <th scope="row">
              {t.stages[stage.stage]}
              <Help screen={screen} term={stage.stage} /> <span class="wide soft">{t.counted[stage.stage]}</span>
            </th>
            <td data-name={t.funnel.volume}>
              {stage.count === null ? <span class="soft">{t.unknown}</span> : f.count(stage.count)}
            </td>
            <td data-name={t.funnel.passage}>{stage.rate === null ? <Unknown /> : f.percent(stage.rate)}</td>
            <td data-name={t.funnel.interval}>{between(screen, stage) ?? <Unknown />}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const between = ({ f }: Screen, { interval }: Share): string | null =>
  interval && f.percents(interval.low, interval.high)

const Prices = ({
  screen,
  funnel,
  counts,
  currency,
}: {
  screen: Screen
  funnel: Funnel
  counts: Counts
  currency: string
}) => {
  const { t, f } = screen
  const help = (term: TermName) => ({ screen, term })
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
      <Figure name={t.spend} help={help('spend')}>
        {money(counts.costMicros)}
      </Figure>
      <Figure name={t.cpm} help={help('cpm')}>
        {money(funnel.cpmMicros)}
      </Figure>
      <Figure name={t.ctr} help={help('ctr')}>
        {rate(funnel.ctr)}
      </Figure>
      <Figure name={t.leak.prices.cpc} help={help('cpc')}>
        {price(cpc)}
      </Figure>
      <Figure name={t.cvr} help={help('cvr')}>
        {rate(funnel.cvr)}
      </Figure>
      <Figure name={t.cpl} help={help('cpl')}>
        {price(cpl)}
      </Figure>
      <Figure name={t.cpa} help={help('cpa')}>
        {price(cpa)}
      </Figure>
      {counts.revenueMicros !== null && (
        <Figure name={t.leak.prices.revenue} help={help('revenue')}>
          {money(counts.revenueMicros)}
        </Figure>
      )}
      {funnel.roas !== null && (
        <Figure name={t.leak.prices.roas} help={help('roas')}>
          {f.count(Math.round(funnel.roas * 100) / 100)}
        </Figure>
      )}
    </dl>
  )
}
