import { raw } from 'hono/html'
import type { Child } from 'hono/jsx'
import { may } from '../accounts/roles.ts'
import { ICON_URL, Mark } from './mark.tsx'
import { isPlatforms } from './platforms/frame.tsx'
import type { Screen } from './screen.ts'
import { STYLE } from './style.ts'
import { LANGUAGES, words } from './words.ts'

/** The document around every page. No script: links and forms do it all. */
export const Shell = ({ screen, title, children }: { screen: Screen; title: string; children: Child }) => (
  <html lang={screen.language}>
    <head>
      <meta charset="utf-8" />
      <title>{`${title} · Like2Lead`}</title>
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="robots" content="noindex" />
      <meta name="color-scheme" content="light dark" />
      <link rel="icon" href={ICON_URL} />
      <style nonce={screen.nonce}>{raw(STYLE)}</style>
    </head>
    <body>
      <a class="skip" href="#main">
        {screen.t.skip}
      </a>
      <header class="top">
        <div class="wrap">
          <a class="brand" href="/app">
            <Mark size={24} />
            <span>Like2Lead</span>
          </a>
          {screen.viewer && <Menu screen={screen} />}
          <Languages screen={screen} />
          {screen.viewer && (
            <form method="post" action="/app/sign-out">
              <button class="quiet" type="submit">
                {screen.t.signOut}
              </button>
            </form>
          )}
        </div>
      </header>
      <main id="main" class="wrap">
        {children}
      </main>
    </body>
  </html>
)

const Menu = ({ screen: { t, url, viewer } }: { screen: Screen }) => {
  const items = [
    { href: '/app', name: t.campaigns, on: url.pathname === '/app' || url.pathname.startsWith('/app/campaigns/') },
  ]
  if (viewer && may(viewer.role, 'analyst'))
    items.push(
      { href: '/app/audiences', name: t.audiences, on: url.pathname.startsWith('/app/audiences') },
      { href: '/app/platforms', name: t.platforms.name, on: isPlatforms(url.pathname) },
    )
  const rest = [
    { href: '/app/spend', name: t.spending.name },
    { href: '/app/plan', name: t.forecast.name },
    { href: '/app/notices', name: t.notices.name },
    { href: '/app/measure', name: t.measure.name },
  ]
  items.push(...rest.map(({ href, name }) => ({ href, name, on: url.pathname.startsWith(href) })))
  return (
    <nav aria-label={t.nav}>
      {items.map(({ href, name, on }) => (
        <a href={href} aria-current={on ? 'page' : undefined}>
          {name}
        </a>
      ))}
    </nav>
  )
}

const Languages = ({ screen: { t, url, language } }: { screen: Screen }) => (
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
