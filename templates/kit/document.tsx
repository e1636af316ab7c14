import { raw } from 'hono/html'
import type { Child } from 'hono/jsx'
import type { HeroImage } from './content.ts'
import type { Theme } from './props.ts'
import { SLOTS } from './slots.ts'
import { styleOf } from './style.ts'
import type { Lang } from './words.ts'

interface DocumentProps {
  lang: Lang
  title: string
  description?: string
  theme: Theme
  consent?: string
  css?: string // the template's own rules
  share?: { path: string; image: HeroImage | null } // what a shared link shows; its origin is filled per request
  head?: Child
  children: Child
}

/** A whole page: one inline style, no inline script. Paid pages stay out of search engines. */
export const Document = ({ lang, title, description, theme, consent, css, share, head, children }: DocumentProps) => (
  <>
    {raw('<!doctype html>')}
    <html lang={lang} data-consent={consent}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1,viewport-fit=cover" />
        <title>{title}</title>
        {description && <meta name="description" content={description} />}
        <meta name="robots" content="noindex" />
        {share && <Share title={title} description={description} {...share} />}
        <meta name="theme-color" content={theme.tint} />
        <link rel="icon" href={dot(theme.accent)} />
        {theme.font?.stack === 'custom' && (
          <link rel="preload" as="font" type="font/woff2" href={theme.font.file} crossorigin="anonymous" />
        )}
        {head}
        <style>{raw(styleOf(theme, css))}</style>
      </head>
      <body>{children}</body>
    </html>
  </>
)

interface ShareProps extends NonNullable<DocumentProps['share']> {
  title: string
  description: string | undefined
}

/** Open Graph (ogp.me): chats and networks want absolute URLs. */
const Share = ({ title, description, path, image }: ShareProps) => (
  <>
    <meta property="og:title" content={title} />
    {description && <meta property="og:description" content={description} />}
    <meta property="og:url" content={`${SLOTS.origin}${path}`} />
    {image && (
      <>
        <meta property="og:image" content={`${SLOTS.origin}/i/${image.asset}/og`} />
        <meta property="og:image:width" content="1200" />
        <meta property="og:image:height" content="630" />
        {image.alt && <meta property="og:image:alt" content={image.alt} />}
        <meta name="twitter:card" content="summary_large_image" />
      </>
    )}
  </>
)

/** The tab's icon, in the ad's colour, without a request of its own. */
const dot = (colour: string): string =>
  `data:image/svg+xml,${encodeURIComponent(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><circle cx="4" cy="4" r="4" fill="${colour}"/></svg>`)}`
