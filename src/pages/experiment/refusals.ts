import type { Ad } from '../../campaigns/schema.ts'
import { mayOptimise } from '../../experiments/bandit.ts'
import type { Plan } from '../../experiments/schema.ts'
import type { TestedVersion } from '../../experiments/store.ts'
import { HttpError, type Issue } from '../../lib/http.ts'

/** What keeps a plan from being made, each with its place in the body. */
export function issuesOfPlan({ arms, mode, campaignDays }: Plan, ad: Ad, known: readonly TestedVersion[]): Issue[] {
  const ofArms = arms.flatMap(({ version }, i): Issue[] => {
    const found = known.find(each => each.version === version)
    const path = `arms.${i}.version`
    const params = { version }
    if (!found) return [{ path, message: `there is no version ${version}`, code: 'unknown-version', params }]
    if (!found.countable)
      return [{ path, message: 'published before tests were there: publish it anew', code: 'uncountable', params }]
    if (i === 0 && !found.live)
      return [{ path, message: `the control is the live version, ${ad.live}`, code: 'control-not-live', params }]
    return []
  })
  const bandit: Issue = {
    path: 'mode',
    message: 'a bandit needs four versions or more, or a campaign that runs for fewer than 10 days (campaignDays)',
    code: 'bandit-not-fit',
  }
  return mode === 'bandit' && !mayOptimise(arms.length, campaignDays ?? null) ? [...ofArms, bandit] : ofArms
}

export const notLive = () =>
  new HttpError(409, 'not-live', 'The page is not live: publish it, then test another version against it.')

export const testRunning = () =>
  new HttpError(409, 'test-running', 'A test runs on this page: stop it, or apply one of its versions.')

export const noTest = (what: 'plan' | 'running') =>
  what === 'plan'
    ? new HttpError(409, 'no-plan', 'There is no plan to start: make one with POST …/experiment.')
    : new HttpError(409, 'no-test-running', 'No test runs on this page.')

export const unknownTest = (id: string) => new HttpError(404, 'unknown-test', `No test "${id}" of this page has ended.`)

export const controlChanged = () =>
  new HttpError(409, 'control-changed', 'The page that is live is not the control of this plan any more: plan anew.')
