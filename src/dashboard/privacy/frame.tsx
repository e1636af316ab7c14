import type { Child } from 'hono/jsx'
import { type Screen, viewerMay } from '../screen.ts'

export const HERE = '/app/privacy'
export const REQUESTS = `${HERE}/requests`

const TABS = [
  { tab: 'consent', path: HERE, role: 'analyst' },
  { tab: 'register', path: `${HERE}/register`, role: 'analyst' },
  { tab: 'requests', path: REQUESTS, role: 'editor' },
  { tab: 'retention', path: `${HERE}/retention`, role: 'analyst' },
  { tab: 'papers', path: `${HERE}/papers`, role: 'analyst' },
  { tab: 'export', path: `${HERE}/export`, role: 'owner' },
] as const

/** The head of every page of privacy: what it is, and the others. */
export const Frame = ({ screen: { t, url, viewer }, children }: { screen: Screen; children: Child }) => (
  <>
    <div class="head">
      <h1>{t.privacy.title}</h1>
      <nav class="tabs" aria-label={t.privacy.tabs}>
        {TABS.filter(({ role }) => viewerMay(viewer, role)).map(({ tab, path }) => (
          <a href={path} aria-current={isAt(url.pathname, path) ? 'page' : undefined}>
            {t.privacy.tab[tab]}
          </a>
        ))}
      </nav>
    </div>
    {children}
  </>
)

const isAt = (pathname: string, path: string): boolean =>
  path === HERE ? pathname === HERE : pathname === path || pathname.startsWith(`${path}/`)
