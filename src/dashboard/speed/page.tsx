import type { Range } from '../../funnel/range.ts'
import { speedChange } from '../../funnel/speed/compare.ts'
import { CUTS, type Group, speedBy, speedByWeek, speedOf } from '../../funnel/speed/store.ts'
import { Against } from '../compared.tsx'
import { Empty } from '../parts.tsx'
import { adviceOf } from './advice.ts'
import { Lines } from './cuts.tsx'
import { Frame, type Framed } from './frame.tsx'
import { Vitals } from './vitals.tsx'

interface Props extends Framed {
  groups: readonly Group[]
  compare: Range | null
  earlier: readonly Group[] | null // of the days that it is held against
}

const MOST = 30 // groups; a page with all of them is read by nobody
const SHOWN = ['in_app', 'device', 'ad'] as const

/** How fast the pages of a campaign were, for whom, and what to do about it. */
export const SpeedPage = ({ groups, compare, earlier, ...asked }: Props) => {
  const { screen, campaign } = asked
  const { t, f } = screen
  const total = speedOf(groups)
  const before = earlier && earlier.length > 0 ? earlier : null
  const cuts = { in_app: speedBy(groups, ['in_app']), device: speedBy(groups, ['device']), ad: speedBy(groups, ['ad']) }
  const whole = speedBy(groups, CUTS)
  const part = (measured: number) => f.percent(measured / total.views)
  return (
    <Frame {...asked} takes={CUTS} compares>
      {compare && <Against screen={screen} compare={compare} isEmpty={!before} how={t.compared.dashes} />}
      {total.views === 0 ? (
        <Empty
          title={t.speed.none}
          how={t.speed.noneHow}
          next={{ href: `/app/measure?campaign=${campaign.slug}`, text: t.install.title, byApi: '' }}
        />
      ) : (
        <>
          <h2 class="section">{t.speed.heading}</h2>
          <p class="soft measure lead">{t.speed.how}</p>
          <Vitals
            screen={screen}
            total={total}
            change={before && speedChange(speedOf(before), total)}
            weeks={speedByWeek(groups, asked.range)}
          />
          <section class="card stack" aria-labelledby="advice">
            <h2 id="advice">{t.speed.advice.title}</h2>
            <ul class="plain measure">
              {adviceOf(screen, total, cuts).map(text => (
                <li>{text}</li>
              ))}
            </ul>
            <p class="soft small measure">
              {t.speed.coverage(part(total.lcp.measured), part(total.inp.measured), part(total.cls.measured))}
            </p>
          </section>
          {SHOWN.map(cut => (
            <section class="card stack" aria-labelledby={`by-${cut}`}>
              <h2 id={`by-${cut}`}>{t.speed.cuts[cut]}</h2>
              <Lines screen={screen} lines={cuts[cut].slice(0, MOST)} by={[cut]} earlier={before} />
            </section>
          ))}
          <section class="card stack">
            <details>
              <summary>{t.speed.whole}</summary>
              {whole.length > MOST && <p class="soft small">{t.speed.wholeMost(f.count(MOST))}</p>}
              <Lines screen={screen} lines={whole.slice(0, MOST)} by={CUTS} earlier={before} />
            </details>
          </section>
        </>
      )}
      <section class="card stack" aria-labelledby="reconcile">
        <h2 id="reconcile">{t.speed.reconciled.title}</h2>
        <p class="soft measure">{t.speed.reconciled.how}</p>
        <p>
          <a class="button" href={`/app/campaigns/${campaign.slug}/reconcile`}>
            {t.speed.reconcileLink}
          </a>
        </p>
      </section>
    </Frame>
  )
}
