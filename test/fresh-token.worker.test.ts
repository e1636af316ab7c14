import { env } from 'cloudflare:workers'
import { beforeEach, expect, test } from 'vitest'
import { callPlatform, type Sending } from '../src/deliveries/platforms/call-platform.ts'
import {
  changeConnection,
  findConnection,
  type OpenConnection,
  openConnection,
  placeOfSecrets,
} from '../src/deliveries/platforms/connection-store.ts'
import { syncLists } from '../src/deliveries/sync/sync-lists.ts'
import { seal } from '../src/lib/crypto.ts'
import { DAY_MS } from '../src/lib/time.ts'
import { filled } from './fakes/filled-list.ts'
import { idOf, rowsOf, type World } from './fakes/list-world.ts'
import { LISTS } from './fakes/lists.ts'

/** On a platform whose refresh tokens are good for one access token each. */
const { DB, DATA_KEY } = env
let w: World
let opened: OpenConnection // as it was before its token ended

beforeEach(async () => {
  w = await filled('pinterest', { rotates: true })
  await w.another()
  w.pass(DAY_MS)
  opened = (await openConnection(DB, DATA_KEY, w.connection))!
})

const sendingBy = (fetchFn: typeof fetch): Sending => ({ DB, DATA_KEY, fetchFn })

const asked = async (sending: Sending) =>
  (
    await callPlatform(
      sending,
      opened,
      (call, { lists }) => lists.create({ name: 'L2L 9c5d', key: idOf(1), withValue: false }, call),
      (answer, { lists }) => lists.created(answer),
      w.at(),
    )
  ).means

/** What happens while a token is asked for. */
const meanwhile = (happens: () => Promise<unknown>) => {
  let isFirst = true
  return sendingBy((async (...told: Parameters<typeof fetch>) => {
    if (isFirst) {
      isFirst = false
      await happens()
    }
    return w.fake.fetchFn(...told)
  }) as typeof fetch)
}

const stored = async () => (await openConnection(DB, DATA_KEY, w.connection))!
const isPaused = async () => (await findConnection(DB, w.connection))!.paused !== null

test('two lists of a connection that run at once share one access token', async () => {
  const before = w.fake.tokenRequests()
  await w.join(20)
  await syncLists({ DB, DATA_KEY, fetchFn: w.fake.fetchFn }, w.at())
  expect(w.fake.tokenRequests()).toBe(before + 1)
  expect(await isPaused()).toBe(false)
  const last = (await rowsOf('list_runs')).slice(-2)
  expect(last.map(({ verdict, added }) => [verdict, added])).toEqual([['complete', 1], ['complete', 1]]) // biome-ignore format: a pair
})

test('a call that is made while a token is asked for waits for that one', async () => {
  const before = w.fake.tokenRequests()
  let second: Promise<unknown> | undefined
  const sending: Sending = meanwhile(async () => {
    second = asked(sending)
  })
  expect(await asked(sending)).toHaveProperty('id')
  expect(await second).toHaveProperty('id')
  expect(w.fake.tokenRequests()).toBe(before + 1)
})

test('whoever read a connection before another run refreshed its token uses that token', async () => {
  expect(await asked(sendingBy(w.fake.fetchFn))).toHaveProperty('id')
  const before = w.fake.tokenRequests()
  expect(await asked(sendingBy(w.fake.fetchFn))).toHaveProperty('id')
  expect(w.fake.tokenRequests()).toBe(before)
})

test('a refresh that is refused because another run was faster pauses nothing', async () => {
  const slower = meanwhile(() => asked(sendingBy(w.fake.fetchFn)))
  expect(await asked(slower)).toHaveProperty('id')
  expect(await isPaused()).toBe(false)
})

test('credentials that somebody enters while a token is asked for are kept', async () => {
  const secrets = { ...LISTS.pinterest.secrets, refreshToken: 'pinr.entered' }
  const enters = () => changeConnection(DB, DATA_KEY, w.connection, { secrets }, w.at())
  expect(await asked(meanwhile(enters))).toHaveProperty('id')
  expect(await stored()).toMatchObject({ secrets, token: null })
})

test('a refresh token that is given while the old one is sealed under another key is kept', async () => {
  const sealsAgain = async () => {
    const sealed = await seal(DATA_KEY, placeOfSecrets(w.connection), opened.secrets)
    await DB.prepare('UPDATE connections SET secrets_sealed = ?2 WHERE id = ?1').bind(w.connection, sealed).run()
  }
  expect(await asked(meanwhile(sealsAgain))).toHaveProperty('id')
  expect((await stored()).secrets.refreshToken).not.toBe(opened.secrets.refreshToken)
  expect((await stored()).token).not.toBeNull()
})

test('a refusal of credentials that somebody has replaced since pauses nothing', async () => {
  const secrets = { ...LISTS.pinterest.secrets, refreshToken: 'pinr.entered' }
  w.fake.trouble.revoked = true
  const enters = () => changeConnection(DB, DATA_KEY, w.connection, { secrets }, w.at())
  expect(await asked(meanwhile(enters))).toMatchObject({ kind: 'later', reason: 'credentials-replaced' })
  expect(await isPaused()).toBe(false)
})

test('a refusal of what is stored pauses the connection', async () => {
  w.fake.trouble.revoked = true
  expect(await asked(sendingBy(w.fake.fetchFn))).toEqual({ kind: 'halted', reason: 'invalid_grant' })
  expect(await isPaused()).toBe(true)
})
