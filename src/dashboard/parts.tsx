import type { Child } from 'hono/jsx'

/** What is missing, and what to do about it. */
export const Empty = ({ title, how, code }: { title: string; how: string; code: string }) => (
  <section class="empty card">
    <h2>{title}</h2>
    <p>{how}</p>
    <Code text={code} />
  </section>
)

export const Code = ({ text }: { text: string }) => (
  <pre tabindex={0}>
    <code>{text}</code>
  </pre>
)

export const Figure = ({ name, children }: { name: string; children: Child }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
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
