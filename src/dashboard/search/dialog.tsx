import type { Screen } from '../screen.ts'
import { SearchForm } from './form.tsx'

/** Opened by the script on / or by the menu's link, which leads to the same search as a page where no script runs. */
export const SearchDialog = ({ screen }: { screen: Screen }) =>
  screen.url.pathname === '/app/search' ? null : (
    <dialog id="search" aria-label={screen.t.search.title} closedby="any">
      <SearchForm screen={screen} q="" />
      <div id="results">
        <p class="soft small">{screen.t.search.hint}</p>
      </div>
    </dialog>
  )
