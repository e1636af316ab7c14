import { log } from '../lib/log.ts'
import { banditWeights } from './bandit.ts'
import { readingOf } from './reading-of.ts'
import { addEpoch, type Experiment, listRunning } from './store.ts'

/** Every night: what running tests came to is kept, and bandits get the weights that their figures speak for. One that
 *  fails holds up no other. */
export async function judgeTests({ DB }: Pick<Env, 'DB'>, now: number): Promise<void> {
  for (const experiment of await listRunning(DB)) {
    try {
      const { facts, reading } = await readingOf(DB, experiment, now)
      const weights = reading.state === 'optimising' ? banditWeights(facts.arms) : null
      if (weights) await addEpoch(DB, experiment.id, lastEpoch(experiment) + 1, named(experiment, weights), now)
    } catch (error) {
      log('error', 'test.not-judged', { campaign: experiment.campaign, ad: experiment.ad }, error)
    }
  }
}

const lastEpoch = ({ weights }: Experiment): number => Math.max(...weights.map(({ epoch }) => epoch))

const named = ({ arms }: Experiment, weights: readonly number[]) =>
  arms.map(({ arm }, i) => ({ arm, weight: weights[i]! }))
