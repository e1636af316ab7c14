import { endpoint } from '../accounts/endpoint.ts'
import { type Asset, findAsset } from '../images/store.ts'
import { HttpError } from '../lib/http.ts'
import type { FetchRefusal } from '../lib/safe-fetch.ts'
import { screens } from './extract.ts'
import type { Picture } from './reading.ts'
import { MATCH_BODY_BYTES, type MatchBody, matchBody } from './schema.ts'
import { score } from './score.ts'
import { fetchPage, picturesOf, type WebPage } from './web-page.ts'

export const matchEndpoints = [
  endpoint({
    method: 'POST',
    path: '/match',
    role: 'viewer',
    changesNothing: true,
    summary:
      'Score how well a page keeps the promise of an ad: HTML that is sent, or any page of the public web by its https address. `ad.cta` is a platform’s name of a button (GET_QUOTE) or free words; `ad.image` an asset of ours.',
    body: matchBody,
    bodyLimitBytes: MATCH_BODY_BYTES,
    example: {
      body: {
        ad: { headline: 'Votre audit offert en 48 h', text: 'Sans engagement.', cta: 'GET_QUOTE', lang: 'fr' },
        page: { html: '<h1>Votre audit offert en 48 h</h1><p>Sans engagement.</p><button>Demander un devis</button>' },
      },
    },
    answers: {
      200: '{score, band, caps: [{id, limit, why}], parts: [{id, weight, score, lost: [{token, where, fix, gain}]}], algorithm}',
      413: 'too-large',
      422: 'invalid-body, unknown-image, unreachable-page, not-html, no-text',
    },
    handle: async (c, { ad, page }) => {
      const asset = ad.image === undefined ? null : await assetOr422(c.env.DB, ad.image)
      const image = asset && pictureOf(asset)
      const { html, pictures } = await read(c.env, page, image !== null)
      if (isMute(html)) throw mute('html' in page ? 'page.html' : 'page.url')
      const { cta, headline, text, description, lang } = ad
      const palette = ad.palette ?? image?.palette ?? []
      return c.json(score({ headline, text, description, cta, lang, palette, image }, html, pictures))
    },
  }),
]

async function assetOr422(db: D1Database, id: string): Promise<Asset> {
  const asset = await findAsset(db, id)
  if (asset) return asset
  const message = `No image "${id}": upload it with POST /api/assets first, or leave it out.`
  throw new HttpError(422, 'unknown-image', message, [{ path: 'ad.image', message: 'unknown' }])
}

const pictureOf = ({ id, dhash, palette }: Asset): Picture => ({ asset: id, dhash, palette })

/** An app that its script writes, frames, one large picture: whoever has no score to mend must not read « 0 ». */
function isMute(html: string): boolean {
  const { h1, hero, below } = screens(html)
  return `${h1}${hero}${below}`.trim() === ''
}

const mute = (path: string) =>
  new HttpError(
    422,
    'no-text',
    'This page has no text before its scripts run, or has it in frames or pictures. Open it in a browser, and send the HTML that is shown: {"page": {"html": "…"}}.',
    [{ path, message: 'no text' }],
  )

async function read(
  env: Env,
  page: MatchBody['page'],
  pictured: boolean,
): Promise<{ html: string; pictures: Map<string, Picture> }> {
  if ('html' in page) return { html: page.html, pictures: pictured ? await assetsOn(env.DB, page.html) : new Map() }
  const fetched = await fetchPage(page.url)
  if (!fetched.ok) throw refusal(fetched)
  const { html, url } = fetched
  if (!pictured) return { html, pictures: new Map() }
  return { html, pictures: new Map([...(await assetsOn(env.DB, html)), ...(await picturesOf(env, html, url))]) }
}

const MOST_ASSETS = 5

/** Other pictures of ours that the page shows: the ad's own may have been uploaded again, cropped or compressed anew. */
async function assetsOn(db: D1Database, html: string): Promise<Map<string, Picture>> {
  const ours = screens(html)
    .images.flatMap(({ src, asset }) => (asset ? [{ src, asset }] : []))
    .slice(0, MOST_ASSETS)
  const known = await Promise.all(ours.map(async ({ src, asset }) => ({ src, asset: await findAsset(db, asset) })))
  return new Map(known.flatMap(({ src, asset }) => (asset ? [[src, pictureOf(asset)] as const] : [])))
}

function refusal(page: Exclude<WebPage, { ok: true }>): HttpError {
  const at = (code: string, message: string) =>
    new HttpError(422, code, message, [{ path: 'page.url', message: page.reason }])
  if (page.reason === 'status')
    return at(
      'unreachable-page',
      `The page answers with HTTP status ${page.status}: give the address of a page that visitors can open.`,
    )
  if (page.reason === 'not-html')
    return at('not-html', `There is no HTML at this address, but "${page.contentType.slice(0, 80)}".`)
  return at('unreachable-page', REASONS[page.reason])
}

const REASONS: Record<FetchRefusal, string> = {
  'not-https':
    'Only https addresses without a user name, on port 443, are fetched: check the address, or those it redirects to.',
  'private-address':
    'This address, or one that it redirects to, is not on the public internet. Send the HTML instead: {"page": {"html": "…"}}.',
  unresolvable: 'This name has no address: check its spelling.',
  'too-large': 'The page is larger than 2 MB. Send its HTML instead, without what is not text.',
  timeout: 'The page did not answer within 10 seconds. Try again, or send its HTML.',
  'too-many-redirects': 'The page redirects more than three times. Give the address where it ends.',
  network: 'The connection failed or was cut. Try again, or send the HTML of the page.',
}
