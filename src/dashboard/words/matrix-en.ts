import type { matrix as fr } from './matrix-fr.ts'
import { type Counted, inEnglish } from './plural.ts'

export const matrix: typeof fr = {
  title: 'Engagement × conversion matrix',
  intro:
    'Each ad by how much it moves people and how much it converts. It is named only when the name is true with a chance of 80% or more.',

  labels: {
    star: 'Magic quadrant',
    'hidden-converter': 'Hidden converter',
    applause: 'Applause',
    retire: 'Retire',
  },
  advice: {
    star: 'Moves people and converts: give it more.',
    'hidden-converter': 'Few reactions, many conversions: often a precise audience. Keep it, likes or not.',
    applause: 'Pleases and does not convert: look at the audience and the page before you add budget.',
    retire: 'Neither reactions nor conversions: make it anew, or stop it.',
  },
  figure: (decided: Counted, undecided: Counted) =>
    `Scatter plot: ${inEnglish(decided, 'ad is named', 'ads are named')}, ${undecided.text} undecided. The table says the same.`,
  axes: 'To the right, more engagement; upwards, more conversion. Disc: what it cost. Cross: 95% intervals. Full: named; hollow: undecided.',
  lines: (engagement: string, conversion: string) =>
    `The lines are at ${engagement} engagement and ${conversion} conversion.`,
  basis: {
    method: (of: string, low: string, high: string, weeks: string) =>
      `${of}: the middle of the range of the method “Du Like au Lead” (${low} to ${high}), until there are 30 page-weeks; there are ${weeks}.`,
    account: (of: string, low: string, high: string, weeks: string) =>
      `${of}: your account's median over ${weeks} page-weeks (half of them lie between ${low} and ${high}).`,
  },

  ad: 'Ad',
  verdict: 'Verdict',
  engagement: 'Engagement',
  conversion: 'Conversion',
  spend: 'Spend',
  table: 'The ads of the matrix',
  unknownAd: 'unknown ad',
  decided: (chance: string) => `${chance} likely`,
  over: (percent: string) => `more than ${percent}`,
  undecided: 'Undecided',
  either: (label: string, chance: string) => `${label} ${chance}`,
  tooFew: 'Too few data',
  more: {
    impressions: (n: Counted) => inEnglish(n, 'impression', 'impressions'),
    views: (n: Counted) => inEnglish(n, 'visit', 'visits'),
  },
  missing: (what: string) => `${what} more`,
  untold: 'Engagements not reported',
  untoldHow: "the platform's report does not hold them",
  impossible: 'Impossible figures',
  impossibleHow: 'more reactions than impressions, or more conversions than visits: check the report and the tracking',
  others: (n: Counted) => `${inEnglish(n, 'other ad', 'other ads')} in the CSV file.`,
  unplaced: (views: Counted) => `${inEnglish(views, 'visit belongs', 'visits belong')} to no ad and has no place here.`,

  money: {
    title: 'Where to move budget',
    table: 'Proposed budgets',
    now: 'Now',
    proposed: 'Then about',
    less: (amount: string) => `${amount} less`,
    more: (amount: string) => `${amount} more`,
    assumption: (bound: string) =>
      `Assumed: within ± ${bound} of its budget, a conversion costs each ad what it cost in these days. No budget changes by more than ${bound}, and the total stays the same.`,
    gain: (moved: string, mean: string, low: string, high: string) =>
      `If you move ${moved}, then about ${mean} more conversions (${low} to ${high}, 95 times in 100) over as many days. An estimate, never a command.`,
    why: {
      'no-giver': 'No paid ad is named “Applause” or “Retire”: there is nothing to move for now.',
      'no-taker': 'No paid ad is named “Magic quadrant” or “Hidden converter”: there is nothing to move money to.',
      'no-clear-gain': 'Moving a fifth of the budget would not clearly bring more conversions: leave it where it is.',
    },
    none: "Only named ads count, paid in the campaign's currency.",
  },
  empty: {
    title: 'No ad to place in these days',
    how: 'The matrix holds the reactions that ad platforms report against the conversions of your pages. Import a spend report, or choose a longer period.',
    next: 'Import a report',
  },
}
