// Long on purpose: inside workerd a subject is one file, with one world at its top that its parts share.
import { createExecutionContext } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { addKey, addSession } from '../src/accounts/store.ts'
import { PRESSING } from '../src/contacts/requests/store.ts'
import { mails } from '../src/dashboard/notices/mails.ts'
import { words } from '../src/dashboard/words.ts'
import { mailRequest } from '../src/deliveries/mail.ts'
import { sha256Hex } from '../src/lib/crypto.ts'
import { DAY_MS, dayOf, HOUR_MS, MINUTE_MS } from '../src/lib/time.ts'
import worker from '../src/local/whole.ts'
import { loadDigest } from '../src/notices/digest.ts'
import { DRIFT, findByTheMinute, TESTS } from '../src/notices/find.ts'
import { PAGES } from '../src/notices/find-nightly.ts'
import { noteAtNight, noteByTheMinute, tellWeek } from '../src/notices/jobs.ts'
import { noticesPath } from '../src/notices/links.ts'
import { newRecipient } from '../src/notices/recipient-schema.ts'
import { addRecipient, confirmRecipient, findRecipient } from '../src/notices/recipient-store.ts'
import { CLOSE, LEASE, LIST, LIST_OPEN, leaseUntold, listNotices, REOPEN } from '../src/notices/store.ts'
import { tellTeam } from '../src/notices/tell.ts'
import { openMessage } from '../src/outbox/store.ts'
import { record } from '../src/pixel/record.ts'
import { blank } from './beacon.ts'
import { addCatalogue, api, call, count, ORIGIN } from './call.ts'

const { DB, DATA_KEY, SIGNING_KEY } = env
const on = { ...env, MAIL_FROM: 'Like2Lead <hello@team.example>' }
const NOW = Date.UTC(2026, 10, 25, 12) // a Wednesday
const EMAIL = 'zoe.secrete@shop.example'

const sql = (text: string, ...values: (string | number | null)[]) =>
  DB.prepare(text)
    .bind(...values)
    .run()
const tick = async (now: number) => {
  await noteByTheMinute(on, now)
  await tellTeam(on, mails, now)
}
const open = async () => (await listNotices(DB, 'open', '', 50)).map(({ kind, subject }) => `${kind} ${subject}`).sort()
interface Queued {
  id: string
  topic: string
  event: string
  sealed: string
  webhook: string | null
  state: string
}
const queued = async (topic: string) =>
  (await DB.prepare('SELECT * FROM outbox WHERE topic = ?1 ORDER BY id').bind(topic).all<Queued>()).results
const opened = async (row: Queued) =>
  (await openMessage(DATA_KEY, row)) as { to: string; subject: string; text: string; html: string; unsubscribe: string }
const add = async (more: object = {}, now = NOW): Promise<string> =>
  (await addRecipient(env, newRecipient.parse({ email: EMAIL, ...more }), ORIGIN, now))!
const added = async (more: object = {}, now = NOW): Promise<string> => {
  const id = await add(more, now)
  await confirmRecipient(DB, id, now)
  return id
}
const listen = (id: string, topics: string[], campaign: string | null = null) =>
  sql(
    `INSERT INTO webhooks (id, name, url, topics, campaign, secret_sealed, created_at) VALUES (?1, 'W', 'https://w.example/', ?2, ?3, 'x', 0)`,
    id, JSON.stringify(topics), campaign,
  ) // biome-ignore format: the columns in the order of the statement
const drift = () =>
  sql(`INSERT INTO alerts (id, campaign, ad, opened_at, before_score, after_score, new_caps)
       VALUES ('al', 'spring', 'ad-1', 1, 92, 41, '[{"id":"contradiction","limit":40,"why":"text of the page"}, {"id":"contradiction","limit":40,"why":"another"}]')`)
const kept = () => sql('DELETE FROM alerts')
const spend = (micros: number, day = '2026-11-22') =>
  sql(
    `INSERT INTO spend (campaign, ad, platform, starts_on, ends_on, impressions, clicks, cost_micros, currency)
     VALUES ('spring', 'ad-1', 'meta', ?2, ?2, 100000, 2000, ?1, 'EUR')`,
    micros, day,
  ) // biome-ignore format: the columns in the order of the statement

