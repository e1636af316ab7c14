import type { attribution as fr } from './attribution-fr.ts'
import { type Counted, inEnglish } from './plural.ts'

const conversions = (n: Counted) => inEnglish(n, 'conversion', 'conversions')

export const attribution: typeof fr = {
  title: 'Attribution',
  intro: 'Which visits led to the conversions of this campaign, and what this campaign brought to others.',
  noneTitle: 'No conversion in these days',
  noneHow:
    'Leads come by the form of the published page; sales by the pixel of your shop or an import of your orders. Choose a longer period, or check that the page is live.',
  unseenTitle: 'None of these conversions has a visit with consent',
  unseenHow: (of: string) =>
    `${of} conversions are counted, but none of these people had agreed to advertising: nothing can be attributed, and nothing is guessed. The funnel counts everybody.`,

  seen: 'What this page can see',
  seenShare: (seen: string, of: Counted) => `${seen} of ${conversions(of)}`,
  seenHow:
    'Only visits of people who agreed to advertising can be told to be of the same person. The other conversions are attributed to nobody. A lead and its sale count as two here; the funnel counts the visit once.',
  consent: (share: string, views: string) =>
    `Consent to advertising: ${share} of the campaign's ${views} visits in these days.`,
  noViews: 'No visit of the campaign in these days: its consent rate is unknown.',
  refunds: (n: Counted) =>
    `${inEnglish(n, 'refund', 'refunds')}: what was given back is taken off the visits that had led to the order.`,
  tooFew: (n: Counted) =>
    `${inEnglish(n, 'more person', 'more people')} with a visible visit needed before models can be compared: until then a difference means nothing.`,

  by: { name: 'Attribute to', ad: 'Ads', campaign: 'Campaigns', source: 'Sources' },
  models: {
    first: 'First visit',
    last: 'Last visit',
    linear: 'Linear',
    position: 'Position',
    'time-decay': 'Time decay',
  },
  modelsShort: { first: 'First', last: 'Last', linear: 'Lin.', position: 'Pos.', 'time-decay': 'Decay' },
  rules: (days: number, halfLife: number) => ({
    first: 'All to the visit by which they discovered you.',
    last: 'All to the visit just before the conversion, as most ad managers do.',
    linear: 'The same part to each visit.',
    position: '40% to the first, 40% to the last, 20% shared between the others.',
    'time-decay': `A visit counts half as much every ${halfLife} days before the conversion.`,
    all: `A visit counts up to ${days} days before the conversion. Two page views less than 30 minutes apart are one visit, unless another ad or another source brings the second.`,
  }),
  rulesTitle: 'How credit is shared',
  noCause:
    'None of these models proves that a visit caused the conversion: they share the credit by a rule. For proof, run an A/B test.',

  shift: 'How the credit moves',
  figure: 'Share of the credit of visible conversions, by model',
  others: 'The others',
  closes: (name: string, more: Counted) =>
    `${name} gains ${conversions(more)} by the last visit over the first: it closes.`,
  opens: (name: string, more: Counted) =>
    `${name} gains ${conversions(more)} by the first visit over the last: it is how people discover you.`,
  steady: 'The models say much the same: which one you choose does not change the picture.',
  table: 'Conversions attributed (leads and sales)',
  to: 'Attributed to',
  values: 'Amounts attributed',
  noAd: 'page without an ad',

  balance: 'Received and given',
  balanceHow:
    'People may come by one campaign and convert in another. The credit follows their visits, not the page where they converted.',
  credit: 'Credit, in conversions',
  kept: 'Kept: its conversions, by its visits',
  given: 'Given: its conversions, by other campaigns',
  received: (campaign: string) => `Received from ${campaign}`,
  total: "The campaign's credit",

  touches: 'Visits before the conversion',
  touchesHow: 'A person counts once, at their first conversion in these days.',
  touchesFew: (n: Counted) =>
    `${inEnglish(n, 'more person', 'more people')} needed before this distribution says anything.`,
  touchesFigure: 'People by number of visits before the conversion',
  touchesSay: (median: Counted, within: string) =>
    `Half of the people convert within ${inEnglish(median, 'visit', 'visits')}; ${within} had 7 to 13.`,
  claimed:
    'The method speaks of 7 to 13 points of contact. That is its claim: we found no primary source for it (November 2026), and it also counts what a page cannot see.',
  claimedShort: 'the method',
  touchesCount: 'Visits',
  people: 'People',
  touchesMore: (n: string) => `${n} or more`,
}
