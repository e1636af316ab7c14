import { describe, expect, test } from 'vitest'
import { dueOf } from '../src/deliveries/sync/compare.ts'
import { lifetimeMs } from '../src/deliveries/sync/lifetimes.ts'
import { adviceOnList } from '../src/deliveries/sync/list-advice.ts'
import { drawnName, neutralName, sensitiveWord } from '../src/deliveries/sync/list-names.ts'
import type { Recorded } from '../src/deliveries/sync/member-store.ts'
import { Budget, backoffMs, PACE, REQUEST_STEPS } from '../src/deliveries/sync/pace.ts'
import { nextAskMs } from '../src/deliveries/sync/receipt-store.ts'
import { destinations } from '../src/destinations/index.ts'
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../src/lib/time.ts'

const mark = 'mark-of-what-is-sealed'
const sent: Recorded = { id: 'a', state: 'sent', work: null, reason: '', mark, told: 1, sent_at: 100 }

describe('what is to be done with a person', () => {
  test.each<[string, string | null, Partial<Recorded> | null, string]>([
    ['joined', mark, null, 'add'],
    ['is on the list already', mark, {}, 'same'],
    ['was stored anew', 'mark-of-what-is-other', {}, 'check'],
    ['left', null, {}, 'remove'],
    ['left before they were ever sent', null, { state: 'new', work: 'add', told: 0 }, 'forget'],
    ['left while they were being sent', null, { state: 'new', work: 'add' }, 'remove'],
    ['was refused and is as before', mark, { state: 'refused', told: 0 }, 'same'],
    ['was refused and has changed', 'mark-of-what-is-other', { state: 'refused', told: 0 }, 'add'],
    ['was refused and left', null, { state: 'refused', told: 0 }, 'forget'],
    ['withdrew, whatever the rule says', mark, { work: 'withdrawn' }, 'same'],
    ['is being taken off', null, { state: 'leaving' }, 'same'],
    ['is being taken off and came back', mark, { state: 'leaving' }, 'add'],
    ['was to be taken off and came back', mark, { work: 'remove' }, 'add'],
    ['could not be taken off, and is still to be', null, { work: 'stuck', reason: '400' }, 'remove'],
    ['was sent so long ago that the platform forgets them soon', mark, { sent_at: 49 }, 'add'],
  ])('who %s', (_, markNow, known, due) => {
    expect(dueOf(markNow, known && { ...sent, ...known }, 50)).toBe(due)
  })
})

test('a list that was refused for a while is tried less and less often, at most every two hours', () => {
  const waits = [1, 2, 3, 4, 5, 50].map(failures => backoffMs(failures, 0))
  expect(waits).toEqual([MINUTE_MS, 5 * MINUTE_MS, 30 * MINUTE_MS, 2 * HOUR_MS, 2 * HOUR_MS, 2 * HOUR_MS])
  expect(backoffMs(1, 1)).toBe(66_000)
})

test('a receipt is asked about after five minutes, then less and less often, at least once a day', () => {
  expect([1, 2, 3, 20].map(nextAskMs)).toEqual([5 * MINUTE_MS, 10 * MINUTE_MS, 20 * MINUTE_MS, DAY_MS])
})

test('a run has a share of steps and of time', () => {
  const few = new Budget({ steps: 3, ms: 60_000 })
  few.spend(2)
  expect(few.isSpent).toBe(false)
  few.spend(2)
  expect(few.isSpent).toBe(true)
  expect(new Budget({ steps: 9, ms: 0 }).isSpent).toBe(true)
})

test('a run finds at least one person who spoils a full request, so that it always comes further', () => {
  const requests = PACE.steps / REQUEST_STEPS
  expect(requests).toBeGreaterThan(1 + Math.ceil(Math.log2(PACE.people)))
})

test('platforms that forget people are sent them again a month before, and only names of platforms are listed', () => {
  expect(lifetimeMs('google')).toBe(510 * DAY_MS)
  expect(lifetimeMs('x')).toBe(365 * DAY_MS)
  expect(lifetimeMs('meta')).toBe(Number.POSITIVE_INFINITY)
  const finite = Object.keys(destinations).filter(name => Number.isFinite(lifetimeMs(name)))
  expect(finite.sort()).toEqual(['google', 'tiktok', 'x'])
})

describe('the name of a list', () => {
  test.each(['L2L 7f3a', 'Printemps 2027', 'Spring leads 3', 'Liste B', 'Richelieu', 'Clients actifs', 'Illustration'])(
    '"%s" says nothing of anybody’s health or money',
    name => expect(neutralName.parse(name)).toBe(name),
  )

  test.each([
    ['Leads diabète', 'diabète'],
    ['DIABETES leads', 'DIABETES'],
    ['High income', 'income'],
    ['Crédit refusé', 'Crédit'],
    ['Prêts travaux', 'Prêts'],
    ['Santé, mutuelle', 'Santé'],
    ['Mental-health readers', 'Mental'],
    ['Retraités', 'Retraités'],
    ['VIH', 'VIH'],
  ])('"%s" is refused for the sake of "%s"', (name, word) => {
    expect(sensitiveWord(name)).toBe(word)
    const issue = neutralName.safeParse(name).error?.issues[0]
    expect(issue?.message).toContain(`"${word}"`)
  })

  test('that is drawn is neutral, and another one each time', () => {
    const names = Array.from({ length: 20 }, drawnName)
    expect(names.every(name => /^L2L [0-9a-f]{4}$/.test(name) && neutralName.safeParse(name).success)).toBe(true)
    expect(new Set(names).size).toBeGreaterThan(15)
  })
})

describe('the advice on a list', () => {
  const list = { state: 'live', stoppedWhy: null, failures: 0 } as unknown as Parameters<typeof adviceOnList>[0]
  const connection = { paused: null, lastReason: '' } as unknown as NonNullable<Parameters<typeof adviceOnList>[1]>

  test.each<[string, Parameters<typeof adviceOnList>, RegExp]>([
    ['nothing is wrong', [list, connection], /^$/],
    ['its connection is gone', [list, null], /deleted/],
    [
      'its connection is paused',
      [list, { ...connection, paused: { at: 1, why: 'halted' }, lastReason: '190/460' }],
      /190\/460/,
    ],
    ['its audience is broken', [{ ...list, stoppedWhy: 'audience-unreadable' }, connection], /change the rule/],
    ['it is gone on the platform', [{ ...list, stoppedWhy: 'gone-on-platform' }, connection], /sync\?anew=1/],
    ['the platform has blocked it', [{ ...list, stoppedWhy: 'blocked-on-platform' }, connection], /see why there/],
    ['the platform would not make it', [{ ...list, stoppedWhy: 'no-list-id' }, connection], /no-list-id/],
    ['runs failed', [{ ...list, failures: 2 }, connection], /last 2 runs/],
    ['it has ended', [{ ...list, state: 'ended' }, null], /^$/],
  ])('when %s', (_, told, said) => expect(adviceOnList(...told)).toMatch(said))
})
