/** What can be asked of figures by their address, and is kept from one page of a campaign to the next. */
export const FILTERS = ['ad', 'platform', 'device', 'in_app'] as const
export type FilterName = (typeof FILTERS)[number]

const KEPT = ['from', 'to', 'compare', ...FILTERS]

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

/** Another page of the campaign, of the same days and filters. */
export function keepingAsked({ searchParams }: URL, path: string): string {
  const query = new URLSearchParams([...searchParams].filter(([name]) => KEPT.includes(name)))
  return query.size > 0 ? `${path}?${query}` : path
}
