import type { Campaign } from '../../campaigns/schema.ts'
import type { FindingChange } from '../../funnel/diagnosis/compare.ts'
import type { Diagnosis } from '../../funnel/diagnosis/load.ts'
import type { Finding } from '../../funnel/diagnosis/schema.ts'
import { CampaignFrame } from '../campaign/frame.tsx'
import { Against } from '../compared.tsx'
import { Days } from '../days.tsx'
import { Help } from '../help.tsx'
import { State } from '../parts.tsx'
import type { Asked } from '../period.ts'
import { Plot } from '../plot.tsx'
import type { Screen } from '../screen.ts'
import { Way } from '../way.tsx'
import { Proof } from './proof.tsx'

interface Props extends Asked {
  screen: Screen
  campaign: Campaign
  findings: readonly Finding[]
  compare: Diagnosis['compare']
}

export const DiagnosisPage = ({ screen, campaign, range, isWrong, now, findings, compare }: Props) => {
  const { t, f } = screen
  const before = compare && !isNothing(compare) ? compare : null
  return (
    <CampaignFrame screen={screen} campaign={campaign} about={f.days(range)}>
      <Days {...{ screen, range, isWrong, now }} compares />
      {compare && (
        <Against
          screen={screen}
          compare={compare}
          isEmpty={!before}
          how={`${t.compared.dashes} ${t.compared.ofToday}`}
        />
      )}
      <p class="soft measure lead">
        {t.diagnosis.intro}
        <Help screen={screen} term="fatalErrors" />
      </p>
      <div class="errors">
        {findings.map(finding => (
          <Card screen={screen} campaign={campaign} finding={finding} changes={changesIn(before, finding)} />
        ))}
      </div>
    </CampaignFrame>
  )
}

const isNothing = ({ errors }: NonNullable<Diagnosis['compare']>): boolean =>
  errors.every(({ evidence }) => evidence.every(({ code, change }) => code === 'viral-ads' || change.before === null))

const changesIn = (compare: Diagnosis['compare'], { error }: Finding): FindingChange['evidence'] =>
  compare?.errors.find(each => each.error === error)?.evidence ?? []

const SHOWN = 10 // ads: more are in the matrix
const WHOLE = 1_000_000 // micros: amounts at stake are no accounts

const Card = ({
  screen,
  campaign,
  finding,
  changes,
}: Pick<Props, 'screen' | 'campaign'> & { finding: Finding; changes: FindingChange['evidence'] }) => {
  const { t, f, names } = screen
  const { diagnosis: words } = t
  const { error, answer, evidence, ads, missing, atStake, remedy } = finding
  return (
    <section class="card stack" aria-labelledby={error}>
      <h2 id={error}>{words.errors[error]}</h2>
      <p class="soft measure">{words.about[error]}</p>
      <p class="answer">
        <State on={answer === 'yes'}>{words.answers[answer]}</State>
        {atStake && <> · {words.atStake(f.money(Math.round(atStake.micros / WHOLE) * WHOLE, atStake.currency))}</>}
      </p>
      {atStake && (
        <p class="soft small">
          {words.atStakeHow[error]}
          <Help screen={screen} term="atStake" />
        </p>
      )}
      {answer === 'yes' && !atStake && <p class="soft small">{words.noAmount}</p>}
      {missing && <p>{words.missing[missing.what](missing.n === null ? null : f.counted(missing.n))}</p>}
      {ads.length > 0 && (
        <p>
          {words.ads}{' '}
          {ads.slice(0, SHOWN).map((ad, i) => (
            <>
              {i > 0 && ', '}
              <a href={`/app/campaigns/${campaign.slug}/ads/${ad}`}>{names.ads.get(ad) ?? ad}</a>
            </>
          ))}
          {ads.length > SHOWN && ' …'}
        </p>
      )}
      {answer !== 'no' && (
        <>
          <p class="soft measure">{words.remedyHow[remedy.code]}</p>
          <p>
            <Way screen={screen} class={answer === 'yes' ? 'button primary' : 'button'} href={remedy.href}>
              {words.remedies[remedy.code]}
            </Way>
          </p>
        </>
      )}
      <h3>{words.evidence}</h3>
      <Plot screen={screen} name={t.figures.named(words.errors[error], words.evidence)}>
        <ul class="proofs">
          {evidence.map(each => (
            <Proof screen={screen} evidence={each} change={changes.find(({ code }) => code === each.code)?.change} />
          ))}
        </ul>
      </Plot>
    </section>
  )
}
