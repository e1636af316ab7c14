import { FILTERS, type FilterName, withQuery } from './asked-url.ts'
import { partName } from './leak/part-name.ts'
import type { Screen } from './screen.ts'
import { nameOf } from './speed/figures.ts'

/** The filters that the address asks for, each with its removal; and that one has no effect on this page. */
export const Chips = ({ screen, takes }: { screen: Screen; takes: readonly FilterName[] }) => {
  const { t, url } = screen
  const { figures: words } = t
  const asked = FILTERS.flatMap(name => {
    const value = url.searchParams.get(name)
    return value === null ? [] : [{ name, value }]
  })
  if (asked.length === 0) return null
  return (
    <ul class="chips" aria-label={words.filters}>
      {asked.map(({ name, value }) => (
        <li>
          <a class={takes.includes(name) ? 'chip' : 'chip off'} href={withQuery(url, { [name]: null })}>
            {words.named(words.names[name], said(screen, name, value))} {!takes.includes(name) && words.unused}
            <span aria-hidden="true">×</span>
            <span class="hidden">({words.remove})</span>
          </a>
        </li>
      ))}
    </ul>
  )
}

const said = (screen: Screen, name: FilterName, value: string): string =>
  name === 'in_app' ? nameOf(screen, name, value) : partName(screen, name, value)
