import type { Screen } from './screen.ts'

/** Lists page by cursor, forwards. What else the address asks for stays. */
export const More = ({ screen: { t, url }, next }: { screen: Screen; next: string | null }) => {
  const at = (cursor: string | null): string => {
    const query = new URLSearchParams(url.search)
    query.delete('cursor')
    if (cursor !== null) query.set('cursor', cursor)
    return query.size > 0 ? `${url.pathname}?${query}` : url.pathname
  }
  return (
    <p class="more">
      {url.searchParams.has('cursor') && <a href={at(null)}>{t.previousPage}</a>}
      {next !== null && <a href={at(next)}>{t.nextPage}</a>}
    </p>
  )
}
