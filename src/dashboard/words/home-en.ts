import type * as fr from './home-fr.ts'
import { type Counted, inEnglish } from './plural.ts'

export const home: typeof fr.home = {
  title: 'Home',
  active: (n: Counted) => inEnglish(n, 'active campaign', 'active campaigns'),
  examined: (n: Counted, all: Counted) =>
    `Leaks and things to do: looked for in the ${n.text} campaigns that spend most, of ${all.text} active. Figures and funnel count them all.`,
  period: 'Period',
  days: (n: number) => `${n} days`,
  wrongPeriod: 'Those dates make no sense: here are the last 30 days.',

  leaks: (amount: string, passage: string, where: string) =>
    `About ${amount} worth of leads or purchases is missing ${passage}, on “${where}”.`,
  leaksCounted: (results: string, passage: string, where: string) =>
    `About ${results} missing ${passage}, on “${where}”.`,
  leaksUnpriced: (passage: string, where: string) =>
    `Too few pass ${passage}, on “${where}”: that is sure, and without a result nothing says what it costs.`,
  passages: {
    engagement: 'between impression and engagement',
    ctr: 'between impression and click',
    arrival: 'between click and visit',
    cvr: 'between visit and lead',
  },
  unsure: 'No leak is certain.',
  none: 'No leak: every passage measured is at its benchmark or above.',
  unknown: 'Too early to say whether money is lost.',
  unknownHow: 'It takes visits to your pages, and your ad platforms’ reports for what happens before them.',
  nearest: (campaign: string, passage: string, more: string) =>
    `The nearest, ${passage}, on “${campaign}”: it takes ${more} more, at this rate, to say so with 90% certainty.`,
  exposedToo: (amount: string, days: string) => `${amount} spent (${days}) on pages that do not keep the promise.`,
  seeExposed: 'See which',

  todo: 'To do now',
  nothingToDo: 'Nothing is pressing. Whatever starts to cost, or stops, will be here.',
  ranked: 'What costs most first, then what cannot wait. Five things at most.',
  atStake: {
    recoverable: (money: string) => `≈ ${money} to win back`,
    spent: (money: string) => `${money} at stake`,
  },
  basis: {
    recoverable: 'Basis: the missing results, at what a result costs or brings in today.',
    spent: 'Basis: the spend imported for the period.',
  },
  forRole: (role: string) => `This takes the role “${role}”.`,

  act: {
    leak: {
      what: (where: string, why: string) => `“${where}”: ${why}.`,
      brings: (low: string, high: string, least: string) =>
        `${low} to ${high} more leads or purchases over as many days, if it is enough to reach the benchmark of ${least}.`,
    },
    exposed: {
      what: {
        down: (ad: string) => `“${ad}” spends, and its page is no longer live.`,
        'no-page': (ad: string) => `“${ad}” spends, and leads to no published page.`,
        broken: (ad: string) => `“${ad}” spends on a page that says something else.`,
        partial: (ad: string) => `“${ad}” spends on a page that keeps half of its promise.`,
      },
      brings: 'The same spend will lead to a page that goes on where the ad stops.',
      button: 'Repair',
    },
    fatal: {
      virality: (campaign: string) => `“${campaign}”: people react a lot and hardly anybody buys.`,
      'broken-promise': (campaign: string) => `“${campaign}”: the promise is nearly kept, but the page comes too late.`,
      'no-remarketing': (campaign: string) => `“${campaign}”: whoever was interested is never spoken to again.`,
    },
    'no-view': {
      what: (campaign: string) => `“${campaign}” has live pages, and no visit was counted for 24 hours.`,
      brings:
        'Without measurement there is no attributed lead and no audience: check the pixel, then that the ads run.',
      button: 'Check the pixel',
    },
    'list-late': {
      what: (when: string) => `A list was due at its ad platform on ${when}, and did not leave.`,
      brings: 'The audience grows old over there: who withdrew or bought is still in it.',
      button: 'See the list',
    },
    'spend-late': {
      what: (campaign: string, until: string) => `“${campaign}” gets paid visits, and its spend stops at ${until}.`,
      never: (campaign: string) => `“${campaign}” gets visits from ad platforms, and no spend was imported.`,
      brings: 'Cost per lead, ROAS and leaks become right again.',
      button: 'Import the spend',
    },
    unnamed: {
      what: (brand: string) => `The legal identity of the brand “${brand}” is incomplete.`,
      brings: 'The law wants it under every page: without it no page can be published.',
      button: 'Complete it',
    },
    'no-ads': {
      what: (campaign: string) => `“${campaign}” is active and has no ad.`,
      brings: 'Each ad that is imported gets its page, already filled in.',
      button: 'Add an ad',
    },
    unpublished: {
      what: (ad: string) => `The page of “${ad}” was never published.`,
      more: (n: Counted) => `In this campaign ${inEnglish(n, 'page is waiting', 'pages are waiting')}.`,
      brings: 'A page of its own keeps the ad’s promise better than the campaign’s.',
      button: 'Check and publish',
    },
    unpictured: {
      what: (ad: string) => `“${ad}” has no picture.`,
      more: (n: Counted) => `In this campaign ${inEnglish(n, 'ad has no picture', 'ads have no picture')}.`,
      brings: 'The picture and its colours are a quarter of the promise score.',
      button: 'Add the picture',
    },
    unjudged: {
      what: (n: Counted) => `${inEnglish(n, 'lead', 'leads')} over 7 days old: nobody has said what they were worth.`,
      most: (n: Counted) => `More than ${n.text} leads over 7 days old: nobody has said what they were worth.`,
      brings: 'You will know what a good lead costs, and the ad platforms will look for more like it.',
      button: 'Qualify them',
    },
  },
  causes: {
    'broken-promise': 'the page hardly keeps the ad’s promise',
    slow: 'the page comes too late',
    form: 'the form puts people off',
    unread: 'the page is not read',
    platform: (platform: string) => `${platform} alone is below the benchmark`,
    frequency: 'the same people see the ads too often',
    none: (passage: string) => `too few pass ${passage}, and nothing measured says why`,
  },

  figures: 'The figures',
  inCurrency: (currency: string) => `in ${currency}`,
  before: (text: string) => `before: ${text}`,
  nothingBefore: 'nothing before',
  unclear: 'no clear change',
  apart: (money: string) => `Apart, in another currency: ${money}.`,

  funnel: 'The funnel of all active campaigns',
  weakest: 'the weakest',
  weakestHow: (passage: string) => `Where most can be won back: ${passage}.`,
  notWeakest: 'No passage is surely below its benchmark.',
  table: 'The funnel as a table',

  leaksTitle: 'Leaks, by what they cost',
  leaksHow:
    'Only what is at least 90% sure. The amount is what the results that the benchmark would bring cost, or bring in, today.',
  noLeaks: 'No sure leak in this period.',
  unpriced: 'amount unknown',
  lost: (results: string) => `${results} to win back`,
  why: (cause: string) => `Cause: ${cause}.`,
  evidence: 'See the measurements',
  evidenceOf: (place: string) => `See the measurements: ${place}`,
  adIn: (campaign: string) => `ad, ${campaign}`,
  campaignItself: 'campaign',

  exposed: 'Spend exposed to broken promises',
  exposedHow: 'What these ads spent while their page did not follow.',
  noExposed: 'Every ad that spends leads to a page that keeps its promise.',
  whyExposed: {
    down: 'page taken down',
    'no-page': 'never published',
    broken: (score: string) => `promise broken, score ${score}`,
    partial: (score: string) => `promise half kept, score ${score}`,
  },
  repair: 'Repair',
  repairOf: (ad: string) => `Repair: ${ad}`,
  more: (n: Counted) => `And ${inEnglish(n, 'other', 'others')}.`,

  empty: 'Nothing to count yet',
  emptyHow: 'Create a campaign and its first ad: its page fills itself. The guide takes you there in a few minutes.',
  emptyLook: 'No campaign is running. An editor can create one; the guide shows how.',
  guide: 'Follow the guide',
  create: 'New campaign',
  allCampaigns: 'All campaigns',

  campaigns: {
    filter: 'Show',
    all: 'All',
    statuses: { active: 'Active', paused: 'Paused', draft: 'Drafts', archived: 'Archived' },
    sorted: 'By spend, currency by currency.',
    none: 'No such campaign.',
  },
}
