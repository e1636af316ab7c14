import type { diagnosis as fr } from './diagnosis-fr.ts'
import { type Counted, inEnglish } from './plural.ts'

export const diagnosis: typeof fr = {
  title: 'The three fatal errors',
  intro:
    'Three errors, says the method, empty a funnel. An answer is given only when it is true with a chance of 90% or more; else it says what is missing.',
  errors: {
    virality: 'Virality before targeting',
    'broken-promise': "The page does not keep the ad's promise",
    'no-remarketing': 'No remarketing',
  },
  about: {
    virality: 'Many react and hardly anybody buys: the ads please people who are not your customers.',
    'broken-promise': 'What the ad begins the page does not go on with, or too slowly.',
    'no-remarketing': 'Whoever was interested and not ready never sees your ads again.',
  },
  answers: { yes: 'Yes', no: 'No', 'not-enough-data': 'Too few data' },
  atStake: (amount: string) => `${amount} at stake`,
  atStakeHow: {
    virality: 'what these ads cost in these days',
    'broken-promise': 'what the ads concerned cost in these days',
    'no-remarketing':
      'what the consented visits of engaged visitors cost whom nobody speaks to again, as their share of all visits',
  },
  noAmount: 'Amount unknown: no spend was imported for these ads.',
  ads: 'Ads concerned:',
  missing: {
    impressions: (n: Counted | null) =>
      n
        ? `${inEnglish(n, 'impression', 'impressions')} more needed for an answer.`
        : 'Too near the mark for an answer.',
    views: (n: Counted | null) =>
      n ? `${inEnglish(n, 'visit', 'visits')} more needed for an answer.` : 'These figures allow no answer.',
    spend: () => "A platform's report is missing: without it nobody knows who reacted.",
    'judged-pages': () => 'Published and judged pages are missing for the ads that cost money.',
    visitors: (n: Counted | null) =>
      n
        ? `${inEnglish(n, 'engaged visitor', 'engaged visitors')} more needed for an answer.`
        : 'Too near one half for an answer.',
  },
  remedies: {
    qualify: 'Qualify the audiences',
    'mend-page': 'Mend the page',
    'speed-up': 'Look at its speed',
    'make-audiences': 'Make the retargeting sequence',
    'attach-audiences': 'Connect audiences to platforms',
    'send-tiers': 'Tell a platform the tiers',
    'import-spend': 'Import a report',
    publish: 'Publish the pages',
    wait: 'See the campaign',
  },
  remedyHow: {
    qualify:
      'Prefer qualified audiences to volume: seed lookalikes with customers or the most active. A higher CPM pays for itself by conversion.',
    'mend-page': 'Take up the words, the picture and the offer of the ad on the page.',
    'speed-up': 'The promise is nearly kept, but the page comes too late.',
    'make-audiences': 'Four audiences, one per stage: reassurance, proof, incentive, rest.',
    'attach-audiences': 'An audience speaks to nobody as long as no platform receives it.',
    'send-tiers': 'Most left neither e-mail nor phone: a platform can recognise them if it is told how far they went.',
    'import-spend': 'With impressions and engagements by ad.',
    publish: 'A page is judged as soon as it is live.',
    wait: 'Nothing to do: figures come with visits.',
  },
  evidence: 'What shows it',
  names: {
    engagement: 'Engagement rate',
    'site-conversion': 'Conversion on the page',
    price: 'Cost of a conversion, against your other campaigns',
    'viral-ads': 'Ads that make the error by themselves',
    match: 'Match of ad and page, weighted by spend',
    'broken-share': 'Share of the spend on broken promises',
    bounce: 'Visits without engagement, where the promise is not kept',
    speed: 'Visits whose page showed within 2.5 s (LCP)',
    unfollowed: 'Engaged visitors in no live audience',
    unnamed: 'Engaged visitors without e-mail or phone',
    'live-audiences': 'Live audiences of the campaign',
    unexcluded: 'Live audiences that keep whoever converted',
    touches: 'Touches before a conversion (median)',
  },
  thresholds: {
    engagement: (t: string) => `high above ${t}`,
    'site-conversion': (t: string) => `error below ${t}; 3 to 8% with a well-segmented audience`,
    price: (t: string) => `error from ${t}`,
    'viral-ads': (t: string) => `error from ${t}`,
    match: (t: string) => `broken below ${t}, kept from 80`,
    'broken-share': (t: string) => `notable from ${t}`,
    bounce: (t: string) => `${t} where it is kept`,
    speed: (t: string) => `good from ${t}`,
    unfollowed: (t: string) => `error above ${t}`,
    unnamed: (t: string) => t,
    'live-audiences': (t: string) => `at least ${t} needed`,
    unexcluded: (t: string) => `to look at from ${t}`,
    touches: (t: string) => `${t} or more expected`,
  },
  basis: {
    method: 'the method, without a primary source',
    account: 'your account',
    campaign: 'this campaign',
    'web-vitals': 'Web Vitals, web.dev, 2026',
    ours: 'our own mark, open to discussion',
  },
  of: {
    engagement: (n: Counted) => `of ${inEnglish(n, 'impression', 'impressions')}`,
    'site-conversion': (n: Counted) => `of ${inEnglish(n, 'visit', 'visits')}`,
    price: (n: Counted) =>
      n.n === 0
        ? 'too few other campaigns have a price: it takes three with ten conversions each'
        : `median of ${inEnglish(n, 'other campaign', 'other campaigns')}`,
    'viral-ads': (n: Counted) => `of ${inEnglish(n, 'ad', 'ads')}`,
    match: (n: Counted) => inEnglish(n, 'ad judged', 'ads judged'),
    'broken-share': (n: Counted) => inEnglish(n, 'ad', 'ads'),
    bounce: (n: Counted) => `of ${inEnglish(n, 'visit', 'visits')}`,
    speed: (n: Counted) => `of ${inEnglish(n, 'measured visit', 'measured visits')}`,
    unfollowed: (n: Counted) =>
      `of ${inEnglish(n, 'engaged visitor', 'engaged visitors')} who agreed, the latest, without customers; audiences as of last night`,
    unnamed: (n: Counted) => `of ${inEnglish(n, 'visitor', 'visitors')}`,
    'live-audiences': () => 'a list kept up to date, a feed pulled or a file exported within 30 days',
    unexcluded: (n: Counted) => `of ${inEnglish(n, 'live audience', 'live audiences')}`,
    touches: (n: Counted) =>
      n.n < 30
        ? `${inEnglish(n, 'conversion', 'conversions')}: it takes 30 to tell`
        : `of ${inEnglish(n, 'conversion', 'conversions')} in 180 days`,
  },
  says: { yes: 'speaks for the error', no: 'speaks against it', unclear: 'does not decide' },
  blind: {
    'platform-engagement': 'Each platform counts engagements in its own way.',
    'ad-manager-exclusions': 'Exclusions set in the ad manager cannot be seen from here.',
    'platform-audiences': 'Audiences that a platform builds by itself cannot be seen from here.',
    unconsented: 'Whoever did not agree is not counted.',
    impossible: 'Without ads whose figures are impossible: the matrix names them.',
  },
  score: (score: string) => `${score} of 100`,
  times: (n: string) => `× ${n}`,
  unknown: 'unknown',
}
