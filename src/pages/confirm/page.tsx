import type { Context } from 'hono'
import type { Brand } from '../../brands/schema.ts'
import { findBrand } from '../../brands/store.ts'
import { findCampaign } from '../../campaigns/store.ts'
import { type Confirmation, confirmLead, findConfirmation } from '../../contacts/confirm.ts'
import { forVisitor, retry } from '../../db/query.ts'
import { kick } from '../../deliveries/send-outbox.ts'
import { readText } from '../../lib/http.ts'
import { typeset } from '../../lib/typography.ts'
import { houseBrand, languageOf, plainPage } from '../plain.tsx'
import { readLink } from './link.ts'
import { confirmWords } from './words.ts'

type Visit = Context<{ Bindings: Env }>
type Lang = 'fr' | 'en'

const MAX_BODY_BYTES = 4096

/** GET /privacy/confirm: opening it changes nothing, as what reads mail for its owner opens links too. */
export async function askOnce(c: Visit, now: number): Promise<Response> {
  const found = await find(c, c.req.query('t') ?? '', now)
  if (found.kind !== 'found') return words(c, found.kind, found.lang, await houseBrand(c))
  const { pending, brand, lang } = found
  return pending.confirmed_at === null ? ask(c, found) : words(c, 'done', lang, brand)
}

/** POST /privacy/confirm */
export async function confirm(c: Visit, now: number): Promise<Response> {
  const body = new URLSearchParams(await readText(c.req.raw, MAX_BODY_BYTES))
  const found = await find(c, body.get('t') ?? '', now)
  if (found.kind !== 'found') return words(c, found.kind, found.lang, await houseBrand(c))
  await retry(() => forVisitor('confirming', confirmLead(c.env.DB, c.env.DATA_KEY, found.pending, now)))
  kick(c.env, c.executionCtx, now)
  return words(c, 'done', found.lang, found.brand)
}

type Found =
  | { kind: 'found'; pending: Confirmation; brand: Brand | null; lang: Lang; token: string }
  | { kind: 'not-ours' | 'too-old'; lang: Lang }

async function find(c: Visit, token: string, now: number): Promise<Found> {
  const link = await readLink(c.env.SIGNING_KEY, token, now)
  if (!link.ok) return { kind: link.reason, lang: link.lang ?? languageOf(c) }
  const { lang } = link
  const pending = await forVisitor('finding a confirmation', findConfirmation(c.env.DB, link.event))
  if (!pending) return { kind: 'not-ours', lang }
  const campaign = await forVisitor('finding a campaign', findCampaign(c.env.DB, pending.campaign))
  const brand = campaign && (await forVisitor('finding a brand', findBrand(c.env.DB, campaign.brand)))
  return { kind: 'found', pending, brand, lang, token }
}

function ask(c: Visit, { pending, brand, lang, token }: Extract<Found, { kind: 'found' }>): Promise<Response> {
  const said = confirmWords(lang, brand?.kit.tone ?? 'vous').ask
  const agreed = (['contact', 'ads'] as const).filter(purpose => pending[purpose])
  const children = (
    <>
      <p>{typeset(agreed.length > 0 ? said.text : said.bare, lang)}</p>
      {agreed.length > 0 && (
        <ul>
          {agreed.map(purpose => (
            <li>{said[purpose]}</li>
          ))}
        </ul>
      )}
      <form method="post" action="/privacy/confirm">
        <input type="hidden" name="t" value={token} />
        <button class="button" type="submit">
          {said.button}
        </button>
      </form>
    </>
  )
  return plainPage(c, { title: said.title, brand, lang, status: 200, children })
}

const STATUS = { done: 200, 'not-ours': 404, 'too-old': 410 } as const

function words(c: Visit, name: keyof typeof STATUS, lang: Lang, brand: Brand | null): Promise<Response> {
  const { title, text } = confirmWords(lang, brand?.kit.tone ?? 'vous')[name]
  return plainPage(c, {
    ...{ title: typeset(title, lang), brand, lang, status: STATUS[name] },
    children: <p>{typeset(text, lang)}</p>,
  })
}