const cookie = (role: string) => ({ Cookie: `__Host-l2l_session=session-${role}` })
const see = (path: string, role = 'editor') => call('GET', path, { token: null, headers: cookie(role) })
const send = (path: string, form: Record<string, string> = {}, role = 'editor') =>
  call('POST', path, {
    token: null,
    raw: new URLSearchParams(form),
    headers: { ...cookie(role), 'Sec-Fetch-Site': 'same-origin' },
  })

beforeAll(async () => {
  await addCatalogue()
  await sql(`UPDATE campaigns SET status = 'active'`)
  for (const role of ['editor', 'viewer'] as const) {
    await addKey(DB, { name: role, role, tokenHash: await sha256Hex(`token-${role}`) }, 0)
    await sql(`INSERT INTO users (id, role, sealed, created_at) VALUES (?1, ?2, 'x', 0)`, `u-${role}`, role)
    await addSession(DB, await sha256Hex(`session-${role}`), `u-${role}`, Date.now(), Date.now() + DAY_MS)
  }
})

beforeEach(async () => {
  for (const table of [
    'notices',
    'recipients',
    'outbox',
    'webhooks',
    'alerts',
    'spend',
    'feeds',
    'connections',
    'promises',
  ])
    await sql(`DELETE FROM ${table}`)
  await sql('UPDATE pages SET live = NULL, last_live = NULL')
})

