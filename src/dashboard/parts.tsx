import type { Child } from 'hono/jsx'
import { Help, type TermName } from './help.tsx'
import type { Screen } from './screen.ts'

interface EmptyProps {
  title: string
  how: string
  code?: string // the call that does it
  next?: { href: string; text: string; byApi: string } // where it is done by hand; the call is for whoever prefers it
}

/** What is missing, and what to do about it. */
export const Empty = ({ title, how, code, next }: EmptyProps) => (
  <section class="empty card">
    <h2>{title}</h2>
    <p>{how}</p>
    {next && (
      <p>
        <a class="button primary" href={next.href}>
          {next.text}
        </a>
      </p>
    )}
    {code && next ? (
      <details>
        <summary>{next.byApi}</summary>
        <Code text={code} />
      </details>
    ) : (
      code && <Code text={code} />
    )}
  </section>
)

export const Code = ({ text }: { text: string }) => (
  <pre tabindex={0}>
    <code>{text}</code>
  </pre>
)

interface FigureProps {
  name: string
  help?: { screen: Screen; term: TermName } // what the figure is, beside its name
  children: Child
}

export const Figure = ({ name, help, children }: FigureProps) => (
  <div>
    <dt>
      {name}
      {help && <Help {...help} />}
    </dt>
    <dd>{children}</dd>
  </div>
)

/** The way to the page above. */
export const Crumb = ({ href, children }: { href: string; children: Child }) => (
  <p class="soft crumb">
    <a href={href}>{children}</a>
  </p>
)

/** Nothing is known: not a zero. */
export const Unknown = () => <span class="soft">–</span>

/** Full or hollow, so that it reads without colour. */
export const State = ({ on, children }: { on: boolean; children: Child }) => (
  <span class={on ? 'state on' : 'state'}>{children}</span>
)

/** An example call. Our own URLs only; the token stays a name. */
export function curl(url: URL, path: string, body: object): string {
  return [
    `curl ${url.origin}/api${path} \\`,
    '  -H "Authorization: Bearer $TOKEN" \\',
    "  -H 'Content-Type: application/json' \\",
    `  -d '${JSON.stringify(body)}'`,
  ].join('\n')
}
