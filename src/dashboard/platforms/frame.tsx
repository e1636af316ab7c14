import type { Child } from 'hono/jsx'
import type { Screen } from '../screen.ts'

const TABS = [
  { tab: 'name', path: '/app/platforms' },
  { tab: 'feeds', path: '/app/feeds' },
  { tab: 'deliveries', path: '/app/deliveries' },
  { tab: 'imports', path: '/app/imports' },
] as const

/** The paths that the entry of the menu stands for. */
export const isPlatforms = (pathname: string): boolean =>
  TABS.some(({ path }) => pathname === path || pathname.startsWith(`${path}/`))

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
        {TABS.map(({ tab, path }) => (
          <a href={path} aria-current={url.pathname.startsWith(path) ? 'page' : undefined}>
            {t.platforms[tab]}
          </a>
        ))}
      </nav>
    </div>
    {children}
  </>
)
