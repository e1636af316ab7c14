import { raw } from 'hono/html'
import type { Child } from 'hono/jsx'
import type { Theme } from './props.ts'
import { styleOf } from './style.ts'
import type { Lang } from './words.ts'

interface DocumentProps {
  lang: Lang
  title: string
  description?: string
  theme: Theme
  consent?: string
  head?: Child
  children: Child
}

/** A whole page: one inline style, no inline script. Paid pages stay out of search engines. */
export const Document = ({ lang, title, description, theme, consent, head, children }: DocumentProps) => (
  <>
    {raw('<!doctype html>')}
    <html lang={lang} data-consent={consent}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1,viewport-fit=cover" />
        <title>{title}</title>
        {description && <meta name="description" content={description} />}
        <meta name="robots" content="noindex" />
        <meta name="theme-color" content={theme.tint} />
        <link rel="icon" href={dot(theme.accent)} />
        {head}
        <style>{raw(styleOf(theme))}</style>
      </head>
      <body>{children}</body>
    </html>
  </>
)

/** The tab's icon, in the ad's colour, without a request of its own. */
const dot = (colour: string): string =>
  `data:image/svg+xml,${encodeURIComponent(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><circle cx="4" cy="4" r="4" fill="${colour}"/></svg>`)}`
