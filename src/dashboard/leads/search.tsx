import type { ToldLead } from '../../contacts/leads/told.ts'
import type { Screen } from '../screen.ts'

export interface Sought {
  q: string
  by: 'email' | 'phone' | 'name' | null // null: it could not be looked for
  among: number | null
  leads: ToldLead[]
}

/** Somebody, by what names them. It is posted: an address is kept in places that a name has no business in. */
export const Search = ({ screen, sought }: { screen: Screen; sought: Sought | null }) => {
  const words = screen.t.leadDesk.search
  return (
    <search>
      <form class="lead-search" method="post" action="/app/leads/search">
        <label for="lead-q">{words.label}</label>
        <span class="soft small" id="lead-q-help">
          {words.hint}
        </span>
        <div class="search-form">
          <input
            id="lead-q"
            name="q"
            type="search"
            value={sought?.q ?? ''}
            required
            maxlength={200}
            autocomplete="off"
            autocapitalize="none"
            spellcheck={false}
            aria-describedby="lead-q-help"
          />
          <button type="submit">{words.find}</button>
        </div>
      </form>
      {sought && (
        <p class={sought.by ? 'lead-found' : 'refusal'} role={sought.by ? 'status' : 'alert'}>
          {foundIn(screen, sought)} <a href="/app/leads">{words.back}</a>
        </p>
      )}
    </search>
  )
}

function foundIn({ t, f }: Screen, { by, among, leads }: Sought): string {
  const { found, wrong } = t.leadDesk.search
  const n = f.counted(leads.length)
  switch (by) {
    case null:
      return wrong
    case 'name':
      return found.name(n, f.counted(among ?? 0))
    default:
      return found[by](n)
  }
}