describe('a notice', () => {
  test('is opened for each thing that needs somebody, and for nothing that they did themselves', async () => {
    await drift()
    await sql(`INSERT INTO feeds (id, conversions, destination, username, password_hash, created_at, every_hours, scheduled_at, missed_at)
               VALUES ('f1', '{}', 'google', 'u', ?1, 0, 24, 0, 5), ('f2', '{}', 'google', 'u', ?1, 0, 24, 0, NULL)`, 'a'.repeat(64)) // biome-ignore format: rows
    for (const [id, why] of [['c1', 'halted'], ['c2', 'by-hand']] as const) // biome-ignore format: pairs
      await sql(
        `INSERT INTO connections (id, destination, name, settings, secrets_sealed, events, events_since, created_at, updated_at, last_reason, paused_at, paused_why)
         VALUES (?1, 'meta', 'n', '{}', 'x', '[]', 0, 0, 0, '190', 1, ?2)`,
        id, why,
      ) // biome-ignore format: the columns in the order of the statement
    await listen('w1', ['lead.created'])
    await sql(`UPDATE webhooks SET disabled_at = 1, disabled_why = 'failing'`)
    await noteByTheMinute(env, NOW)
    expect(await open()).toEqual(['connection-paused c1', 'drift spring/ad-1', 'feed-missed f1', 'webhook-off w1'])
    const { items } = (await api('GET', 'notices')).json
    expect(items.map((n: { action: string }) => n.action).sort()).toEqual([
      '/app/campaigns/spring/ads/ad-1',
      '/app/feeds',
      '/app/notices',
      '/app/platforms/c1',
    ])
    expect(JSON.stringify(items)).not.toContain('text of the page')
  })

  test('is told once, to each who listens, however often and at once the jobs run', async () => {
    await drift()
    await added()
    await add({ email: 'unconfirmed@shop.example', language: 'en' })
    await added({ email: 'other@shop.example', campaigns: ['autumn'] })
    await added({ email: 'quiet@shop.example', alerts: false })
    await listen('w1', ['alert'])
    await listen('w2', ['alert'], 'autumn')
    await Promise.all([tick(NOW), tick(NOW), tick(NOW + 1)])
    for (let i = 1; i <= 3; i++) await tick(NOW + i * MINUTE_MS)
    expect(await count('notices')).toBe(1)
    const [hook, ...others] = (await queued('alert')).map(({ webhook, event }) => ({ webhook, event }))
    expect([hook?.webhook, others]).toEqual(['w1', []])
    const [mail, ...rest] = await queued('mail.alert')
    expect(rest).toEqual([])
    const letter = await opened(mail!)
    expect(letter.to).toBe(EMAIL)
    expect(letter.subject).toContain('La page ne tient plus la promesse de l’annonce')
    expect(letter.text).toContain(`${ORIGIN}/app/campaigns/spring/ads/ad-1`)
    expect(letter.text.split(words.fr.desk.caps.contradiction!)).toHaveLength(2) // two of one kind are one fault
    expect((await queued('mail.recipient')).length).toBe(1)
    const raw = await DB.prepare('SELECT * FROM recipients').all()
    expect(JSON.stringify(raw.results)).not.toContain('secrete')
    const request = mailRequest({ email: 'a@b.example', name: '' }, letter)
    expect(request?.headers).toEqual({
      'List-Unsubscribe': `<${letter.unsubscribe}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    })
  })

  test('that one run is telling is told by no other; a run that dies gives it back', async () => {
    await drift()
    await noteByTheMinute(env, NOW)
    const held = async (now: number) => (await leaseUntold(DB, now)).length
    expect([await held(NOW), await held(NOW + MINUTE_MS), await held(NOW + 6 * MINUTE_MS)]).toEqual([1, 0, 1])
  })

  test('closes when its cause is gone; back within a week it is the same one, later it is told again', async () => {
    await added()
    const told = async () => (await queued('mail.alert')).length
    await drift()
    await tick(NOW)
    await kept()
    await tick(NOW + HOUR_MS)
    expect([await open(), await told()]).toEqual([[], 1])
    await drift()
    await tick(NOW + 6 * DAY_MS)
    expect([await open(), await count('notices'), await told()]).toEqual([['drift spring/ad-1'], 1, 1])
    await kept()
    await tick(NOW + 7 * DAY_MS)
    await drift()
    await tick(NOW + 15 * DAY_MS)
    expect([await open(), await count('notices'), await told()]).toEqual([['drift spring/ad-1'], 2, 2])
  })

  test('that came and went before anybody was told is told when it comes back', async () => {
    await added()
    await drift()
    await noteByTheMinute(on, NOW)
    await kept()
    await tick(NOW + MINUTE_MS)
    expect(await queued('mail.alert')).toEqual([])
    await drift()
    await tick(NOW + 2 * MINUTE_MS)
    expect((await queued('mail.alert')).length).toBe(1)
  })

  test('of a request for access or erasure opens on the 21st day, anew once it is late, and closes when it is answered', async () => {
    const asked = async (daysAgo: number): Promise<string> =>
      (
        await api('POST', 'privacy/requests', {
          email: EMAIL,
          kind: 'access',
          received: dayOf(Date.now() - daysAgo * DAY_MS),
        })
      ).json.id
    const midnight = Date.parse(dayOf(Date.now()))
    const [old] = [await asked(20), await asked(19)]
    await added({ campaigns: ['spring'], email: 'spring@shop.example' })
    await added()
    await tick(midnight + DAY_MS - 1)
    expect(await open()).toEqual([])
    await tick(midnight + DAY_MS)
    expect(await open()).toEqual([`request-due ${old}/pressing`])
    const [mail, ...rest] = await queued('mail.alert')
    expect(rest).toEqual([]) // whoever hears of some campaigns only is not told
    const { to, text } = await opened(mail!)
    expect([to, text.includes(`${ORIGIN}/app/privacy/requests`), /secrete|@/.test(text)]).toEqual([EMAIL, true, false])
    const { dueAt } = (await api('GET', `privacy/requests/${old}`)).json
    await tick(dueAt)
    expect(await open()).toContain(`request-due ${old}/pressing`)
    await tick(dueAt + 1)
    expect(await open()).toContain(`request-due ${old}/late`)
    expect(await open()).not.toContain(`request-due ${old}/pressing`)
    expect((await see('/app/notices?lang=en')).text).toContain(words.en.notices.request.late.title.access)
    expect((await see('/app/notices', 'viewer')).text).not.toContain('href="/app/privacy/requests"')
    await api('POST', `privacy/requests/${old}/decline`, { reason: 'identity' })
    await tick(dueAt + 2)
    expect((await open()).filter(subject => subject.includes(old))).toEqual([])
    await sql('DELETE FROM privacy_requests')
  })

  test('that was dismissed with a reason stays away while its cause lasts', async () => {
    await drift()
    await tick(NOW)
    const [{ id }] = (await api('GET', 'notices')).json.items
    expect((await api('POST', `notices/${id}/dismiss`, {})).json.error.code).toBe('invalid-body')
    const by = (token: string) => call('POST', `/api/notices/${id}/dismiss`, { token, body: { reason: 'voulu' } })
    expect((await by('token-viewer')).status).toBe(403)
    expect((await by('token-editor')).json).toMatchObject({ reason: 'voulu', closedAt: null })
    expect((await by('token-editor')).json.error.code).toBe('closed-before')
    await tick(NOW + DAY_MS)
    expect(await open()).toEqual([])
    expect((await api('GET', 'notices?state=all')).json.items.length).toBe(1)
  })

  test('tells, at night, what was spent on a page that is down or breaks its promise, until that ends', async () => {
    await spend(64_000_000)
    await spend(9_000_000, '2026-11-01') // long ago
    await noteAtNight(env, NOW)
    const broken = async () => (await listNotices(DB, 'open', '', 9)).filter(({ kind }) => kind === 'broken-page')
    const spent = { EUR: 64_000_000 }
    const facts = async () => (await broken()).map(notice => notice.facts)
    expect(await facts()).toEqual([{ why: 'down', score: null, spend: spent }])
    await sql('UPDATE pages SET live = 1')
    await sql(`INSERT INTO promises VALUES ('spring', 'ad-1', 'ad-1', 1, 0, 'x', 59, '[]', 0, 59, '[]')`)
    await noteAtNight(env, NOW + 1)
    expect(await facts()).toEqual([{ why: 'mismatch', score: 59, spend: spent }])
    await sql('UPDATE promises SET score = 60')
    await noteAtNight(env, NOW + 2)
    expect(await facts()).toEqual([])
  })

  test('tells, at night, of the leak that is sure, with what it costs and the one thing to do', async () => {
    await sql('UPDATE pages SET live = 1')
    await spend(500_000_000)
    // 900 views and 2 leads: far below any benchmark.
    const day = Math.floor(Date.UTC(2026, 10, 22, 12) / DAY_MS)
    await sql(
      `INSERT INTO conversions (id, kind, campaign, ad, at)
       SELECT 'l' || value, 'lead', 'spring', 'ad-1', ?1 FROM json_each(?2)`,
      day * DAY_MS, JSON.stringify(Array.from({ length: 2 }, (_, i) => i)),
    ) // biome-ignore format: the columns in the order of the statement
    const at = day * DAY_MS + HOUR_MS
    const uuid = (n: number) => `019ab0c5-2c00-7abc-8def-${String(n).padStart(12, '0')}`
    await record(
      DB,
      Array.from({ length: 900 }, (_, n) => blank(uuid(n), { at, ad: 'ad-1', source: 'meta' })),
    )
    await noteAtNight(env, NOW)
    const [leak] = (await listNotices(DB, 'open', '', 9)).filter(({ kind }) => kind === 'leak')
    expect(leak).toMatchObject({ campaign: 'spring', facts: { currency: 'EUR', results: { mid: expect.any(Number) } } })
    const { text } = await see('/app/notices?lang=en')
    expect(text).toContain('Leak: ')
    const { json } = await api('GET', 'digest?campaign=spring&week=2026-11-18')
    expect(json.campaigns[0]).toMatchObject({
      now: { views: 900, leads: 2, costMicros: 500_000_000, cplMicros: 250_000_000 },
      cpl: { clear: false },
      leak: { verdict: 'leak', named: { passage: (leak as { facts: { passage: string } }).facts.passage } },
    })
    const [week] = (await loadDigest(DB, { from: '2026-11-18', to: '2026-11-24' }, 'spring')).campaigns
    expect(week?.leak.ads.map(({ ad }) => week.headlines[ad])).toEqual(['Votre audit offert en 48 h'])
    await sql('DELETE FROM views')
    await sql('DELETE FROM conversions')
  })
})

describe('the digest', () => {
  const MONDAY = Date.UTC(2026, 10, 30, 7) // 08:00 in Paris

  test('leaves once a week, at the hour that was chosen, however often the job runs', async () => {
    const id = await added()
    await spend(12_000_000, '2026-11-24')
    expect((await findRecipient(DB, id))?.digest_at).toBe(MONDAY)
    await tick(MONDAY - 1)
    expect(await queued('mail.digest')).toEqual([])
    await Promise.all([tick(MONDAY), tick(MONDAY), tick(MONDAY + MINUTE_MS)])
    await tick(MONDAY + 3 * DAY_MS)
    const [mail, ...rest] = await queued('mail.digest')
    expect(rest).toEqual([])
    const letter = await opened(mail!)
    expect(letter.subject).toContain('23–29 nov. 2026')
    expect(letter.text).toMatch(/12\s€/)
    expect(`${letter.html}${letter.text}`).not.toMatch(/secrete|@/)
    await tick(MONDAY + 7 * DAY_MS)
    expect((await queued('mail.digest')).length).toBe(2)
  })

  test('goes to nobody who left, not even the one that waits to be sent', async () => {
    const id = await added()
    await tick(MONDAY)
    const stop = await noticesPath(SIGNING_KEY, id, 'stop')
    expect((await call('GET', stop, { token: null })).text).toContain(words.fr.notices.pages.stop.button)
    expect(await count('recipients')).toBe(1)
    const click = await call('POST', stop, { token: null, raw: 'List-Unsubscribe=One-Click' })
    expect([click.status, await count('recipients')]).toEqual([200, 0])
    expect(await queued('mail.digest')).toMatchObject([{ state: 'dead', sealed: '' }])
    await drift()
    await tick(MONDAY + 7 * DAY_MS)
    expect([(await queued('mail.digest')).length, await queued('mail.alert')]).toEqual([1, []])
    expect((await call('POST', stop, { token: null, raw: '' })).status).toBe(404)
  })

  test('reaches webhooks as JSON, once a week and campaign by campaign', async () => {
    await spend(12_000_000, '2026-11-17')
    await listen('w1', ['digest'])
    await listen('w2', ['digest'], 'autumn')
    await listen('w3', ['alert'])
    for (const day of [0, 1, 4]) await tellWeek(env, NOW + day * DAY_MS)
    const rows = await queued('digest')
    expect(rows.map(({ webhook, event }) => [webhook, event])).toEqual([['w1', '2026-11-16.spring']])
    expect(await opened(rows[0]!)).toMatchObject({
      campaign: 'spring',
      from: '2026-11-16',
      to: '2026-11-22',
      alerts: [],
    })
    await tellWeek(env, NOW + 5 * DAY_MS)
    expect((await queued('digest')).length).toBe(2) // the next Monday: the week before is something to compare with
  })
})

describe('an address', () => {
  test('gets nothing but the question whether it is right, until its owner has said so', async () => {
    const made = await api('POST', 'notices/recipients', { email: 'Zoe.Secrete@Shop.example', language: 'en' })
    expect([made.status, made.json.email, made.json.confirmedAt]).toEqual([201, EMAIL, null])
    expect((await api('POST', 'notices/recipients', { email: EMAIL })).json.error.code).toBe('known-recipient')
    await tellTeam(env, mails, NOW) // no sender: nothing is queued
    expect(await count('outbox')).toBe(0)
    await drift()
    for (let i = 0; i < 3; i++) await tick(NOW + i * 8 * DAY_MS)
    const [mail, ...rest] = await queued('mail.recipient')
    expect([rest, await count('outbox')]).toEqual([[], 1])
    const [, path] = /https:\/\/l2l\.example(\/privacy\/notices\?t=\S+)/.exec((await opened(mail!)).text)!
    expect((await call('GET', path!, { token: null })).text).toContain('Get alerts and the digest')
    expect((await findRecipient(DB, made.json.id))?.confirmed_at).toBe(null)
    const token = new URLSearchParams(path!.split('?')[1]).get('t')!
    const said = await call('POST', '/privacy/notices', { token: null, raw: new URLSearchParams({ t: token }) })
    expect([said.status, (await findRecipient(DB, made.json.id))?.confirmed_at]).toEqual([200, expect.any(Number)])
    expect((await call('GET', '/privacy/notices?t=made.up', { token: null })).status).toBe(404)
    expect((await api('DELETE', `notices/recipients/${made.json.id}`)).status).toBe(204)
  })

  test('is asked again once a day at most, and gets a digest when asked once in ten minutes', async () => {
    const id = await add({}, Date.now())
    await tick(Date.now())
    const path = `notices/recipients/${id}/send`
    const again = () => {
      const asked = { method: 'POST', headers: { Authorization: `Bearer ${env.ADMIN_TOKEN}` } }
      return worker.fetch(new Request(`${ORIGIN}/api/${path}`, asked), on as Env, createExecutionContext())
    }
    expect((await api('POST', path)).json.error.code).toBe('mail-off')
    expect((await again()).status).toBe(429)
    await confirmRecipient(DB, id, Date.now())
    expect((await again()).status).toBe(202)
    expect((await again()).status).toBe(429)
    await tick(Date.now() + 1)
    expect((await queued('mail.digest')).length).toBe(1)
    expect((await again()).status).toBe(429)
  })

  test('is for editors: viewers read alerts and no address', async () => {
    await added()
    expect((await call('GET', '/api/notices/recipients', { token: 'token-viewer' })).status).toBe(403)
    expect((await see('/app/notices', 'viewer')).text).not.toContain('secrete')
    expect((await see('/app/notices')).text).toContain(EMAIL)
  })
})

describe('the page', () => {
  test.each(['fr', 'en'] as const)('shows what is wrong with its action, or that nothing is (%s)', async language => {
    const { notices } = words[language]
    expect((await see(`/app/notices?lang=${language}`)).text).toContain(notices.none)
    await drift()
    await noteByTheMinute(env, NOW)
    const { text } = await see(`/app/notices?lang=${language}`)
    expect(text).toContain(notices.drift.title)
    expect(text).toContain('href="/app/campaigns/spring/ads/ad-1"')
    expect(text).toContain(notices.people.off)
    const preview = await see(`/app/notices/digest?lang=${language}`)
    expect(preview.text).toMatch(/<iframe[^>]* sandbox="allow-top-navigation-by-user-activation"/)
    expect(preview.text).toContain('&lt;base target=&quot;_top&quot;') // a link does not open inside the frame, where no page of ours is shown
  })

  test('adds, changes, writes to and removes an address, and says what is wrong with one', async () => {
    const form = { email: EMAIL, digest: '1', weekday: '2', hour: '9', zone: 'Europe/Paris', language: 'fr' }
    const wrong = await send('/app/notices/recipients?lang=en', { ...form, zone: 'Mars/Base' })
    expect([wrong.status, wrong.text.includes('value="Mars/Base"')]).toEqual([422, true])
    expect(wrong.text.split('role="alert"')).toHaveLength(2) // said once, and not in the words of another form
    expect(wrong.text).toContain(`role="alert">${words.en.notices.refused['invalid-body']}`)
    expect((await send('/app/notices/recipients', form)).headers.get('location')).toBe('/app/notices?done=added')
    const [person] = (await api('GET', 'notices/recipients')).json.items
    expect(person).toMatchObject({ digest: true, alerts: false, weekday: 2, hour: 9, campaigns: null })
    const path = `/app/notices/recipients/${person.id}`
    const mistyped = await send(`${path}?lang=en`, { ...form, 'campaign.spring': 'on', 'campaign.autunm': 'on' })
    expect([mistyped.status, mistyped.text.includes('There is no “autunm”')]).toEqual([422, true])
    expect((await send(path, { ...form, alerts: '1', 'campaign.spring': 'on' })).status).toBe(303)
    expect((await see('/app/notices?lang=en')).text).toContain('name="campaign.spring" checked')
    expect((await api('GET', 'notices/recipients')).json.items[0]).toMatchObject({ campaigns: ['spring'] })
    const { status, text } = await send(`${path}/send`) // no mail leaves here: no button either
    expect([status, text.includes(`action="${path}/send"`), text.includes('<details open')]).toEqual([
      409,
      false,
      false,
    ])
    expect((await send(`${path}/remove`)).status).toBe(303)
    expect(await count('recipients')).toBe(0)
    expect((await send(path, form, 'viewer')).status).toBe(403)
    await send('/app/notices/recipients', { ...form, digest: '' })
    expect((await see('/app/notices?lang=en')).text).toContain(words.en.notices.people.nothing)
  })

  test('gives alerts and the digest as files, the same as the API', async () => {
    await drift()
    await noteByTheMinute(env, NOW)
    expect((await see('/app/notices')).text).toContain('href="/app/notices?state=all&amp;format=csv" download')
    const alerts = await see('/app/notices?state=all&format=csv')
    expect(alerts.headers.get('content-disposition')).toBe('attachment; filename="notices.csv"')
    expect(alerts.text).toMatch(
      /^id,kind,campaign,.*\r\n[^,]+,drift,spring,ad-1,.*,\/app\/campaigns\/spring\/ads\/ad-1,/,
    )
    expect((await call('GET', '/api/notices?state=all&format=csv')).text).toBe(alerts.text)
    expect((await see('/app/notices/digest')).text).toContain('href="/app/notices/digest?format=csv" download')
    const digest = await see('/app/notices/digest?format=csv')
    expect(digest.text).toMatch(/^from,to,campaign,/)
    expect((await call('GET', '/api/digest?format=csv')).text).toBe(digest.text)
  })

  test('dismisses an alert, and keeps it open without a reason', async () => {
    await drift()
    await noteByTheMinute(env, NOW)
    const [{ id }] = (await api('GET', 'notices')).json.items
    const refused = await send(`/app/notices/${id}/dismiss?lang=en`, { reason: '' })
    expect([refused.status, await open()]).toEqual([422, ['drift spring/ad-1']])
    expect((await send(`/app/notices/${id}/dismiss`, { reason: 'voulu' })).status).toBe(303)
    expect((await see('/app/notices?lang=en')).text).toContain('voulu')
  })
})

describe('query plans', () => {
  const plan = async (text: string, ...values: (string | number)[]) =>
    (
      await DB.prepare(`EXPLAIN QUERY PLAN ${text}`)
        .bind(...values)
        .all<{ detail: string }>()
    ).results
      .map(({ detail }) => detail)
      .join('\n')

  test('what runs every minute reads what is open, not what ever was', async () => {
    expect(await plan(LEASE, 1, 2, 3)).toMatch(/notices USING (COVERING )?INDEX notices_untold/)
    expect(await plan(CLOSE, '[]', 1, '[]')).toContain('notices USING INDEX notices_open')
    expect(await plan(REOPEN, '[]', 1)).toMatch(/SEARCH notices USING (COVERING )?INDEX notices_closed/)
    expect(await plan(LIST_OPEN, '~', 9)).toContain('INDEX notices_open')
    expect(await plan(LIST, '~', 9)).toContain('SEARCH n USING PRIMARY KEY')
    expect(await plan(DRIFT)).toContain('INDEX alerts_open')
    expect(await plan(PRESSING, 1)).toContain('privacy_requests USING INDEX privacy_requests_open')
    expect(await plan(TESTS)).toContain('INDEX experiments_running')
    expect(await plan(PAGES, '[]')).not.toMatch(/SCAN (p|k|o)\b/)
    expect(await findByTheMinute(DB, NOW)).toEqual([])
  })
})
