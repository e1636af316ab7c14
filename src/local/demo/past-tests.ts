import { DAY_MS, dayNumber } from '../../lib/time.ts'
import { ask, call, type Host } from './host.ts'

interface Variant {
  says: Record<string, string> // what its page said otherwise
  leads: number // of VIEWS
}

interface PastTest {
  campaign: string
  ad: string
  leads: number // of the page that stayed
  variants: Variant[]
}

const VIEWS = 420 // of each version

/** Two tests of last season, in which pages that keep more of the ad's promise convert better: what the slope of the tests is
 *  drawn from. They ended without a winner, and the pages stayed. */
const PAST: PastTest[] = [
  {
    ...{ campaign: 'audit-energie', ad: 'maison-froide', leads: 24 },
    variants: [
      { says: { headline: 'Votre audit énergétique offert', offer: 'Audit offert' }, leads: 22 },
      { says: { headline: 'Et si vous aviez moins froid cet hiver ?', cta: 'En savoir plus' }, leads: 15 },
      {
        says: {
          headline: 'Bien chez soi',
          lead: 'Parlons de vos travaux.',
          offer: 'Un échange',
          cta: 'En savoir plus',
        },
        leads: 9,
      },
    ],
  },
  {
    ...{ campaign: 'demo-planning', ad: 'responsables-equipe', leads: 18 },
    variants: [
      { says: { headline: 'Le planning de vos équipes', offer: 'Une démo' }, leads: 15 },
      { says: { headline: 'Vos équipes vont vous dire merci', cta: 'En savoir plus' }, leads: 11 },
      {
        says: { headline: 'Organisez-vous mieux', lead: 'Parlons-en.', offer: 'Un échange', cta: 'En savoir plus' },
        leads: 6,
      },
    ],
  },
]

export async function tellPastTests(host: Host, now: number): Promise<void> {
  for (const past of PAST) await record(host, past, await publishVariants(host, past), now)
}

/** The numbers of the versions. The draft is afterwards what it was before. */
async function publishVariants(host: Host, { campaign, ad, variants }: PastTest): Promise<number[]> {
  const page = `campaigns/${campaign}/ads/${ad}`
  const { content } = (await ask(host, 'GET', `${page}/page`)) as { content: object }
  const versions: number[] = []
  for (const { says } of variants) {
    await ask(host, 'PUT', `${page}/page`, { content: { ...content, ...says } })
    const published = await call(host, `${page}/publish`, { variant: true, override: { match: 'Essai' } })
    versions.push((published as { version: number }).version)
  }
  await ask(host, 'PUT', `${page}/page`, { content })
  return versions
}

const [FIRST_DAY, DAYS] = [210, 14] // ago; before 90 days and the 90 that they are compared with: no figure holds them
const ARMS = ['a', 'b', 'c', 'd']

const ADD = `
  INSERT INTO experiments (campaign, ad, mode, planned_visitors, created_at, created_by, started_at, ended_at, ended)
  VALUES (?1, ?2, 'split', ?3, ?4, 'admin', ?4, ?5, 'stopped') RETURNING id`
const ADD_ARM = `INSERT INTO experiment_arms (experiment, arm, version) VALUES (?1, ?2, ?3)`
const ADD_WEIGHT = `INSERT INTO experiment_weights (experiment, epoch, arm, weight, since) VALUES (?1, 0, ?2, ?3, ?4)`
const LIVE_SINCE = `UPDATE page_lives SET at = ?3 WHERE campaign = ?1 AND ad = ?2`
// The days' totals alone, as they stay when the views themselves are gone.
const ADD_DAY = `INSERT INTO rolled_days (campaign, day, rules, rolled_at, purged) VALUES (?1, ?2, 0, ?3, 1) ON CONFLICT DO NOTHING`
const ADD_VIEWS = `
  INSERT INTO view_days (campaign, ad, day, variant, rank, views, form_started, lead, converted, source, device, in_app, consent, bots,
    engaged_ms, scroll_pct, cta_clicks, contact_clicks, outbound_clicks, file_clicks, purchase, trusted, lcp_measured, lcp_good,
    inp_measured, inp_good, cls_measured, cls_good)
  SELECT ?1, ?2, value ->> 'day', value ->> 'variant', value ->> 'rank', value ->> 'views', value ->> 'leads', value ->> 'leads',
    value ->> 'leads', 'meta', 'mobile', 'instagram', 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0
  FROM json_each(?3)`

async function record({ db }: Host, past: PastTest, versions: number[], now: number): Promise<void> {
  const { campaign, ad } = past
  const start = now - FIRST_DAY * DAY_MS
  const planned = VIEWS * ARMS.length
  const test = await db
    .prepare(ADD)
    .bind(campaign, ad, planned, start, start + DAYS * DAY_MS)
    .first<number>('id')
  const leads = [past.leads, ...past.variants.map(variant => variant.leads)]
  const rows = ARMS.flatMap((arm, i) =>
    Array.from({ length: DAYS }, (_, day) => ({
      day: dayNumber(start) + day,
      variant: `e${test}.${arm}`,
      leads: shareOf(leads[i]!, day),
      views: shareOf(VIEWS, day),
    })).flatMap(({ views, leads, ...of }) => [
      { ...of, rank: 10, views: views - leads, leads: 0 },
      ...(leads > 0 ? [{ ...of, rank: 50, views: leads, leads }] : []),
    ]),
  )
  await db.batch([
    ...[1, ...versions].flatMap((version, i) => [
      db.prepare(ADD_ARM).bind(test, ARMS[i]!, version),
      db.prepare(ADD_WEIGHT).bind(test, ARMS[i]!, 1 / ARMS.length, start),
    ]),
    db.prepare(LIVE_SINCE).bind(campaign, ad, start - DAY_MS),
    ...Array.from({ length: DAYS }, (_, day) => db.prepare(ADD_DAY).bind(campaign, dayNumber(start) + day, now)),
    db.prepare(ADD_VIEWS).bind(campaign, ad, JSON.stringify(rows)),
  ])
}

/** Of a total, what falls on a day: whole numbers that add up to it. */
const shareOf = (total: number, day: number): number =>
  Math.floor((total * (day + 1)) / DAYS) - Math.floor((total * day) / DAYS)
