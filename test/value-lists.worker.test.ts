import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { criteriaIn } from '../src/deliveries/sync/compare.ts'
import { planList } from '../src/deliveries/sync/plan-list.ts'
import { api } from './call.ts'
import { idOf, rowsOf, type World, world } from './fakes/list-world.ts'
import type { Asked } from './fakes/lists.ts'

const FEW = [0, 1, 2, 3]
const SMALL = { steps: 80, ms: 60_000, people: 3 }

/** A list by value on Meta, up to date: of four people the CRM knows what three have brought in. */
async function worth(): Promise<World> {
  const w = await world('meta', {}, SMALL, true)
  await w.join(...FEW)
  for (const n of [0, 1, 2]) await w.bring(n, (n + 1) * 49_900_000)
  await w.run()
  await w.settle()
  return w
}

const malformed = (w: World) => w.fake.asked.filter(({ act }) => act === 'malformed')
const valuesOn = (w: World) =>
  w.fake
    .members()
    .map(row => row.split('|').at(-1))
    .sort()
const acts = (w: World, from: number) => w.fake.asked.slice(from).map(({ act }) => act)

test('a list by value is made as one and tells what each person has brought in', async () => {
  const w = await worth()
  expect(w.fake.asked[0]).toMatchObject({ act: 'create', byValue: true })
  expect(valuesOn(w)).toEqual(['149.7', '49.9', '99.8'])
  expect(w.fake.members()).toEqual(await w.audienceRows())
  expect(malformed(w)).toEqual([])
})

test('leaves out, with the reason, of whom nobody has told it, and adds them once somebody has', async () => {
  const w = await worth()
  expect((await w.found()).counts).toMatchObject({ sent: 3, refused: { 'value-unknown': 1 } })
  await w.bring(3, 0)
  await w.nextDay()
  expect(valuesOn(w)).toEqual(['0', '149.7', '49.9', '99.8'])
  expect((await w.found()).counts).toMatchObject({ sent: 4, refused: {} })
})

test('is sent whoever has brought in more, with the new value and without the old one', async () => {
  const w = await worth()
  const before = w.fake.asked.length
  await w.bring(1, 500_000_000)
  await w.nextDay()
  expect(acts(w, before)).toEqual(['replace'])
  expect(valuesOn(w)).toEqual(['149.7', '49.9', '500'])
  await w.join(4)
  await w.bring(4, 1_000_000)
  await w.nextDay()
  expect(valuesOn(w)).toEqual(['1', '149.7', '49.9', '500'])
  expect(malformed(w)).toEqual([])
})

test('is sent nothing while neither people nor values change', async () => {
  const w = await worth()
  const before = w.fake.asked.length
  await w.nextDay()
  expect(acts(w, before)).toEqual([])
})

test('loses who withdraws by what they are known by, whatever they were worth', async () => {
  const w = await worth()
  await w.bring(0, 1_000_000)
  await w.withdraw(0)
  await w.run()
  expect(w.fake.asked.at(-1)).toMatchObject({ act: 'remove', byValue: false })
  expect(valuesOn(w)).toEqual(['149.7', '99.8'])
})

test('is planned with its currencies, which the platform compares as they are, and those of whom no value is known', async () => {
  const w = await world('meta', {}, SMALL, true)
  await w.join(...FEW)
  await w.bring(0, 1_000_000)
  await w.bring(1, 1_000_000, 'USD')
  const found = await w.found()
  const criteria = await criteriaIn(env.DB, found, w.at())
  if (typeof criteria === 'string') throw new Error(criteria)
  const plan = await planList(env, found, w.destination, criteria, w.at())
  expect(plan).toMatchObject({
    add: 4,
    currencies: { EUR: 1, USD: 1 },
    leftOut: { unmatched: { judged: 4, noValue: 2 } },
  })
})

test('a list that is not by value is sent none, and nothing when one changes', async () => {
  const w = await world('meta')
  await w.join(...FEW)
  await w.bring(0, 49_900_000)
  await w.run()
  await w.settle()
  const before = w.fake.asked.length
  expect(w.fake.asked[0]).toMatchObject({ act: 'create', byValue: false })
  expect((w.fake.asked[1] as Asked & { act: 'add' }).byValue).toBe(false)
  await w.bring(0, 99_000_000)
  await w.nextDay()
  expect(acts(w, before)).toEqual([])
})

test('POST /api/lists makes a list by value where the API of the platform takes one, and says so', async () => {
  const w = await world('meta')
  const body = { audience: w.audience, connection: w.connection, withValue: true }
  const { status, json } = await api('POST', 'lists', body)
  expect([status, json.withValue]).toEqual([201, true])
  expect((await rowsOf('lists')).map(({ with_value }) => with_value)).toEqual([0, 1])
})

test('whoever was sent anew in a replacement is not sent as they were before in the next', async () => {
  const w = await world('meta')
  await w.join(...FEW)
  await w.run()
  await w.settle()
  await w.change(2, 1)
  await w.nextDay()
  await w.join(20)
  await w.nextDay()
  expect(w.fake.members()).toEqual(await w.audienceRows())
  await w.erase(2)
  await w.run()
  expect(w.fake.members()).toEqual(await w.audienceRows())
  expect((await rowsOf('sent_members')).map(({ contact_id }) => contact_id)).not.toContain(idOf(2))
})
