import { Hono } from 'hono'
import { type Found, find } from '../../campaigns/find-store.ts'
import { plain } from '../../lib/text.ts'
import { entriesFor } from '../menu.tsx'
import { page } from '../page.tsx'
import { type Dashboard, type Screen, viewerMay } from '../screen.ts'
import { SearchForm } from './form.tsx'

const MOST_TERMS = 5

/** /app/search: pages, campaigns, ads, audiences and words of the glossary by name. The dialog shows #results of the same page. */
export const search = new Hono<Dashboard>().get('/', async c => {
  const { screen } = c.var
  const q = (c.req.query('q') ?? '').trim().slice(0, 100)
  const isAnalyst = viewerMay(screen.viewer, 'analyst')
  const rows = q === '' ? [] : await find(c.env.DB, q, isAnalyst)
  const called = ({ name }: { name: string }) => q !== '' && plain(name).includes(plain(q))
  const pages = entriesFor(screen).filter(called)
  const terms = Object.entries(screen.t.glossary.terms)
    .map(([term, { name }]) => ({ href: `/app/help#${term}`, name }))
    .filter(called)
    .slice(0, MOST_TERMS)
  return page(
    c,
    screen.t.search.title,
    <>
      <div class="head">
        <h1>{screen.t.search.title}</h1>
      </div>
      <SearchForm screen={screen} q={q} />
      <Results screen={screen} q={q} pages={pages} rows={rows} terms={terms} />
    </>,
  )
})

interface Link {
  href: string
  name: string
}

interface Props {
  screen: Screen
  q: string
  pages: Link[]
  rows: Found[]
  terms: Link[]
}

const Results = ({ screen: { t }, q, pages, rows, terms }: Props) => (
  <div id="results">
    {q === '' && <p class="soft small">{t.search.hint}</p>}
    {q !== '' && pages.length + rows.length + terms.length === 0 && <p role="status">{t.search.nothing(q)}</p>}
    <ul class="found">
      {pages.map(({ href, name }) => (
        <li>
          <a href={href}>
            <span>{name}</span> <span class="soft small">{t.search.kinds.page}</span>
          </a>
        </li>
      ))}
      {rows.map(({ kind, name, beside, path }) => (
        <li>
          <a href={path}>
            <span>
              {name} {beside && <span class="soft small">{beside}</span>}
            </span>{' '}
            <span class="soft small">{t.search.kinds[kind]}</span>
          </a>
        </li>
      ))}
      {terms.map(({ href, name }) => (
        <li>
          <a href={href}>
            <span>{name}</span> <span class="soft small">{t.search.kinds.term}</span>
          </a>
        </li>
      ))}
    </ul>
  </div>
)
