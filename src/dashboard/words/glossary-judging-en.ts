import type * as fr from './glossary-judging-fr.ts'
import type { Term } from './term.ts'

const METHOD = '"Du Like au Lead", article without a date, read in 2026'

export const judging: Record<keyof typeof fr.judging, Term> = {
  interval: {
    name: '95% interval',
    is: 'Between what and what the true rate lies, given so few cases. The more cases, the narrower; two intervals that largely overlap show no difference.',
    source: 'E. B. Wilson, Journal of the American Statistical Association, 1927',
  },
  benchmark: {
    name: 'Benchmark',
    is: 'What is usual. A published figure at first, with its source; then the median of your own pages, from 30 page-weeks on.',
    source: METHOD,
  },
  pageWeek: {
    name: 'Page-week',
    is: 'One ad during one week, with enough traffic for its rate to mean something.',
    formula: '50 visits (or clicks), or 1,000 impressions, at least',
  },
  leak: {
    name: 'Leak',
    is: 'The passage of the funnel that is below its benchmark, with 90% certainty at least, and loses the most results.',
  },
  recoverable: {
    name: 'To win back',
    is: 'How many leads and purchases more there would be if the leak came back to its benchmark, all else being equal. It is an estimate, given with its interval.',
    formula: 'results × (benchmark ÷ rate − 1)',
  },
  matchScore: {
    name: 'Match score',
    is: 'How well the page keeps what the ad promises: words, offer, button, picture, colours, tone. From 80 on it keeps it; below 60 it is not published without a written reason.',
    formula: '0 to 100, weighted sum of the parts that the ad promises, capped by contradictions',
    source: 'Our algorithm, the same each time',
  },
  matrix: {
    name: 'Engagement × conversion matrix',
    is: 'Each ad placed by how much it makes people react and convert. Magic quadrant: both; Quiet converter: converts only; Applause: pleases only; Retire: neither.',
    source: METHOD,
  },
  fatalErrors: {
    name: 'Fatal errors',
    is: 'Three ways to empty a funnel: going viral rather than to the right customers, a page that does not continue the ad, never following up.',
    source: METHOD,
  },
  atStake: {
    name: 'Spend at stake',
    is: 'What the ads that the error touches cost over the period. It is not what you lose: it is what the error can spoil.',
    source: "Spend: the platform's report",
  },
  change: {
    name: 'Difference between two periods',
    is: 'A difference is only told when its 95% interval leaves "no change" out.',
  },
}

export const attribution: Record<keyof typeof fr.attribution, Term> = {
  attribution: {
    name: 'Attribution',
    is: 'A rule that shares the credit for a conversion among the visits before it. No rule proves that a visit caused the conversion: a test does.',
  },
  touch: {
    name: 'Visit before the conversion (touch)',
    is: 'A consented visit that came from somewhere. Two pages seen within 30 minutes are one.',
  },
  firstTouch: { name: 'First visit', is: 'All credit to the visit that made you known.' },
  lastTouch: {
    name: 'Last visit',
    is: 'All credit to the visit right before the conversion, as most platforms do.',
  },
  linear: { name: 'Linear', is: 'The same credit to each visit.', formula: '1 ÷ number of visits' },
  position: {
    name: 'Position',
    is: 'Mostly to the first and the last visit.',
    formula: '40% + 20% shared + 40%',
  },
  timeDecay: {
    name: 'Time decay',
    is: 'A visit counts half as much for each week that lies between it and the conversion.',
    formula: '½ to the power of (days ÷ 7)',
  },
  attributionWindow: {
    name: 'Attribution window',
    is: 'Up to how many days before the conversion a visit still counts: 90 here. Those of platforms are shorter, so their totals differ.',
  },
}

export const plan: Record<keyof typeof fr.plan, Term> = {
  eightInTen: {
    name: 'Eight cases in ten',
    is: 'A range that holds eight in ten draws of the simulation: one in ten is below it, one in ten above.',
  },
  drivers: {
    name: 'What makes it vary',
    is: 'The share of the uncertainty that comes from each assumption. Measure the first one: it narrows the range most.',
  },
}
