import type { Role } from '../accounts/roles.ts'
import { type Screen, viewerMay } from './screen.ts'
import { LANGUAGES, words } from './words.ts'

type Entry = keyof Screen['t']['menu']['entries']

interface Item {
  entry: Entry
  href: string
  least?: Role
  covers?: readonly string[] // paths besides its own
}

const GROUPS: { group: keyof Screen['t']['menu']['groups']; items: readonly Item[] }[] = [
  {
    group: 'work',
    items: [
      { entry: 'home', href: '/app' },
      { entry: 'campaigns', href: '/app/campaigns' },
      { entry: 'audiences', href: '/app/audiences', least: 'analyst' },
      { entry: 'leads', href: '/app/leads', least: 'analyst' },
    ],
  },
  {
    group: 'figures',
    items: [
      { entry: 'spend', href: '/app/spend' },
      { entry: 'plan', href: '/app/plan' },
      { entry: 'notices', href: '/app/notices' },
    ],
  },
  {
    group: 'connect',
    items: [
      { entry: 'connect', href: '/app/connect' },
      {
        entry: 'platforms',
        href: '/app/platforms',
        least: 'analyst',
        covers: ['/app/feeds', '/app/deliveries', '/app/imports'],
      },
      { entry: 'pixel', href: '/app/measure' },
      { entry: 'webhooks', href: '/app/webhooks', least: 'editor' },
      { entry: 'brands', href: '/app/brands', least: 'analyst' },
    ],
  },
  {
    group: 'govern',
    items: [
      { entry: 'privacy', href: '/app/privacy', least: 'analyst' },
      { entry: 'team', href: '/app/team' },
      { entry: 'operations', href: '/app/operations', least: 'owner' },
      { entry: 'api', href: '/api/docs' },
    ],
  },
]

/** What the viewer may go to, by name. */
export const entriesFor = ({ t, viewer }: Screen): { href: string; name: string }[] =>
  GROUPS.flatMap(({ items }) => items)
    .filter(({ least }) => !least || viewerMay(viewer, least))
    .map(({ href, entry }) => ({ href, name: t.menu.entries[entry] }))

/** All places of the dashboard that the viewer may go to. On a phone it opens from a button; without a script too. */
export const Menu = ({ screen }: { screen: Screen }) => {
  const { t, viewer } = screen
  return (
    <div class="menu" id="menu" popover="auto">
      <a class="search-link" href="/app/search">
        {t.search.title} <kbd>/</kbd>
      </a>
      <nav aria-label={t.nav}>
        {GROUPS.map(({ group, items }) => {
          const open = items.filter(({ least }) => !least || viewerMay(viewer, least))
          return (
            open.length > 0 && (
              <div class="menu-group">
                {group !== 'work' && <p id={`menu-${group}`}>{t.menu.groups[group]}</p>}
                <ul aria-labelledby={group === 'work' ? undefined : `menu-${group}`}>
                  {open.map(item => (
                    <li>
                      <a
                        class={`to to-${item.entry}`}
                        href={item.href}
                        aria-current={isHere(screen.url.pathname, item) ? 'page' : undefined}
                      >
                        {t.menu.entries[item.entry]}
                      </a>
                    </li>
                  ))}
                </ul>
              </div>
            )
          )
        })}
      </nav>
      <div class="menu-foot">
        <Languages screen={screen} />
        <form method="post" action="/app/sign-out">
          <button class="quiet" type="submit">
            {t.signOut}
          </button>
        </form>
      </div>
    </div>
  )
}

const isHere = (pathname: string, { href, covers = [] }: Item): boolean =>
  pathname === href ||
  (href !== '/app' && [href, ...covers].some(path => pathname === path || pathname.startsWith(`${path}/`)))

export const Languages = ({ screen: { t, url, language } }: { screen: Screen }) => (
  <nav class="languages" aria-label={t.languages}>
    {LANGUAGES.map(code => (
      <a
        href={inLanguage(url, code)}
        lang={code}
        hreflang={code}
        aria-label={`${code.toUpperCase()} – ${words[code].language}`}
        aria-current={code === language ? 'true' : undefined}
      >
        {code.toUpperCase()}
      </a>
    ))}
  </nav>
)

/** The same page in another language. A one-time link is not repeated: it must not spread. */
function inLanguage(url: URL, code: string): string {
  const query = new URLSearchParams(url.search)
  query.delete('link')
  query.set('lang', code)
  return `${url.pathname}?${query}`
}
