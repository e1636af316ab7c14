import type { Context } from 'hono'
import { raw } from 'hono/html'
import { STAGES } from '../../../templates/kit/slots.ts'
import type { Ad } from '../../campaigns/schema.ts'
import { findAd } from '../../campaigns/store.ts'
import { forVisitor } from '../../db/query.ts'
import { sha256Base64, sign, verify } from '../../lib/crypto.ts'
import { slug } from '../../lib/text.ts'
import { DAY_MS } from '../../lib/time.ts'
import { typeset } from '../../lib/typography.ts'
import { findDraft } from '../drafts/draft-store.ts'
import { pageHeaders } from '../headers.ts'
import { houseBrand, languageOf, plainPage } from '../plain.tsx'
import type { Html } from '../prepared.ts'
import { renderPage } from '../render.ts'
import { sendPage } from '../send.ts'
import type { Snapshot } from '../snapshot.ts'
import { draftSnapshot } from './draft-snapshot.ts'
import { findVersion, versionIn } from './version-store.ts'

type Visit = Context<{ Bindings: Env }>

const LASTS_MS = 7 * DAY_MS

/** A link that shows this page's draft to whoever has it, for a week: '/preview/spring/ad-1/<until>.<signature>'. The
 *  dashboard's own frame asks for one that lasts for less. */
export async function previewLink(
  signingKey: string,
  ad: Ad,
  now: number,
  lastsMs = LASTS_MS,
): Promise<{ path: string; expiresAt: number }> {
  const expiresAt = now + lastsMs
  const key = await sign(signingKey, purposeOf(ad.campaign, ad.slug), expiresAt.toString(36))
  return { path: `/preview/${ad.campaign}/${ad.slug}/${key}`, expiresAt }
}

const purposeOf = (campaign: string, ad: string): string => `preview /${campaign}/${ad}`

/** The draft as it is now, or the version that `?version=` names, as a visitor of `?stage=` and of the page's own
 *  parameters gets it; but measured by nobody, kept by no cache, and with a form that cannot be sent. */
export async function preview(c: Visit, now: number): Promise<Response> {
  const { campaign = '', ad: adSlug = '', key = '' } = c.req.param()
  if (!slug.safeParse(campaign).success || !slug.safeParse(adSlug).success) return c.notFound()
  const until = await verify(c.env.SIGNING_KEY, purposeOf(campaign, adSlug), key)
  if (!until || Number.parseInt(until, 36) < now) return over(c)
  const ad = await forVisitor('reading an ad', findAd(c.env.DB, campaign, adSlug))
  const shown = ad && (await whatIsAsked(c, ad))
  if (!shown) return over(c)
  const { html, snapshot } = shown
  const page = { html: html.replace(/<body[^>]*>/, body => `${body}${barOf(shown.label, snapshot.page.lang)}`) }
  const stage = STAGES.find(name => name === c.req.query('stage')) ?? null
  return sendPage(c, { page, snapshot, slots: { view: '', token: '' }, stage, now }, 200, {
    'Content-Security-Policy': await restrainedPolicyOf(page),
    'Cache-Control': 'no-store',
    'Referrer-Policy': 'no-referrer', // the key is in the address
  })
}

/** A page that is stored nowhere, as its first visitor would get it, for a frame of the dashboard: under the same restraint. */
export async function framedPage<E extends { Bindings: Env }>(
  of: Context<E>,
  { snapshot, html }: { snapshot: Snapshot; html: string },
  now: number,
): Promise<Response> {
  const c = of as unknown as Visit // whatever else a session has set in it
  const page = { html: unmeasured(html) }
  return sendPage(c, { page, snapshot, slots: { view: '', token: '' }, stage: null, now }, 200, {
    'Content-Security-Policy': await restrainedPolicyOf(page),
    'Cache-Control': 'no-store',
  })
}

interface Shown {
  snapshot: Snapshot
  html: string
  label: { kind: 'revision' | 'version'; number: number }
}

async function whatIsAsked(c: Visit, ad: Ad): Promise<Shown | null> {
  const version = c.req.query('version')
  if (version !== undefined) {
    const number = versionIn(version)
    const row = number === null ? null : await findVersion(c.env.DB, ad.campaign, ad.slug, number)
    return (
      row && { snapshot: row.snapshot, html: unmeasured(row.html), label: { kind: 'version', number: row.version } }
    )
  }
  const [draft, taken] = await Promise.all([findDraft(c.env.DB, ad.campaign, ad.slug), draftSnapshot(c.env.DB, ad, 0)])
  const snapshot = { ...taken, page: { ...taken.page, live: false } }
  return { snapshot, html: renderPage(snapshot), label: { kind: 'revision', number: draft!.revision } }
}

/** A version was stored with its pixel; without scripts its image would count whoever looks. */
export const unmeasured = (html: string): string =>
  html.replace(/<script defer="" src="\/p\.js"[^>]*><\/script>|<noscript><img src="\/p\.gif[^>]*><\/noscript>/g, '')

const WORDS = {
  fr: { preview: 'Aperçu', revision: 'brouillon, révision', version: 'version', form: "rien n'est envoyé" },
  en: { preview: 'Preview', revision: 'draft, revision', version: 'version', form: 'nothing is sent' },
}

const BAR_STYLE =
  '.l2l-preview{margin:0;padding:.375rem 1rem;background:#1f2328;color:#fff;font:600 .8125rem/1.5 system-ui,sans-serif;text-align:center}'

/** Above the page, and no part of what is stored. */
function barOf({ kind, number }: Shown['label'], lang: 'fr' | 'en'): string {
  const words = WORDS[lang]
  return String(
    <>
      <style>{raw(BAR_STYLE)}</style>
      <p class="l2l-preview" role="note">
        {typeset(`${words.preview} — ${words[kind]} ${number} · ${words.form}`, lang)}
      </p>
    </>,
  )
}

/** The page's own policy, with the bar's style allowed, a frame of the dashboard around it, and neither a form nor a script that could leave a trace. */
async function restrainedPolicyOf(page: Html): Promise<string> {
  const policy = (await pageHeaders(page))['Content-Security-Policy'] ?? ''
  return policy
    .replace('style-src ', `style-src 'sha256-${await sha256Base64(BAR_STYLE)}' `)
    .replace(/form-action [^;]*/, "form-action 'none'")
    .replace(/script-src [^;]*/, "script-src 'none'")
    .replace(/connect-src [^;]*/, "connect-src 'none'")
    .replace(/frame-ancestors [^;]*/, "frame-ancestors 'self'")
}

const OVER = {
  fr: {
    title: 'Cet aperçu n’est plus visible',
    text: 'Le lien a expiré, ou il est incomplet. Demandez-en un nouveau à la personne qui vous l’a envoyé.',
  },
  en: {
    title: 'This preview cannot be shown',
    text: 'The link has expired, or it is incomplete. Ask whoever sent it for a new one.',
  },
}

async function over(c: Visit): Promise<Response> {
  const { title, text } = OVER[languageOf(c)]
  return plainPage(c, { title, brand: await houseBrand(c), status: 404, children: <p>{text}</p> })
}
