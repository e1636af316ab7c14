import type * as fr from './compare-fr.ts'
import { inEnglish } from './plural.ts'

export const compared: typeof fr.compared = {
  title: days => `Compared with ${days}`,
  how: 'Under each figure: what it was then, and the difference. It is called better or worse only where chance is not enough to explain it.',
  nothing: 'Nothing was measured or imported then.',
  before: 'Before',
  now: 'Now',
  change: 'Difference',
  was: value => `before: ${value}`,
  wasUnknown: 'before: not known',
  wasNothing: 'nothing of this ad in the period compared with',
  unclear: 'no clear change',
  unclearBrief: 'change unclear',
  tooFew: 'too few to compare',
  same: 'the same',
  unjudged: 'without an interval, so not judged',
  better: difference => `${difference}, better`,
  worse: difference => `${difference}, worse`,
  points: text => `${text} points`,
  ring: 'Dashed ring: where the ad stood then, between the lines of today.',
  dashes: 'Dashed mark on a bar: the value of the period compared with.',
  shares: 'Who got which share of the credit',
  conversions: n => inEnglish(n, 'conversion', 'conversions'),
  credit: model =>
    `Share of the credit of each under the “${model}” model. Periods of different lengths can be compared by shares, not by sums.`,
  ofToday:
    'Figures without a comparison (audiences, visitors followed up, scores of pages) are those of today, whatever the period.',
}
