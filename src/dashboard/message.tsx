import type { Screen } from './screen.ts'

interface Props {
  screen: Screen
  title: string
  how: string
  reference?: string // the request's id, as the log names it
}

/** What happened and where to go: 403, 404, 500. */
export const Message = ({ screen: { t }, title, how, reference = '' }: Props) => (
  <div class="head">
    <h1>{title}</h1>
    <p class="soft measure">{how}</p>
    {reference && (
      <p class="soft small">
        {t.errors.reference} <code>{reference}</code>
      </p>
    )}
    <p>
      <a class="button" href="/app">
        {t.errors.home}
      </a>
    </p>
  </div>
)
