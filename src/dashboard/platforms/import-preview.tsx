import type { Issue } from '../../lib/http.ts'
import { FaultList } from '../fault-list.tsx'
import type { Form } from '../form.ts'
import { Crumb, Figure } from '../parts.tsx'
import type { Screen } from '../screen.ts'
import {
  type CustomersReport,
  IMPORTS,
  type Kind,
  type OutcomesReport,
  type PurchasesReport,
  type Report,
} from './import-kinds.ts'
import { fieldName, problemIn } from './import-problem.ts'
import { draftOf, FileField, Options } from './imports.tsx'

interface Props {
  screen: Screen
  kind: Kind
  told: Report | { refused: Issue[]; code: string } // refused: of the file as such; nothing of it is read
  headers: readonly string[]
  form: Form
  carried: string | null // base64; null: too large, it is chosen again
}

/** What a file would do, what is wrong with it by line, and how its columns are read. */
export const Preview = ({ screen, kind, told, headers, form, carried }: Props) => {
  const { crm } = screen.t
  return (
    <>
      <div class="head">
        <Crumb href="/app/imports">{crm.back}</Crumb>
        <h1>{crm.previewTitle(crm.kinds[kind].name)}</h1>
        <p class="soft">{'refused' in told && !('kind' in told) ? crm.unreadable : crm.nothingYet}</p>
      </div>
      {'kind' in told && <Comes screen={screen} report={told} />}
      <Problems screen={screen} told={told} isText={headers.length > 0} />
      {headers.length > 0 && (
        <form method="post" action={`/app/imports/${kind}`} enctype="multipart/form-data">
          <section class="card stack" aria-labelledby="columns">
            <h2 id="columns">{crm.columns}</h2>
            <Columns screen={screen} kind={kind} told={told} headers={headers} form={form} />
            <Options screen={screen} kind={kind} draft={draftOf(form)} />
            {carried === null ? (
              <>
                <p>{crm.fileAgain}</p>
                <FileField screen={screen} id="again" />
              </>
            ) : (
              <input type="hidden" name="carried" value={carried} />
            )}
            <div class="actions">
              {/* First, as it is what Enter in a field presses. */}
              <button type="submit" name="step" value="preview">
                {crm.remap}
              </button>
              {'kind' in told && told.rows > told.refused && (
                <button class="primary" type="submit" name="step" value="apply">
                  {crm.apply(told.rows - told.refused)}
                </button>
              )}
            </div>
          </section>
        </form>
      )}
      <p class="more">
        <a class="link" href="/app/imports">
          {crm.other}
        </a>
      </p>
    </>
  )
}

const Comes = ({ screen, report }: { screen: Screen; report: Report }) => {
  const { t, f } = screen
  const { crm } = t
  return (
    <section class="card stack" aria-labelledby="comes">
      <h2 id="comes">{crm.rows(report.rows, f.count(report.rows))}</h2>
      {report.kind === 'customers' && <Customers screen={screen} report={report} />}
      {report.kind === 'outcomes' && <Outcomes screen={screen} report={report} />}
      {report.kind === 'purchases' && <Purchases screen={screen} report={report} />}
    </section>
  )
}

const Customers = ({ screen: { t, f }, report }: { screen: Screen; report: CustomersReport }) => {
  const { crm } = t
  const { people, consent, value, refused, duplicates } = report
  return (
    <>
      <dl class="figures">
        <Figure name={crm.new}>{f.count(people.new)}</Figure>
        <Figure name={crm.known}>{f.count(people.known)}</Figure>
        <Figure name={crm.duplicates}>{f.count(duplicates)}</Figure>
        <Figure name={crm.refused}>{f.count(refused)}</Figure>
      </dl>
      <h3>{crm.consent}</h3>
      <dl class="figures">
        <Figure name={crm.yes}>{f.count(consent.yes)}</Figure>
        <Figure name={crm.no}>{f.count(consent.no)}</Figure>
        <Figure name={crm.withdrawn}>{f.count(consent.withdrawn)}</Figure>
      </dl>
      <p class="soft measure">{crm.consentHow}</p>
      {value.withValue > 0 && <p>{crm.value(f.count(value.withValue), sums(f, value.sum))}</p>}
    </>
  )
}

