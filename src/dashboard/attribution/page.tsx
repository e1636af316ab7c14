import type { Campaign } from '../../campaigns/schema.ts'
import type { AttributionBeside, AttributionChange } from '../../funnel/attribution/compare.ts'
import { HALF_LIFE_DAYS, MODELS, type Model } from '../../funnel/attribution/models.ts'
import { conversionsOf } from '../../funnel/attribution/report.ts'
import { withQuery } from '../asked-url.ts'
import { CampaignFrame } from '../campaign/frame.tsx'
import { Against, Beside, shares } from '../compared.tsx'
import { Days } from '../days.tsx'
import { Bar } from '../flow.tsx'
import { Help, type TermName } from '../help.tsx'
import { Empty } from '../parts.tsx'
import type { Asked } from '../period.ts'
import type { Screen } from '../screen.ts'
import { Compared } from './compared.tsx'
import { CUTS, type Cut, rowsBy } from './rows.ts'
import { Shift } from './shift.tsx'
import { Balance, Credits, Values } from './tables.tsx'
import { Touches } from './touches.tsx'

interface Props extends Asked {
  screen: Screen
  campaign: Campaign
  cut: Cut
  windowDays: number
  attribution: AttributionBeside
}

export const AttributionPage = ({ screen, campaign, range, isWrong, now, cut, windowDays, attribution }: Props) => {
  const { t, f } = screen
  const { attribution: words } = t
  const { visible, models, touches, compare } = attribution
  const before = compare && !isNothing(compare) ? compare : null
  const rows = rowsBy(screen, cut, campaign.slug, models)
  const hasGiven = models.some(({ given }) => conversionsOf(given) > 0)
  const hasReceived = models.some(({ received }) => received.length > 0)
  return (
    <CampaignFrame screen={screen} campaign={campaign} about={f.days(range)}>
      <p class="soft measure lead">
        {words.intro}
        <Help screen={screen} term="attribution" />
      </p>
      <Days {...{ screen, range, isWrong, now }} compares />
      {compare && <Against screen={screen} compare={compare} isEmpty={!before} />}
      {visible.of === 0 && !hasReceived ? (
        <Empty title={words.noneTitle} how={words.noneHow} />
      ) : (
        <>
          <Seen screen={screen} attribution={attribution} before={before} />
          {rows.length > 0 && (
            <section class="card stack" aria-labelledby="shift">
              <h2 id="shift">{words.shift}</h2>
              <Cuts screen={screen} cut={cut} />
              {touches.missing > 0 && <p>{words.tooFew(f.counted(touches.missing))}</p>}
              {rows.length > 1 && <Shift screen={screen} rows={rows} isEnough={touches.missing === 0} />}
              <h3>{words.table}</h3>
              <Credits screen={screen} rows={rows} />
              <Values screen={screen} rows={rows} />
              <p class="soft small measure">{words.noCause}</p>
            </section>
          )}
          {before && <Compared {...{ screen, cut, compare: before }} campaign={campaign.slug} />}
          {(hasGiven || hasReceived) && <Balance screen={screen} models={models} />}
          {rows.length > 0 && <Touches screen={screen} touches={touches} />}
          <Rules screen={screen} windowDays={windowDays} />
        </>
      )}
    </CampaignFrame>
  )
}

const isNothing = ({ visible, consent }: AttributionChange): boolean =>
  visible.before === null && consent.before === null

const Seen = ({
  screen,
  attribution: { visible, consent, recorded },
  before,
}: {
  screen: Screen
  attribution: AttributionBeside
  before: AttributionChange | null
}) => {
  const { t, f } = screen
  const { attribution: words } = t
  return (
    <section class="card stack" aria-labelledby="seen">
      <h2 id="seen">
        {words.seen}
        <Help screen={screen} term="consentRate" />
      </h2>
      <p class="loss-share">
        {words.seenShare(f.count(visible.conversions), f.counted(visible.of))}
        {visible.rate !== null && <span class="soft"> · {f.percent(visible.rate)}</span>}
      </p>
      {visible.rate !== null && <Bar share={visible.rate} />}
      {before && <Beside screen={screen} change={before.visible} kind={shares(screen, null)} />}
      {visible.of > 0 && visible.conversions === 0 && (
        <p>
          <strong>{words.unseenTitle}.</strong> {words.unseenHow(f.count(visible.of))}
        </p>
      )}
      <p class="soft measure">{words.seenHow}</p>
      <p class="soft">
        {consent.rate === null ? words.noViews : words.consent(f.percent(consent.rate), f.count(consent.views))}
        {before && <Beside screen={screen} change={before.consent} kind={shares(screen, null)} />}
      </p>
      {recorded.refunds < 0 && <p class="soft">{words.refunds(f.counted(-recorded.refunds))}</p>}
    </section>
  )
}

const Cuts = ({ screen: { t, url }, cut }: Pick<Props, 'screen' | 'cut'>) => (
  <nav class="jump" aria-label={t.attribution.by.name}>
    {CUTS.map(by => (
      <a href={`${withQuery(url, { by })}#shift`} aria-current={by === cut ? 'true' : undefined}>
        {t.attribution.by[by]}
      </a>
    ))}
  </nav>
)

const EXPLAINED: Record<Model, TermName> = {
  first: 'firstTouch',
  last: 'lastTouch',
  linear: 'linear',
  position: 'position',
  'time-decay': 'timeDecay',
}

const Rules = ({ screen, windowDays }: { screen: Screen; windowDays: number }) => {
  const { attribution: words } = screen.t
  const rules = words.rules(windowDays, HALF_LIFE_DAYS)
  return (
    <section class="card stack" aria-labelledby="rules">
      <h2 id="rules">{words.rulesTitle}</h2>
      <dl class="terms">
        {MODELS.map(model => (
          <div>
            <dt>
              {words.models[model]}
              <Help screen={screen} term={EXPLAINED[model]} />
            </dt>
            <dd>{rules[model]}</dd>
          </div>
        ))}
      </dl>
      <p class="soft small">
        {rules.all}
        <Help screen={screen} term="attributionWindow" />
      </p>
    </section>
  )
}
