import { DIMENSIONS } from '../../funnel/dimensions.ts'
import type { FunnelAsk } from '../../funnel/query.ts'
import { lastDays } from '../../funnel/range.ts'
import type { Screen } from '../screen.ts'
import { partName } from './part-name.ts'

const LENGTHS = [7, 30, 90] as const

interface Props {
  screen: Screen
  ask: FunnelAsk
  now: number
  isWrong: boolean
}

/** Which days, cut by what, beside what: links and one form that says everything. */
export const Period = ({ screen, ask, now, isWrong }: Props) => {
  const { t, url } = screen
  const { period: words } = t.leak
  const { range, by, only, compare, currency } = ask
  const filtered = Object.entries(only).filter(entry => entry[1] !== undefined)
  const kept = [...filtered, ...(currency === null ? [] : [['currency', currency] as const])]
  return (
    <section class="period" aria-label={words.title}>
      {isWrong && (
        <p class="refusal" role="alert">
          {words.wrong}
        </p>
      )}
      <nav class="jump" aria-label={words.title}>
        {LENGTHS.map(days => {
          const last = lastDays(days, now)
          const isShown = last.from === range.from && last.to === range.to
          return (
            <a href={withQuery(url, { ...last })} aria-current={isShown ? 'true' : undefined}>
              {words.days(days)}
            </a>
          )
        })}
      </nav>
      <form method="get" action={url.pathname}>
        <p class="field">
          <label for="from">{words.from}</label>
          <input id="from" type="date" name="from" value={range.from} required />
        </p>
        <p class="field">
          <label for="to">{words.to}</label>
          <input id="to" type="date" name="to" value={range.to} required />
        </p>
        <p class="field">
          <label for="by">{words.by}</label>
          <select id="by" name="by">
            {DIMENSIONS.map(dimension => (
              <option value={dimension} selected={dimension === by}>
                {t.leak.by[dimension]}
              </option>
            ))}
          </select>
        </p>
        <label class="box">
          <input type="checkbox" name="compare" value="previous" checked={compare !== null} />
          {words.compare}
        </label>
        {kept.map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <button type="submit">{words.show}</button>
      </form>
      {filtered.map(([name, value]) => (
        <p>
          {words.only(partName(screen, name as 'ad', value ?? ''))}{' '}
          <a href={withQuery(url, { [name]: null })}>{words.all}</a>
        </p>
      ))}
    </section>
  )
}

/** The same page, asked otherwise. */
export function withQuery(
  { pathname, searchParams }: URL,
  change: Record<string, string | null>,
  path = pathname,
): string {
  const query = new URLSearchParams(searchParams)
  query.delete('cursor')
  for (const [name, value] of Object.entries(change)) {
    if (value === null) query.delete(name)
    else query.set(name, value)
  }
  return `${path}?${query}`
}
