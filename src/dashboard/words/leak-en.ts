import type { leak as fr } from './leak-fr.ts'
import { inEnglish } from './plural.ts'

export const leak: typeof fr = {
  found: passage => `The leak: ${passage}`,
  unsure: 'No certain leak yet',
  onlyAds: n => (n.n === 1 ? 'The leak: one ad, which the sum hides' : `The leaks: ${n.text} ads, which the sum hides`),
  wholeOf: { unsure: 'The campaign as a whole: no certain leak.', none: 'The campaign as a whole: no leak.' },
  none: 'No leak',
  noneHow: 'Every passage that is measured is at its benchmark or above.',
  noneLost:
    'Engagements are few, but nothing is lost: the other passages that are measured are at their benchmark or above.',
  unknown: 'Not enough yet to look for a leak',
  unknownHow: 'It takes visits, and the platform’s report for what happens before them.',
  importSpend: 'Import spend',
  ads: 'Ads that leak by themselves',
  adLeaks: (passage, rate, least, results, money) =>
    `: ${passage}, ${rate} for a benchmark of ${least}; about ${results} to win back${money && `, worth ${money}`}.`,
  moreAds: n => `And ${inEnglish(n, 'more ad', 'more ads')}.`,
  back: (results, range, least) =>
    `At the benchmark of ${least} there would be about ${results} more (${range} at 95%).`,
  results: n => inEnglish(n, 'lead or purchase', 'leads or purchases'),
  money: {
    'cost-per-result': (about, range) => `At today’s cost per result that is about ${about} (${range}).`,
    'value-per-result': (about, range) => `At what a result brings in today that is about ${about} (${range}).`,
  },
  sure: chance => `Probability of being below the benchmark: ${chance}.`,
  nearest: (passage, more) =>
    `The nearest to being one, ${passage}: ${more} more are needed, at the same rate, to say so with 90% certainty.`,
  from: (low, high) => `${low} to ${high}`,
  passages: {
    engagement: 'from impression to engagement',
    ctr: 'from impression to click',
    arrival: 'from click to visit',
    cvr: 'from visit to lead or purchase',
  },
  wholes: {
    engagement: n => inEnglish(n, 'impression', 'impressions'),
    ctr: n => inEnglish(n, 'impression', 'impressions'),
    arrival: n => inEnglish(n, 'click', 'clicks'),
    cvr: n => inEnglish(n, 'visit', 'visits'),
  },
  verdicts: {
    leak: 'Below the benchmark',
    unsure: 'Too few to say',
    fine: 'At the benchmark or better',
    unknown: 'Unknown',
  },
  madeUp: 'Few react, but the clicks come all the same: nothing is lost here.',
  needed: more => `${more} more to be sure`,
  counted: (interval, n) => `${interval} at 95%, of ${n}`,
  notTold: 'not measured in this period',
  benchmark: {
    published: (range, source) => `Benchmark: ${range} (${source})`,
    assumption: least => `Benchmark: at least ${least}, our own assumption: nobody publishes this figure`,
    account: (median, middle, n) =>
      `Benchmark: ${median}, the median of your ${inEnglish(n, 'page-week', 'page-weeks')} (the middle half: ${middle})`,
    progress: n =>
      n.n === 0
        ? 'Your own figures will replace it from 30 page-weeks on; there are none yet.'
        : `Your own figures will replace it from 30 page-weeks on; there are ${n.text}.`,
  },
  table: what => `Table: ${what}`,
  scales: 'Each passage on its scale',
  at95: interval => `${interval} at 95%`,
  legend: 'Band: the benchmark. Dot: your rate. Line: its 95% interval.',
  article: title => `“${title}”, an undated article, read in 2026`,
  sources: {
    title: 'Where the benchmarks come from',
    how: 'Sources disagree: each is given with its year. A page-week is one ad during one week, with at least 50 visits (or clicks), or 1,000 impressions. A leak is judged against the low end of the published range, or against your own median as soon as there is one.',
    passage: 'Passage',
    range: 'Benchmark',
    source: 'Source',
    secondHand: 'at second hand',
    of: {
      leads: 'lead campaigns, Meta, US',
      meta: 'Meta',
      linkedin: 'LinkedIn',
      tiktok: 'TikTok',
      'landing-pages': 'median of landing pages',
      'paid-social': 'paid social',
    },
    cpm: 'a thousand impressions',
    account: 'your pages',
  },
  why: 'Why, by your own measurements',
  noWhy:
    'Nothing you measure explains it: promise, speed, form, reading and platforms are as they should be, or measured too little.',
  causes: {
    'broken-promise': (score, least) =>
      `The page keeps the ad’s promise badly: a score of ${score} out of 100 on average; from ${least} on it keeps it.`,
    slow: (share, least, where) =>
      `The page is slow ${where}: ${share} of visits see the main content within 2.5 s; it takes ${least}.`,
    form: (share, usual) =>
      `The form stops people: ${share} of those who begin it send it; elsewhere about ${usual} (Formstack 2025, at second hand).`,
    unread: (share, most) => `The page is not read: ${share} of visits end as it opens; we assume ${most} at most.`,
    platform: (rate, least, where) =>
      `${where} alone is below the benchmark: ${rate} for ${least}; the others are there.`,
    frequency: (times, most) => `The same people see the ad ${times} times on average; from ${most} on it tires them.`,
  },
  formStop: field => `Most of those who leave stop at the field “${field}”.`,
  form: {
    title: 'The form, field by field',
    begun: (visits, sent) => `${visits} in which the form was begun; ${sent} sent it.`,
    stop: field => `Most of the others stop at the field “${field}”.`,
    field: 'Field',
    reached: 'Came to it',
    left: 'Stopped there',
    leaving: 'Share that stops there',
    elsewhere: visits => `${visits}: stopped at a field without a name, or before names were noted.`,
    none: 'These visits told no name of a field: they are older than this measure, or the fields of the page have no name attribute.',
    how: 'In visits. Stopped there: it is the last field that they came to, and nothing was sent. Only the names of fields are noted, never what is written in them.',
    fields: {
      message: 'Message',
      consent_contact: 'Consent to be contacted',
    },
  },
  onN: n => `Measured on ${n}.`,
  inApp: app => (app === '' ? 'in ordinary browsers' : `inside the ${app} app`),
  next: 'What to do now',
  actions: {
    'broken-promise': 'Align the page with its ad',
    slow: 'See the speed by browser',
    form: 'Shorten the form',
    unread: 'Rework the hook and the picture',
    platform: 'Review how the budget is split',
    frequency: 'Widen or exclude audiences',
    engagement: 'Try another ad',
    ctr: 'Try another ad',
    arrival: 'See the page’s speed',
    cvr: 'Diagnose the page',
  },
  effect: (low, high) =>
    `Expected effect: ${low} to ${high} more leads or purchases over the same period, if this is enough to come back to the benchmark.`,
  files: { prices: 'Costs by ad (CSV)', passages: 'Passages and benchmarks (CSV)' },
  by: { ad: 'ad', platform: 'platform', device: 'device', day: 'day' },
  cut: {
    by: 'Cut by',
    title: { ad: 'By ad', platform: 'By platform', device: 'By device', day: 'By day' },
    how: {
      ad: 'Cost, visits and results of each ad; “no ad” is what belongs to none.',
      platform:
        'The cost is the platform’s that charged it; visits, leads and purchases are the one’s that the visit came from.',
      device: 'A cost whose report does not tell the device stays apart: costs by device leave it out.',
      day: 'A report that covers several days stays apart: nothing says which of them cost what.',
    },
    sum: 'The parts add up to the total.',
    total: 'Total',
    notTold: 'not told',
    noAd: 'no ad',
    results: 'Results',
  },
  parts: {
    email: 'E-mail',
    direct: 'Direct',
    other: 'Others',
    mobile: 'Mobile',
    tablet: 'Tablet',
    desktop: 'Computer',
  },
  notes: {
    title: 'To know before reading these figures',
    'engagements-exceed-impressions': (part, whole) => `${part} engagements for ${whole} impressions.`,
    'clicks-exceed-impressions': (part, whole) =>
      `${part} clicks for ${whole} impressions: the report is incomplete, or mixes two columns.`,
    'views-exceed-clicks': (part, whole) =>
      `${part} visits for ${whole} paid clicks: the link goes round without the ad, or not all spend is imported.`,
    'conversions-exceed-views': (part, whole) =>
      `${part} leads or purchases for ${whole} visits: sales told by the shop or the CRM, without a measured visit.`,
    'reach-exceeds-impressions': (part, whole) => `${part} people reached by ${whole} impressions.`,
    ofAd: ad => `Ad ${ad}:`,
    ofNoAd: 'Without an ad:',
    ofSome: 'The share counts only the ads whose figures are possible.',
    left: 'No rate is made of them: the impossible part is left out of the sum.',
    currencies: money =>
      `Also spent in another currency: ${money}. Nothing is converted: costs per result wait, as they would be too low.`,
    noRate: money =>
      `A rate of exchange is missing: ${money} left apart, and costs per result wait. Import the ECB’s rates with the spend.`,
    converted: currency =>
      `Amounts converted to ${currency} at the ECB rate of the last day of each report, or of the day of the purchase.`,
    convert: currency => `Convert everything to ${currency}`,
    revenue: money => `Also received in another currency: ${money}, kept apart.`,
    until: day => `Spend is imported until ${day}: later days have visits and no cost yet.`,
  },
  prices: { cpc: 'Cost per click', roas: 'ROAS', revenue: 'Sales' },
}
