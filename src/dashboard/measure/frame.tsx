import type { Child } from 'hono/jsx'
import { type Screen, viewerMay } from '../screen.ts'

const TABS = [
  { tab: 'install', path: '/app/measure', role: 'viewer' },
  { tab: 'robots', path: '/app/measure/robots', role: 'viewer' },
  { tab: 'aside', path: '/app/measure/aside', role: 'editor' },
  { tab: 'cnil', path: '/app/measure/cnil', role: 'viewer' },
] as const

/** The head of every page of the measurement: its name, and the others. */
export const Frame = ({ screen: { t, url, viewer }, children }: { screen: Screen; children: Child }) => (
  <>
    <div class="head">
      <h1>{t.measure.name}</h1>
      <nav class="tabs" aria-label={t.measure.tabs}>
        {TABS.filter(({ role }) => viewerMay(viewer, role)).map(({ tab, path }) => (
          <a href={path} aria-current={isAt(url.pathname, path) ? 'page' : undefined}>
            {t.measure[tab]}
          </a>
        ))}
      </nav>
    </div>
    {children}
  </>
)

// What a form was sent to is a page of its own only when it was refused.
const isAt = (pathname: string, path: string): boolean =>
  path === '/app/measure' ? /^\/app\/measure(\/(check|hosts.*))?$/.test(pathname) : pathname.startsWith(path)
