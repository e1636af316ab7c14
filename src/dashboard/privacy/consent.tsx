import type { ConsentReport } from '../../privacy/consent.ts'
import { Days } from '../days.tsx'
import { Empty } from '../parts.tsx'
import type { Asked } from '../period.ts'
import type { Screen } from '../screen.ts'
import { Answers, Choices, Forms, Worth } from './consent-cards.tsx'
import { Cut } from './consent-cut.tsx'
import { Weeks } from './consent-weeks.tsx'
import { Frame } from './frame.tsx'

interface Props {
  screen: Screen
  report: ConsentReport
  asked: Asked
}

/** Who agrees and who does not, and what it is worth. Figures only. */
export const Consent = ({ screen, report, asked }: Props) => {
  const { t, f } = screen
  const words = t.privacy.consent
  return (
    <Frame screen={screen}>
      <p class="soft measure lead">{words.lead}</p>
      <Days screen={screen} {...asked} />
      {report.whole.views === 0 && report.forms.length === 0 ? (
        <Empty
          title={words.none}
          how={words.noneHow}
          next={{ href: '/app/campaigns', text: words.campaigns, byApi: '' }}
        />
      ) : (
        <div class="privacy-stack">
          <section class="card stack" aria-labelledby="answers">
            <h2 id="answers">{words.title}</h2>
            <p class="soft">
              {f.days(report.range)} · {words.visits(f.counted(report.whole.views))}
            </p>
            <Answers screen={screen} report={report} />
            <Weeks screen={screen} weeks={report.weeks} />
            <p class="soft small measure">{words.how}</p>
          </section>
          <div class="privacy-pair">
            <Worth screen={screen} report={report} />
            <Choices screen={screen} report={report} />
          </div>
          <Forms screen={screen} report={report} />
          <div class="privacy-pair">
            {(['campaign', 'device', 'inApp', 'source'] as const).map(by => (
              <Cut screen={screen} by={by} parts={report.by[by]} />
            ))}
          </div>
        </div>
      )}
    </Frame>
  )
}
