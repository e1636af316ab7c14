import { expect, test } from 'vitest'
import { withQuery } from '../src/dashboard/asked-url.ts'
import { LeakCard } from '../src/dashboard/leak/card.tsx'
import { Compared } from '../src/dashboard/leak/compared.tsx'
import { FormCard } from '../src/dashboard/leak/form.tsx'
import { Notes } from '../src/dashboard/leak/notes.tsx'
import { NO_NAMES } from '../src/dashboard/screen.ts'
import type { Language } from '../src/dashboard/words.ts'
import { benchmarksOf } from '../src/funnel/benchmarks/benchmark.ts'
import { changesOf } from '../src/funnel/compare.ts'
import { formOf } from '../src/funnel/form/form.ts'
import type { Facts } from '../src/funnel/leak/causes.ts'
import { leakOf } from '../src/funnel/leak/leak.ts'
import type { FunnelReport } from '../src/funnel/report.ts'
import { type Counts, funnelOf, NO_COUNTS } from '../src/funnel/stages.ts'
import { screenAt } from './screen.ts'

const screen = (language: Language) => screenAt(language, '/app/campaigns/spring?by=day&cursor=x')
const said = (element: unknown): string =>
  String(element ?? '')
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ')

const onTwoBrowsers = [
  { inApp: 'instagram', views: 900, measured: 800, good: 300 },
  { inApp: '', views: 220, measured: 0, good: 0 },
]
const facts: Facts = {
  promises: [{ ad: 'ad-1', score: 41, views: 1120 }],
  ...{ speed: onTwoBrowsers, form: formOf({ started: 0, sent: 0 }) },
  ...{ reading: { views: 0, left: 0 }, reached: { impressions: null, people: null }, platforms: [] },
}
const leaking: Counts = {
  ...NO_COUNTS,
  ...{ impressions: 100_000, engagements: 4_000, clicks: 1_400, views: 1_120, conversions: 11, leads: 11 },
  costMicros: 770_000_000,
}
type AdOf = Parameters<typeof leakOf>[0]['ads'][number]
const leakIn = (total: Counts, ads: readonly AdOf[]) =>
  leakOf({ campaign: 'spring', total, parts: [total], ads }, benchmarksOf([]), facts)
const card = (language: Language, counts: Counts, ads: readonly AdOf[] = []) => {
  const names = { ...NO_NAMES, ads: new Map([['quiz', 'Quel frileux êtes-vous ?']]) }
  return LeakCard({ screen: { ...screen(language), names }, currency: 'EUR', counts, leak: leakIn(counts, ads) })
}

test('the leak is told first: where, how much in leads and money, how sure, why, and one thing to do', () => {
  const text = said(card('fr', leaking))
  expect(text).toContain('La fuite : de la visite au lead ou à l’achat')
  expect(text).toMatch(/Au repère de 2 %, il y aurait environ 11 leads ou achats de plus \(de [\d,]+ à \d+ à 95 %\)/)
  expect(text).toMatch(/c’est environ 798 € \(de [\d,]+ € à [\d ,]+ €\)/)
  expect(text).toContain('score 41 sur 100 en moyenne')
  expect(text).toContain('La page est lente dans l’application Instagram : 38 % des visites')
  expect(text).toMatch(/Probabilité d’être sous le repère : (9\d|&gt; 99) %/)
  expect(text).toContain('Repère : 2–10 % (« Du Like au Lead », article sans date, lu en 2026)')
  expect(text).toContain('notre hypothèse : personne ne publie ce chiffre')
  expect(String(card('fr', leaking)).match(/class="button primary" href="([^"]+)"/)?.[1]).toBe(
    '/app/campaigns/spring/ads/ad-1',
  )
})

