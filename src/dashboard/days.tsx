import { rangeBefore } from '../funnel/compare.ts'
import { lastDays } from '../funnel/range.ts'
import { type FilterName, withQuery } from './asked-url.ts'
import { Chips } from './chips.tsx'
import { Refusal } from './done.tsx'
import { type Asked, OWN_DAYS } from './period.ts'
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
      {isWrong && <Refusal>{words.wrong}</Refusal>}
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
      {compares && <Compares screen={screen} range={range} isWrong={isWrong} />}
      <Chips screen={screen} takes={takes} />
    </section>
  )
}

const Others = ({ screen, range }: Pick<Props, 'screen' | 'range'>) => {
  const { others, show } = screen.t.figures
  return (
    <TwoDates {...{ screen, range }} summary={others} button={show} names={['from', 'to']} replaced={['from', 'to']} />
  )
}

interface TwoDatesProps extends Pick<Props, 'screen' | 'range'> {
  summary: string
  button: string
  names: readonly [from: string, to: string]
  replaced: readonly string[] // what the two say instead
}

/** Two dates; what else the address says stays. */
const TwoDates = ({ screen: { t, url }, range, summary, button, names, replaced }: TwoDatesProps) => {
  const { figures: words } = t
  const [from, to] = names
  const kept = [...url.searchParams].filter(([name]) => ![...replaced, 'cursor', 'format', 'lang'].includes(name))
  return (
    <details class="period-others">
      <summary>{summary}</summary>
      <form method="get" action={url.pathname}>
        <p class="field">
          <label for={from}>{words.from}</label>
          <input id={from} type="date" name={from} value={range.from} required />
        </p>
        <p class="field">
          <label for={to}>{words.to}</label>
          <input id={to} type="date" name={to} value={range.to} required />
        </p>
        {kept.map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <button type="submit">{button}</button>
      </form>
    </details>
  )
}

const Compares = ({ screen, range, isWrong }: Pick<Props, 'screen' | 'range' | 'isWrong'>) => {
  const { t, f, url } = screen
  const { figures: words } = t
  const shown = isWrong ? '' : (url.searchParams.get('compare') ?? '')
  const [from = '', to = ''] = shown.split('..')
  const own = to === '' ? null : { from, to }
  return (
    <div class="period-bar">
      <nav class="jump" aria-label={words.compare}>
        {COMPARES.map(compare => (
          <a href={withQuery(url, { compare: compare || null })} aria-current={compare === shown ? 'true' : undefined}>
            {words.compares[compare]}
          </a>
        ))}
        {own && (
          <a href={withQuery(url, {})} aria-current="true">
            {f.days(own)}
          </a>
        )}
      </nav>
      <TwoDates
        screen={screen}
        range={own ?? rangeBefore(range)}
        summary={words.otherDays}
        button={words.hold}
        names={OWN_DAYS}
        replaced={[...OWN_DAYS, 'compare']}
      />
      {own && own.from <= range.to && range.from <= own.to && <p class="soft small">{words.overlap}</p>}
    </div>
  )
}
