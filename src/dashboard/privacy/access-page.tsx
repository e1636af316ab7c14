import { html } from 'hono/html'
import type { AccessFile } from '../../contacts/requests/access.ts'
import type { Screen } from '../screen.ts'

/** The answer to a request for access, to be read by the person: one file, which needs nothing else. */
export function accessPage(screen: Screen, file: AccessFile, controllers: readonly string[]) {
  const { language, t } = screen
  const words = t.privacy.letter
  return html`<!doctype html>${(
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>{words.title}</title>
        <style>{LOOK}</style>
      </head>
      <body>
        <h1>{words.title}</h1>
        <p>{words.lead(controllers.join(', '))}</p>
        <p class="soft">{words.made(momentIn(screen, file.made), file.reference)}</p>
        <Part title={words.parts.person} value={file.person ? [file.person] : []} screen={screen} />
        <Part title={words.parts.choices} value={file.choices} screen={screen} />
        <Part title={words.parts.forms} value={file.forms} screen={screen} />
        <Part title={words.parts.purchases} value={file.purchases} screen={screen} />
        <Part title={words.parts.customer} value={file.customer} screen={screen} />
        <Part title={words.parts.browsers} value={file.browsers} screen={screen} />
        <Part title={words.parts.pages} value={file.pages} screen={screen} />
        <Part title={words.parts.lists} value={file.recipients.lists} screen={screen} />
        <Part title={words.parts.conversions} value={file.recipients.conversions} screen={screen} />
        <Part title={words.parts.messages} value={file.recipients.messages} screen={screen} />
        <h2>{words.rights}</h2>
        <p>{words.rightsHow}</p>
      </body>
    </html>
  )}`
}

const LOOK = `body{font:16px/1.55 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem;color:#1e1a22;background:#fff}
h1{font-size:1.7rem;line-height:1.2}h2{font-size:1.15rem;margin:2rem 0 .5rem}dl{display:grid;grid-template-columns:minmax(8rem,14rem) 1fr;gap:.2rem 1rem;margin:0}
dt{color:#645d6a}dd{margin:0;overflow-wrap:anywhere}ul.all{padding:0;list-style:none}li.one{padding:.8rem 0;border-top:1px solid #e5e1de}
dd ul{margin:0;padding-left:1.1rem}.soft{color:#645d6a}@media(max-width:32rem){dl{grid-template-columns:1fr}dt{margin-top:.4rem}}`

interface PartProps {
  screen: Screen
  title: string
  value: readonly object[]
}

const Part = ({ screen, title, value }: PartProps) => (
  <section>
    <h2>{title}</h2>
    {value.length === 0 ? (
      <p class="soft">{screen.t.privacy.letter.nothing}</p>
    ) : (
      <ul class="all">
        {value.map(row => (
          <li class="one">
            <Fields screen={screen} row={row} />
          </li>
        ))}
      </ul>
    )}
  </section>
)

const Fields = ({ screen, row }: { screen: Screen; row: object }) => {
  const names: Record<string, string> = screen.t.privacy.letter.fields
  return (
    <dl>
      {Object.entries(row)
        .filter(([, value]) => !isEmpty(value))
        .map(([name, value]) => (
          <>
            <dt>{names[name] ?? name}</dt>
            <dd>
              <Value screen={screen} value={value} />
            </dd>
          </>
        ))}
    </dl>
  )
}

const Value = ({ screen, value }: { screen: Screen; value: unknown }) => {
  if (Array.isArray(value))
    return (
      <ul>
        {value.map(each => (
          <li>
            <Value screen={screen} value={each} />
          </li>
        ))}
      </ul>
    )
  if (typeof value === 'object' && value !== null) return <Fields screen={screen} row={value} />
  return <>{plain(screen, value)}</>
}

const INSTANT = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/

function plain(screen: Screen, value: unknown): string {
  const { yes, no } = screen.t.privacy.letter
  if (typeof value === 'boolean') return value ? yes : no
  if (typeof value === 'number') return screen.f.count(value)
  if (typeof value === 'string' && INSTANT.test(value)) return momentIn(screen, value)
  return String(value)
}

const momentIn = ({ f }: Screen, iso: string): string => f.moment(Date.parse(iso))

const isEmpty = (value: unknown): boolean =>
  value === null ||
  value === '' ||
  (Array.isArray(value) && value.length === 0) ||
  (typeof value === 'object' && Object.keys(value as object).length === 0)
