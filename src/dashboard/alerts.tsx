import type { Context } from 'hono'
import { spendSinceDay } from '../drift/judge.ts'
import type { AlertRow } from '../drift/schema.ts'
import { spendOf } from '../drift/spend.ts'
import { openAlerts, spendSince } from '../drift/store.ts'
import { typeset } from '../lib/typography.ts'
import { Refusal } from './done.tsx'
import { moneyOf, together } from './money.tsx'
import { type Dashboard, type Screen, viewerMay } from './screen.ts'

interface Alert extends AlertRow {
  spend: Record<string, number> // micros by currency, 30 days
}

const SHOWN = 20

/** Of one campaign, or of all of them (''): one more than is shown when there are more. */
export async function loadAlerts(db: D1Database, campaign: string, now: number): Promise<Alert[]> {
  const rows = await openAlerts(db, campaign, SHOWN + 1)
  const spend = await spendSince(db, [...new Set(rows.map(row => row.campaign))], spendSinceDay(now))
  return rows.map(row => ({ ...row, spend: spendOf(spend, row.campaign, row.ad) }))
}

/** The alert whose form was refused a moment ago. */
export function refusedAlert(c: Context<Dashboard>): { id: string; code: string } | null {
  const { alert, refused } = c.req.query()
  return alert && refused ? { id: alert, code: refused } : null
}

interface Props {
  screen: Screen
  alerts: Alert[]
  refused: { id: string; code: string } | null
}

/** Ads that people pay for and whose page says something else. Nothing at all when there is none. */
export const Alerts = ({ screen, alerts, refused }: Props) => {
  const { t } = screen
  const told = refused && (t.alerts.refused[refused.code] ?? t.desk.refused.other)
  if (alerts.length === 0 && !told) return null
  const shown = alerts.slice(0, SHOWN)
  const spent = moneyOf(screen, together(shown.map(({ spend }) => spend)))
  return (
    <section class="alerts card stack" aria-labelledby="alerts">
      <h2 id="alerts">
        {alerts.length > SHOWN ? t.alerts.many(SHOWN) : t.alerts.title(alerts.length)}
        {spent && ` — ${t.alerts.spent(spent)}`}
      </h2>
      {told && <Refusal>{told}</Refusal>}
      <ul>
        {shown.map(alert => (
          <Line screen={screen} alert={alert} open={refused?.id === alert.id} />
        ))}
      </ul>
    </section>
  )
}

const Line = ({ screen, alert, open }: { screen: Screen; alert: Alert; open: boolean }) => {
  const { t, viewer } = screen
  const { id, campaign, ad, language, headline, before_score, after_score, new_caps, spend } = alert
  const spent = moneyOf(screen, spend)
  const address = `/app/campaigns/${campaign}/ads/${ad}`
  return (
    <li>
      <div>
        <h3>
          <a lang={language} href={address}>
            {headline}
          </a>
        </h3>
        <p>
          {t.alerts.score(before_score, after_score)}
          {spent && ` · ${t.alerts.spent(spent)}`}
        </p>
        {new_caps.map(cap => (
          <p class="small">
            <strong>{t.desk.caps[cap.id] ?? cap.id}</strong> <span lang={language}>{typeset(cap.why, language)}</span>
          </p>
        ))}
      </div>
      <a class="button" href={address} aria-label={t.alerts.openOf(headline)}>
        {t.alerts.open}
      </a>
      {viewerMay(viewer, 'editor') && (
        <details open={open || undefined}>
          <summary>{t.alerts.accept}</summary>
          <form class="act" method="post" action={`/app/alerts/${id}/accept`}>
            <input type="hidden" name="back" value={screen.url.pathname} />
            <p class="field">
              <label for={`reason-${id}`}>{t.alerts.reason}</label>
              <span class="soft small" id={`hint-${id}`}>
                {t.alerts.acceptHint}
              </span>
              <input id={`reason-${id}`} name="reason" required maxlength={500} aria-describedby={`hint-${id}`} />
            </p>
            <button type="submit">{t.alerts.close}</button>
          </form>
        </details>
      )}
    </li>
  )
}
