import type { Screen } from './screen.ts'

/** What happened and where to go: 403, 404, 500. */
export const Message = ({ screen: { t }, title, how }: { screen: Screen; title: string; how: string }) => (
  <div class="head">
    <h1>{title}</h1>
    <p class="soft measure">{how}</p>
    <p>
      <a class="button" href="/app">
        {t.errors.home}
      </a>
    </p>
  </div>
)