const Outcomes = ({ screen: { t, f }, report }: { screen: Screen; report: OutcomesReport }) => {
  const { crm } = t
  const { outcomes, statuses, won, refused } = report
  return (
    <>
      <dl class="figures">
        <Figure name={crm.new}>{f.count(outcomes.new)}</Figure>
        <Figure name={crm.changed}>{f.count(outcomes.changed)}</Figure>
        <Figure name={crm.same}>{f.count(outcomes.same)}</Figure>
        <Figure name={crm.refused}>{f.count(refused)}</Figure>
      </dl>
      <dl class="figures">
        <Figure name={crm.statuses.qualified}>{f.count(statuses.qualified)}</Figure>
        <Figure name={crm.statuses.won}>{f.count(statuses.won)}</Figure>
        <Figure name={crm.statuses.lost}>{f.count(statuses.lost)}</Figure>
      </dl>
      {Object.keys(won).length > 0 && <p>{crm.won(sums(f, won))}</p>}
    </>
  )
}

const Purchases = ({ screen: { t, f }, report }: { screen: Screen; report: PurchasesReport }) => {
  const { crm } = t
  const { purchases, value, duplicates, refused } = report
  return (
    <>
      <dl class="figures">
        <Figure name={crm.new}>{f.count(purchases.new)}</Figure>
        <Figure name={crm.seen}>{f.count(purchases.seen)}</Figure>
        <Figure name={crm.known}>{f.count(purchases.known)}</Figure>
        <Figure name={crm.duplicates}>{f.count(duplicates)}</Figure>
        <Figure name={crm.refused}>{f.count(refused)}</Figure>
      </dl>
      <p class="soft measure">{crm.purchasesHow}</p>
      {Object.keys(value).length > 0 && <p>{crm.bought(sums(f, value))}</p>}
    </>
  )
}

const sums = (f: Screen['f'], of: Record<string, number>): string =>
  f.list(Object.entries(of).map(([currency, sum]) => f.money(Math.round(sum * 1e6), currency)))

const SHOWN_ISSUES = 50

const Problems = ({ screen, screen: { t, f }, told, isText }: Pick<Props, 'screen' | 'told'> & { isText: boolean }) => {
  const { crm } = t
  const isRead = 'kind' in told
  const issues = isRead ? told.issues : told.refused
  if (issues.length === 0) return null
  const more = issues.length - SHOWN_ISSUES + (isRead ? told.moreIssues : 0)
  return (
    <section class="card stack" aria-labelledby="problems">
      <h2 id="problems">{crm.problems(issues.length + (isRead ? told.moreIssues : 0))}</h2>
      <p class={isRead ? 'soft' : 'refusal'} role={isRead ? undefined : 'alert'}>
        {isRead ? crm.problemsHow : isText ? (crm.refusals[told.code] ?? t.desk.refused.other) : crm.noText}{' '}
        {!isRead && issues.length > 1 && crm.wholeHow}
      </p>
      <FaultList faults={issues.slice(0, SHOWN_ISSUES).map(issue => problemIn(screen, issue))} />
      {more > 0 && <p class="soft small">{crm.more(f.counted(more))}</p>}
    </section>
  )
}

/** One line per column: those that are known say as what, the others can be named. */
const Columns = ({ screen: { t }, kind, told, headers, form }: Omit<Props, 'carried'>) => {
  const { crm } = t
  const taken =
    'kind' in told ? new Map(Object.entries(told.columns).map(([field, header]) => [header, field])) : new Map()
  const chosen = new Map(
    Object.entries(form).flatMap(([name, header]) =>
      name.startsWith('head.') ? [[header, form[`map.${name.slice(5)}`] ?? ''] as const] : [],
    ),
  )
  return (
    <ul class="file-columns">
      {headers.map((header, i) => (
        <li>
          <input type="hidden" name={`head.${i}`} value={header} />
          <label for={`map.${i}`}>{header}</label>
          <select id={`map.${i}`} name={`map.${i}`}>
            <option value="">
              {taken.has(header) && !chosen.get(header)
                ? fieldName(t, taken.get(header))
                : 'kind' in told
                  ? crm.leave
                  : crm.auto}
            </option>
            {IMPORTS[kind].fields.map(field => (
              <option value={field} selected={chosen.get(header) === field}>
                {fieldName(t, field)}
              </option>
            ))}
          </select>
        </li>
      ))}
    </ul>
  )
}