test('an ad that leaks where the campaign does not surely is what is told first, by its headline, with what it costs', () => {
  const sum: Counts = { ...NO_COUNTS, views: 2_450, conversions: 44, leads: 44, costMicros: 2_060_000_000 }
  const quiz = { ...NO_COUNTS, ad: 'quiz', views: 1_701, conversions: 5, leads: 5, costMicros: 1_286_000_000 }
  const text = said(card('fr', sum, [quiz]))
  expect(text).toMatch(/^ *La fuite : une annonce, que l’ensemble cache/)
  expect(text).toMatch(
    /Quel frileux êtes-vous ? ?\? : de la visite .* environ 29 leads ou achats à regagner, soit 1 359 €/,
  )
  expect(text).toContain('La campagne entière : aucune fuite sûre. Le plus proche')
  expect(text).not.toContain('Aucune fuite sûre pour l’instant')
})

test('too few visits are said with how many more it takes, and nothing known with what to do', () => {
  const few = said(card('en', { ...NO_COUNTS, views: 100, conversions: 1, leads: 1 }))
  expect(few).toContain('No certain leak yet')
  expect(few).toMatch(/\d+ visits more are needed/)
  expect(few).not.toContain('The leak')
  expect(said(card('en', NO_COUNTS))).toContain('Not enough yet to look for a leak')
})

const report = {
  ...{
    campaign: 'spring',
    currency: 'EUR',
    converted: false,
    from: '2026-11-01',
    to: '2026-11-10',
    by: 'ad',
    only: {},
  },
  ...{ prorated: false, reportedTo: '2026-11-04', counts: { ...leaking, otherCosts: { USD: 90_000_000 } } },
  anomalies: [{ code: 'conversions-exceed-views', ad: '', part: 3, whole: 0 }],
  ...{ funnel: funnelOf(leaking), parts: [], ads: [], tiers: [], reached: [], leak: null, compare: null },
} satisfies FunnelReport

test('counts that cannot be, money of another currency and days without a report are told in words', () => {
  const text = said(Notes({ screen: screen('fr'), report }))
  expect(text).toContain('Sans annonce : 3 leads ou achats pour 0 visites')
  expect(text).toContain('Dépensé aussi dans une autre devise : 90 $US. Rien n’est converti')
  expect(text).toContain('jusqu’au 4 nov. 2026')
  expect(
    said(
      Notes({ screen: screen('fr'), report: { ...report, anomalies: [], counts: leaking, reportedTo: '2026-11-09' } }),
    ),
  ).toBe('')
})

test('a difference that may be none is called no clear change', () => {
  const period = (total: Counts) => ({ total, parts: [total] })
  const changes = changesOf(period(leaking), period({ ...leaking, conversions: 14, leads: 14, clicks: 2_400 }))
  const compare = { from: '2026-10-22', to: '2026-10-31', counts: leaking, funnel: funnelOf(leaking), changes }
  const text = said(Compared({ screen: screen('en'), report: { ...report, compare } }))
  expect(text).toMatch(/from visit to lead or purchase 0.98% 1.3% no clear change/)
  expect(text).toMatch(/from impression to click 1.4% 2.4% \+1 points/)
})

test('the form is told field by field, in words for our own fields, and where most of those who leave stop', () => {
  const form = formOf({
    started: 40,
    sent: 9,
    'reached email': 40,
    'reached cf_7': 31,
    'left email': 2,
    'left phone': 26,
    'reached phone': 30,
  })
  const text = said(FormCard({ screen: screen('fr'), campaign: 'spring', form })!)
  expect(text).toContain(
    '40 visites avec un formulaire commencé ; 9 l’ont envoyé. La plupart des autres s’arrêtent au champ « Téléphone ».',
  )
  expect(text).toMatch(/E-mail 40 2 5 % .* cf_7 31 0 0 % .* Téléphone 30 26 87 %/)
  expect(text).toContain('3 visites : arrêt à un champ sans nom')
  expect(FormCard({ screen: screen('fr'), campaign: 'spring', form: formOf({}) })).toBeNull()
})

test('another period keeps what else was asked for, and begins the list of ads anew', () => {
  expect(withQuery(screen('fr').url, { from: '2026-11-01', by: null })).toBe('/app/campaigns/spring?from=2026-11-01')
})
