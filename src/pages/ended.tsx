import type { Context } from 'hono'
import { PlainPage } from '../../templates/kit/plain.tsx'
import { typeset } from '../lib/typography.ts'
import { pageHeaders } from './headers.ts'
import type { Snapshot } from './snapshot.ts'

const WORDS = {
  fr: {
    title: 'Cette offre est terminée',
    text: "La page n'est plus en ligne.",
    ask: 'Une question ? Écrire à',
  },
  en: { title: 'This offer is over', text: 'The page is no longer online.', ask: 'A question? Write to' },
}

/** A page that was taken down while ads may still lead to it: 410, in the colours it had. Needs no D1. */
export async function ended(c: Context<{ Bindings: Env }>, { page, brand, theme }: Snapshot): Promise<Response> {
  const words = WORDS[page.lang]
  const body = String(
    <PlainPage lang={page.lang} title={words.title} theme={theme} brand={brand}>
      <p>{typeset(words.text, page.lang)}</p>
      {brand.legal.email && (
        <p>
          {typeset(words.ask, page.lang)} <a href={`mailto:${brand.legal.email}`}>{brand.legal.email}</a>
        </p>
      )}
    </PlainPage>,
  )
  return c.body(body, 410, await pageHeaders({ html: body }))
}
