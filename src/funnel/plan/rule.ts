import { type Bounds, between, NAMES, type Name } from './assumptions.ts'
import { type Draws, drawBelief, driversOf, product, rounded, type Spread, spreadOf, streamOf } from './simulate.ts'

/** The method's rule of thumb. It gives no chain that leads to it. */
const RULE = { conversions: 10, impressions: [10_000, 50_000] } as const
const [LEAST, MOST] = RULE.impressions

interface Chain {
  impressions: Spread // for that many conversions
  inside: number // share of the cases that keep to the rule, 0–1
  follows: 'yes' | 'partly' | 'no'
}

export interface Verdict extends Omit<Chain, 'impressions'> {
  says: readonly [number, number]
  conversions: number
  ours: Spread // impressions × CTR × click→view × CVR
  holds: ({ assumption: Name } & Bounds) | null // the rule follows while this one is in here, the others at their middle
  passages: Chain & { factors: readonly Bounds[] } // the method's other chain: 3–5 % × 1–3 % × 2–10 %
  why: string
}

/** The factors between an impression and a conversion. */
export const PATH = ['ctr', 'clickToView', 'cvr'] as const satisfies readonly Name[]

// The passage rates of the method's table: to an engagement, from there to a click, from there to a conversion.
const PASSAGES = [
  { low: 0.03, high: 0.05 },
  { low: 0.01, high: 0.03 },
  { low: 0.02, high: 0.1 },
] as const

/** The share of impressions that convert. */
export const pathOf = ({ ctr, clickToView, cvr }: Draws): Float64Array => product(ctr!, clickToView!, cvr!)

export function checkRule(draws: Draws, seed: number): Verdict {
  const { impressions: ours, ...kept } = chainOf(pathOf(draws))
  const holds = holdsWhile(draws)
  const passages = { factors: PASSAGES, ...passageChain(seed) }
  const why = `${WHY[kept.follows](kept.inside, holds)} ${PASSAGES_SAY}`
  return { says: RULE.impressions, conversions: RULE.conversions, ours, ...kept, holds, passages, why }
}

function chainOf(rate: Float64Array): Chain {
  const needed = rate.map(share => RULE.conversions / share)
  const inside = needed.filter(n => n >= LEAST && n <= MOST).length / needed.length
  const impressions = rounded(spreadOf(needed))
  const { low, high } = impressions
  const follows = low >= LEAST && high <= MOST ? 'yes' : high < LEAST || low > MOST ? 'no' : 'partly'
  return { impressions, inside, follows }
}

function holdsWhile(draws: Draws): Verdict['holds'] {
  const most = driversOf(draws, PATH)[0]
  if (!most) return null
  const rest = PATH.filter(name => name !== most.assumption).reduce((all, name) => all * spreadOf(draws[name]!).mid, 1)
  const needed = (impressions: number) => RULE.conversions / (impressions * rest)
  const [low, high] = [needed(MOST), needed(LEAST)]
  return low > 1 ? null : { assumption: most.assumption, low, high: Math.min(1, high) }
}

function passageChain(seed: number): Chain {
  const drawn = (i: 0 | 1 | 2) => drawBelief(between(PASSAGES[i]), streamOf(seed, NAMES.length + i))
  return chainOf(product(drawn(0), drawn(1), drawn(2)))
}

const percent = (share: number): string => `${+(share * 100).toPrecision(2)} %`

const WHY: Record<Chain['follows'], (inside: number, holds: Verdict['holds']) => string> = {
  yes: () => 'These assumptions keep to the rule.',
  partly: (inside, holds) => `These assumptions keep to the rule in ${percent(inside)} of the cases.${whileIn(holds)}`,
  no: (_, holds) => `These assumptions do not lead to the rule.${whileIn(holds)}`,
}
const whileIn = (holds: Verdict['holds']): string =>
  holds
    ? ` With the others at their middle it follows while ${holds.assumption} is between ${percent(holds.low)} and ${percent(holds.high)}.`
    : ''
const PASSAGES_SAY =
  'The passage rates of the table never lead to it: even the best of each needs 66,667 impressions, as they count only clicks that come from an engagement.'
