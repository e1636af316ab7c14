import { lastDays } from '../funnel/range.ts'
import { type FilterName, withQuery } from './asked-url.ts'
import { Chips } from './chips.tsx'
import type { Asked } from './period.ts'
import type { Screen } from './screen.ts'

const LENGTHS = [7, 30, 90]
const COMPARES = ['', 'previous', 'year'] as const

interface Props extends Asked {
  screen: Screen
  file?: { href: string; name: string } // by default this page's own `?format=csv`
  takes?: readonly FilterName[] // filters that this page heeds
  compares?: boolean // whether it can be held against other days
}

/** The days that a page speaks of, others to choose, its filters, and the figures as a file: the same on every page of
 *  figures. What is chosen is in the address; and that what was asked for could not be is said. */
export const Days = ({ screen, range, isWrong, now, file, takes = [], compares = false }: Props) => {
  const { t, url } = screen
  const { figures: words } = t
  return (
    <section class="period" aria-label={words.period}>
      {isWrong && (
        <p class="refusal" role="alert">
          {words.wrong}
        </p>
      )}
      <div class="period-bar">
        <nav class="jump" aria-label={words.period}>
          {LENGTHS.map(days => {
            const { from, to } = lastDays(days, now)
            const isShown = from === range.from && to === range.to
            return (
              <a href={withQuery(url, { from, to })} aria-current={isShown ? 'true' : undefined}>
                {words.lastDays(days)}
              </a>
            )
          })}
        </nav>
        <Others screen={screen} range={range} />
        <a
          class="link file"
          href={file?.href ?? withQuery(url, { ...range, format: 'csv' })}
          download={file?.name ?? ''}
        >
          {words.csv}
        </a>
      </div>
      {compares && <Compares screen={screen} isWrong={isWrong} />}
      <Chips screen={screen} takes={takes} />
    </section>
  )
}

/** Two dates; what else the address says stays. */
const Others = ({ screen: { t, url }, range }: Pick<Props, 'screen' | 'range'>) => {
  const { figures: words } = t
  const kept = [...url.searchParams].filter(([name]) => !['from', 'to', 'cursor', 'format', 'lang'].includes(name))
  return (
    <details class="period-others">
      <summary>{words.others}</summary>
      <form method="get" action={url.pathname}>
        <p class="field">
          <label for="from">{words.from}</label>
          <input id="from" type="date" name="from" value={range.from} required />
        </p>
        <p class="field">
          <label for="to">{words.to}</label>
          <input id="to" type="date" name="to" value={range.to} required />
        </p>
        {kept.map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <button type="submit">{words.show}</button>
      </form>
    </details>
  )
}

const Compares = ({ screen: { t, f, url }, isWrong }: Pick<Props, 'screen' | 'isWrong'>) => {
  const { figures: words } = t
  const shown = isWrong ? '' : (url.searchParams.get('compare') ?? '')
  const [from = '', to = ''] = shown.split('..')
  return (
    <nav class="jump" aria-label={words.compare}>
      {COMPARES.map(compare => (
        <a href={withQuery(url, { compare: compare || null })} aria-current={compare === shown ? 'true' : undefined}>
          {words.compares[compare]}
        </a>
      ))}
      {to !== '' && (
        <a href={withQuery(url, {})} aria-current="true">
          {f.days({ from, to })}
        </a>
      )}
    </nav>
  )
}
