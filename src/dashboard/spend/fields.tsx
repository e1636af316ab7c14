import type { Platform } from '../../campaigns/schema.ts'
import type { Issue } from '../../lib/http.ts'
import { REPORTS } from '../../spend/routes.ts'
import { Drop } from '../drop.tsx'
import { FaultList } from '../fault-list.tsx'
import { PLATFORM_NAMES } from '../platform-names.ts'
import type { Screen } from '../screen.ts'
import { problemIn } from './problem.ts'

export const FileField = ({ id, label, hint }: { id: string; label: string; hint: string }) => (
  <Drop id={id} name="file" label={label} hint={hint} accept=".csv,.tsv,.txt" required />
)

export const PlatformField = ({ screen, value }: { screen: Screen; value: string }) => (
  <p class="field">
    <label for="platform">{screen.t.spending.platform}</label>
    <select id="platform" name="platform">
      {REPORTS.map(name => (
        <option value={name} selected={name === value}>
          {reportName(screen, name)}
        </option>
      ))}
    </select>
  </p>
)

export const DayOrderField = ({ screen: { t } }: { screen: Screen }) => (
  <p class="field">
    <label for="dayOrder">{t.spending.dayOrder}</label>
    <select id="dayOrder" name="dayOrder" required>
      {Object.entries(t.spending.dayOrders).map(([value, text]) => (
        <option value={value}>{text}</option>
      ))}
    </select>
  </p>
)

export const CurrencyField = ({ screen: { t }, value }: { screen: Screen; value: string }) => (
  <p class="field">
    <label for="currency">{t.spending.currency}</label>
    <input
      id="currency"
      name="currency"
      maxlength={3}
      autocapitalize="characters"
      value={value}
      aria-describedby="currency-hint"
    />
    <span class="soft small" id="currency-hint">
      {t.spending.currencyHint}
    </span>
  </p>
)

/** Whose report, as people say it. */
export function reportName({ t: { spending } }: Screen, platform: string): string {
  if (platform === 'auto') return spending.auto
  return platform === 'like2lead' ? spending.own : PLATFORM_NAMES[platform as Platform]
}

/** To the cent, however much it is: it is compared with the platform's own screen. */
export const exactly = ({ f }: Screen, spend: Record<string, number>): string =>
  f.list(Object.entries(spend).map(([currency, micros]) => f.number(micros / 1e6, { style: 'currency', currency })))

const SHOWN_ISSUES = 50

/** Why nothing was done, and where it is to be mended. */
export const Problems = ({
  screen,
  refused: { code, issues },
}: {
  screen: Screen
  refused: { code: string; issues: Issue[] }
}) => {
  const { t } = screen
  return (
    <div class="refusal" role="alert">
      <p>
        {t.spending.refusals[code] ?? t.desk.refused.other} {issues.length > 1 && t.spending.wholeHow}
      </p>
      {issues.length > 0 && <FaultList faults={issues.slice(0, SHOWN_ISSUES).map(issue => problemIn(screen, issue))} />}
    </div>
  )
}
