import type { Child } from 'hono/jsx'
import type { Screen } from '../screen.ts'

const TABS = [
  { name: t => t.platforms.name, path: '/app/platforms' },
  { name: t => t.platforms.feeds, path: '/app/feeds' },
  { name: t => t.platforms.deliveries, path: '/app/deliveries' },
  { name: t => t.platforms.imports, path: '/app/imports' },
  { name: t => t.brands.title, path: '/app/brands' },
] satisfies { name: (t: Screen['t']) => string; path: string }[]

interface Props {
  screen: Screen
  title: string
  intro: string
  children: Child
}

/** The head of the pages on what goes to ad platforms, and what comes from the CRM. */
export const Frame = ({ screen: { t, url }, title, intro, children }: Props) => (
  <>
    <div class="head">
      <h1>{title}</h1>
      <p class="soft measure">{intro}</p>
      <nav class="tabs" aria-label={t.platforms.tabs}>
        {TABS.map(({ name, path }) => (
          <a href={path} aria-current={url.pathname.startsWith(path) ? 'page' : undefined}>
            {name(t)}
          </a>
        ))}
      </nav>
    </div>
    {children}
  </>
)
