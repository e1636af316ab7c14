import type { Point } from '../../funnel/matrix/load.ts'
import { LABELS } from '../../funnel/matrix/matrix.ts'
import type { Screen } from '../screen.ts'

const SURE = 0.99 // nothing is certain: 99.97 % is no 100 %

/** What an ad is called, and how sure that is, or what it takes to say so. */
export function verdictOf(
  { t: { matrix: words }, f }: Screen,
  { state, label, chances, missing }: Point,
): [string, string] {
  switch (state) {
    case 'decided':
      return [
        words.labels[label!],
        words.decided(chances![label!] > SURE ? words.over(f.percent(SURE)) : f.percent(chances![label!])),
      ]
    case 'undecided': {
      const likely = LABELS.toSorted((a, b) => chances![b] - chances![a]).slice(0, 2)
      const each = likely.map(name => words.either(words.labels[name], f.percent(chances![name])))
      return [words.undecided, f.list(each)]
    }
    case 'too-few': {
      const what = (['impressions', 'views'] as const).filter(name => missing[name] > 0)
      return [words.tooFew, words.missing(f.list(what.map(name => words.more[name](f.counted(missing[name])))))]
    }
    case 'untold':
      return [words.untold, words.untoldHow]
    case 'impossible':
      return [words.impossible, words.impossibleHow]
  }
}
