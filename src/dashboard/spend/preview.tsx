import type { Issue } from '../../lib/http.ts'
import type { Told as Report } from '../../spend/import.ts'
import type { ColumnNames } from '../../spend/report/schema.ts'
import { Crumb, Figure } from '../parts.tsx'
import type { Screen } from '../screen.ts'
import { ColumnFields, columnsWanted } from './column-fields.tsx'
import { Daily } from './daily.tsx'
import { Fate } from './fate.tsx'
import { CurrencyField, DayOrderField, exactly, FileField, PlatformField, Problems, reportName } from './fields.tsx'
import { OpenList, type Ours } from './open-list.tsx'

export type Told = Report & { moreUnmatched: number; moreSkipped: number }

interface Props extends Ours {
  screen: Screen
  told: Told | { code: string; issues: Issue[] } // refused: nothing of it is read
  carried: string | null // null: too large, it is chosen again
  settings: { platform: string; dayOrder: string; currency: string; fileName: string }
  columns: ColumnNames // what the file's headers were said to be
  headers: readonly string[] // of a file that was refused
}

/** What a report would do, whose its ads are, and the buttons that do it. */
export const Preview = ({ screen, told, carried, settings, columns, headers, campaigns, ads }: Props) => {
  const { t, f } = screen
  const { spending } = t
  const report = 'period' in told ? told : null
  const refused = 'period' in told ? null : told
  const isOwn = report?.level === 'own'
  const open = report && !isOwn ? report.unmatched.length + report.campaignOnly.length : 0
  const isReady = report !== null && report.matched.rows > 0
  const wanted = refused ? columnsWanted(refused) : []
  const asked = refused && refused.code in ASKED ? ASKED[refused.code as keyof typeof ASKED] : null
  return (
    <>
      <div class="head">
        <Crumb href="/app/spend">{spending.back}</Crumb>
        <h1>{report ? spending.previewTitle(reportName(screen, report.platform)) : spending.bring}</h1>
        <p class="soft">{report ? spending.nothingYet : spending.unreadable}</p>
      </div>
      {report && (
        <>
          <Says screen={screen} report={report} />
          <Fate screen={screen} report={report} />
        </>
      )}
      <form method="post" action="/app/spend/import" enctype="multipart/form-data" data-progress={spending.sending}>
        {refused && (
          <section class="card stack" aria-labelledby="problems">
            <h2 id="problems">{spending.problemCount(Math.max(1, refused.issues.length))}</h2>
            <Problems screen={screen} refused={refused} />
          </section>
        )}
        {report && (
          <>
            <OpenList
              screen={screen}
              title={isOwn ? spending.openOwn : spending.open}
              how={isOwn ? spending.openOwnHow : spending.openHow}
              list={report.unmatched}
              more={report.moreUnmatched}
              {...{ campaigns, ads }}
              name="whose"
              unanswered={spending.leave}
            />
            <OpenList
              screen={screen}
              title={spending.vague}
              how={spending.vagueHow}
              list={report.campaignOnly}
              more={0}
              {...{ campaigns, ads }}
              name="which"
              unanswered={spending.leaveWhole}
            />
          </>
        )}
        {(open > 0 || isReady || asked || wanted.length > 0) && (
          <section class="card stack">
            {carried === null && (
              <>
                <p>{spending.fileAgain}</p>
                <FileField id="again" label={spending.file} hint={spending.fileHint} />
              </>
            )}
            {asked === 'platform' && <PlatformField screen={screen} value={settings.platform} />}
            {asked === 'dayOrder' && <DayOrderField screen={screen} />}
            {asked === 'currency' && <CurrencyField screen={screen} value={settings.currency} />}
            <ColumnFields {...{ screen, wanted, headers }} chosen={columns} />
            <div class="actions">
              {/* First, as it is what Enter in a field presses. */}
              {(open > 0 || asked || wanted.length > 0) && (
                <button class={isReady ? undefined : 'primary'} type="submit" name="step" value="preview">
                  {open > 0 ? spending.confirm : spending.again}
                </button>
              )}
              {isReady && (
                <button class="primary" type="submit" name="step" value="apply">
                  {spending.apply(f.counted(report.matched.rows))}
                </button>
              )}
            </div>
            <p class="soft small while-busy">{spending.reading}</p>
            {Object.entries(settings).map(
              ([name, value]) => name !== asked && <input type="hidden" name={name} value={value} />,
            )}
            {carried !== null && <input type="hidden" name="carried" value={carried} />}
          </section>
        )}
      </form>
      <p class="more">
        <a class="link" href="/app/spend">
          {spending.other}
        </a>
      </p>
    </>
  )
}

const Says = ({ screen, report }: { screen: Screen; report: Told }) => {
  const { t, f } = screen
  const { spending } = t
  const { period, days, rows, totals, clicksAre, daily } = report
  return (
    <section class="card stack" aria-labelledby="says">
      <h2 id="says">{spending.says}</h2>
      {period && <p>{spending.period(f.days(period), f.counted(days))}</p>}
      <dl class="figures">
        <Figure name={spending.rows}>{f.count(rows)}</Figure>
        <Figure name={spending.impressions}>{f.count(totals.impressions)}</Figure>
        <Figure name={spending.clicks[clicksAre]}>{f.count(totals.clicks)}</Figure>
        {totals.reach !== null && <Figure name={spending.reach}>{f.count(totals.reach)}</Figure>}
        <Figure name={spending.cost}>{exactly(screen, totals.spend)}</Figure>
      </dl>
      {Object.keys(totals.spend).length > 1 && <p class="soft small">{spending.apart}</p>}
      {daily.length > 0 ? (
        <Daily screen={screen} days={daily} totals={totals} clicksAre={clicksAre} />
      ) : (
        <p class="soft small">{spending.dailyNone}</p>
      )}
    </section>
  )
}

/** What the file leaves open, by how its refusal is called, is asked; the rest was chosen before. */
const ASKED = {
  'ambiguous-platform': 'platform',
  'unknown-report': 'platform',
  'ambiguous-dates': 'dayOrder',
  'no-currency': 'currency',
  'invalid-query': 'currency',
} satisfies Record<string, keyof Props['settings']>
