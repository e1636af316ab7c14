import type { Screen } from '../screen.ts'

export const SearchForm = ({ screen: { t }, q }: { screen: Screen; q: string }) => (
  <search>
    <form class="search-form" method="get" action="/app/search">
      <label class="hidden" for="q">
        {t.search.title}
      </label>
      <input
        id="q"
        name="q"
        type="search"
        value={q}
        maxlength={100}
        autocomplete="off"
        placeholder={t.search.placeholder}
      />
      <button type="submit">{t.search.find}</button>
    </form>
  </search>
)
