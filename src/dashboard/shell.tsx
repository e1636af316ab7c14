import type { Child } from 'hono/jsx'
import { PROGRAM, SHEET } from './assets.ts'
import { ICON_URL, Mark } from './mark.tsx'
import { Languages, Menu } from './menu.tsx'
import type { Screen } from './screen.ts'
import { SearchDialog } from './search/dialog.tsx'
import { Shortcuts } from './search/shortcuts.tsx'

/** The document around every page. Links and forms do it all; the script makes some of it quicker. */
export const Shell = ({ screen, title, children }: { screen: Screen; title: string; children: Child }) => (
  <html lang={screen.language}>
    <head>
      <meta charset="utf-8" />
      <title>{`${title} · Like2Lead`}</title>
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="robots" content="noindex" />
      <meta name="color-scheme" content="light dark" />
      <link rel="icon" href={ICON_URL} />
      <link rel="stylesheet" href={SHEET} />
      {screen.viewer && <script nonce={screen.nonce} src={PROGRAM} defer />}
    </head>
    <body class={screen.viewer ? 'in' : 'out'}>
      <a class="skip" href="#main">
        {screen.t.skip}
      </a>
      <header class="top">
        <a class="brand" href="/app">
          <Mark size={24} />
          <span>Like2Lead</span>
        </a>
        {screen.viewer ? (
          <>
            <button class="menu-button" type="button" popovertarget="menu">
              {screen.t.menu.open}
            </button>
            <Menu screen={screen} />
          </>
        ) : (
          <Languages screen={screen} />
        )}
      </header>
      <main id="main" class="wrap">
        {children}
      </main>
      {screen.viewer && (
        <>
          <SearchDialog screen={screen} />
          <Shortcuts screen={screen} />
        </>
      )}
    </body>
  </html>
)
