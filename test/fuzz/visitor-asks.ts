import { newId } from '../../src/lib/ids.ts'
import { formBody } from './app-asks.ts'
import { type Make, textOf, withQuery } from './ask.ts'
import { oddJson } from './bytes.ts'
import { oddFields } from './forms.ts'
import { oddHeaders } from './headers.ts'
import { oddText, oddValue, spoiled } from './hostile.ts'

const TOTALS = ['n', 't', 'e', 's', 'k', 'o', 'm', 'j', 'd', 'f', 'y', 'V', 'P', 'b', 'z', 'l', 'p', 'h'] as const
const TOLD = ['q', 'r', 'g', 'i', 'w', 'L', 'u', 'x'] as const

export const beaconAsk: Make = (dice, { page }) => {
  const [, c, a] = page.split('/')
  const one = (): Record<string, unknown> => ({
    ...{ v: newId(), c, a },
    ...Object.fromEntries(TOTALS.filter(() => dice.chance(0.3)).map(name => [name, dice.below(120)])),
    ...Object.fromEntries(
      TOLD.filter(() => dice.chance(0.2)).map(name => [name, `utm_source=${oddText(dice).slice(0, 200)}`]),
    ),
    ...(dice.chance(0.3) && {
      E: [['signup', 1, { [oddText(dice).slice(0, 50)]: oddValue(dice) }]],
      B: [[oddText(dice), dice.below(500), 'EUR']],
    }),
  })
  const value = dice.chance(0.3) ? Array.from({ length: 1 + dice.below(5) }, one) : one()
  const said = dice.chance(0.3) ? value : spoiled(value, dice)
  const body = dice.chance(0.15) ? oddJson(said, dice) : (JSON.stringify(said) ?? '')
  if (dice.chance(0.1)) {
    const query = new URLSearchParams(
      oddFields(
        dice,
        Object.entries(one()).map(([name, of]) => [name, textOf(of)]),
      ),
    )
    return {
      surface: 'beacon',
      name: 'GET /p.gif',
      method: 'GET',
      path: withQuery('/p.gif', query),
      headers: oddHeaders(dice),
    }
  }
  const method = dice.chance(0.95) ? 'POST' : dice.pick(['PUT', 'OPTIONS', 'DELETE'])
  return {
    surface: 'beacon',
    name: `${method} /e`,
    method,
    path: '/e',
    headers: oddHeaders(dice),
    ...(method === 'POST' && { body }),
  }
}

/** What visitors, mails and platforms open. */
const PLACES = [
  '/',
  '/health',
  '/p.js',
  '/privacy/choice',
  '/privacy/confirm',
  '/privacy/notices',
  '/api/docs',
  '/api/docs/brands',
  '/api/openapi.json',
  '/app/sign-in',
]

export const visitorAsk: Make = (dice, { page, names }) => {
  const odd = () => encodeURIComponent(oddText(dice).toWellFormed().slice(0, 300))
  const path = dice.pick([
    ...[page, page, `${page}/thanks`, `/${page.split('/')[1]}`],
    ...PLACES,
    ...[`/i/${names.asset}/640`, `/i/${names.asset}/${odd()}`, `/i/${odd()}/og`, `/i/font-${odd()}.woff2`],
    ...[
      `/legal/maison-demo/${odd()}`,
      '/legal/maison-demo/privacy',
      `/feeds/${names.feed}/google.csv`,
      `/feeds/${odd()}/${odd()}`,
    ],
    ...[`/preview${page}/${odd()}`, `/${odd()}`, `/${odd()}/${odd()}`, `/${odd()}/${odd()}/${odd()}`],
  ])
  const fields = [
    't',
    'token',
    'c',
    'b',
    'back',
    'q',
    'lang',
    'utm_source',
    'fbclid',
    'l2l_who',
    'link',
    'invitation',
    'version',
  ].map(name => [name, ''] as [string, string])
  const query = new URLSearchParams(dice.chance(0.7) ? oddFields(dice, fields) : [])
  const method = dice.pick(['GET', 'GET', 'GET', 'HEAD', 'OPTIONS', 'PUT'])
  return {
    surface: 'visitors',
    name: `${method} ${path}`,
    method,
    path: withQuery(path, query),
    headers: oddHeaders(dice),
  }
}

export const formAsk: Make = async (dice, { page, proof, texts }) => {
  const lead = {
    ...(await proof()),
    email: 'somebody@example.com',
    phone: '06 39 98 00 99',
    first_name: 'Ada',
    message: 'Hello',
    consent_contact: '1',
    consent_ads: '1',
    from: '/x?utm_source=meta',
  }
  const [, campaign, ad] = page.split('/')
  const choice = { choice: 'granted', view: newId(), page: `${campaign}/${ad}@1`, text_version: texts, back: page }
  const [path, fields] = dice.pick<[string, Record<string, string>]>([
    [page, lead],
    [page, lead],
    [`/${campaign}`, lead],
    ['/privacy/consent', choice],
    ['/privacy/measurement', { choice: 'refused', back: page }],
    ['/privacy/confirm', { t: 'x', token: 'x' }],
    ['/privacy/notices', { t: 'x' }],
    ['/app/sign-in', { key: 'x', link: 'x' }],
  ])
  const { 'Content-Type': type, ...headers } = oddHeaders(dice)
  const sent = oddFields(dice, Object.entries(fields))
  const body = dice.chance(0.9) ? formBody(dice, sent, false) : dice.pick([oddText(dice), oddJson(fields, dice)])
  return {
    surface: 'visitors',
    name: `POST ${path}`,
    method: 'POST',
    path,
    headers: { ...headers, ...(type && dice.chance(0.2) && { 'Content-Type': type }) },
    body,
  }
}
