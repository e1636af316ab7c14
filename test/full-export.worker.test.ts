// Long on purpose: inside workerd a subject is one file, with one world at its top that its parts share.
import { env, exports } from 'cloudflare:workers'
import Papa from 'papaparse'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { addKey, addSession } from '../src/accounts/store.ts'
import { LEFT_OUT } from '../src/leaving/left-out.ts'
import { standing } from '../src/leaving/pages.ts'
import { PAGE, sqlOf } from '../src/leaving/table.ts'
import { columnsOf, TABLES, wordsOf } from '../src/leaving/tables.ts'
import { sha256Hex } from '../src/lib/crypto.ts'
import { firstIdAt, newId } from '../src/lib/ids.ts'
import { DAY_MS, dayOf } from '../src/lib/time.ts'
import { record } from '../src/pixel/record.ts'
import { demoWorld, network } from './api-world.ts'
import { blank } from './beacon.ts'
import { api, call, count, ORIGIN } from './call.ts'
import { picture, png } from './drawn.ts'
import { PAGE_FAULTS } from './page-faults.ts'
import { type Unzipped, unzip } from './unzip.ts'

const { DB, FILES } = env
const NOW = Date.now()
const OURS = `t.name NOT GLOB 'sqlite_*' AND t.name NOT GLOB '_cf_*' AND t.name NOT GLOB 'd1_*'`
const UTM = 'utm_source=ig&utm_medium=paid_social&utm_id=7&cid=123456'
const FORMULA = '=HYPERLINK("https://evil.example","Offert")'

const taken = async (query = '', token = env.ADMIN_TOKEN) =>
  exports.default.fetch(new Request(`${ORIGIN}/api/export${query}`, { headers: { Authorization: `Bearer ${token}` } }))

type Line = Record<string, string>
const linesOf = (files: Map<string, Unzipped>, file: string): Line[] => {
  const { text } = files.get(`${file}.csv`) ?? expect.fail(`no ${file}.csv`)
  expect(text.charCodeAt(0)).toBe(0xfeff)
  return Papa.parse<Line>(text.slice(1), { header: true, skipEmptyLines: true }).data
}

const secrets: string[] = [env.ADMIN_TOKEN, env.DATA_KEY, env.SIGNING_KEY]
let answer: Response
let archive: Uint8Array<ArrayBuffer>
let files: Map<string, Unzipped>
let image = ''
let campaign = ''

beforeAll(async () => {
  vi.spyOn(globalThis, 'fetch').mockImplementation(network)
  await demoWorld(NOW)
  campaign = (await api('GET', 'campaigns')).json.items[0].slug
  const made = async (path: string, body: object) => {
    const { status, text, json } = await api('POST', path, body)
    expect([path, status, text]).toEqual([path, 201, text])
    return json
  }
  image = (await call('POST', '/api/assets', { raw: png(picture(600, 400, 9, [200, 60, 20], [20, 20, 90])) })).json.id
  const plain = { platform: 'meta', primaryText: "C'est offert.", description: '', cta: 'GET_QUOTE', language: 'fr' }
  await made(`campaigns/${campaign}/ads`, { ...plain, slug: 'formule', headline: FORMULA, image })
  const { id: audience } = await made('audiences', { name: '@tous', campaigns: [campaign], windowDays: 30 })
  const feed = await made('feeds', { audience, destination: 'google' })
  const webhook = await made('webhooks', { name: 'CRM', url: 'https://crm.example/', topics: ['lead.created'] })
  await made('connections', {
    ...{ destination: 'meta', name: 'Boutique', events: ['lead'], settings: { adAccountId: '123', pixelId: '456' } },
    secrets: { accessToken: 'EAAB-secret-of-the-platform' },
  })
  const key = await made('keys', { name: 'rapports', role: 'viewer' })
  await made('users', { name: 'Zoé Équipe', email: 'zoe@team.example', role: 'editor' })
  await made('notices/recipients', { email: 'digest@team.example', language: 'fr' })
  secrets.push(feed.password, webhook.secret, key.token, 'EAAB-secret-of-the-platform')
  for (const role of ['owner', 'editor'] as const) {
    await addKey(DB, { name: role, role, tokenHash: await sha256Hex(`token-${role}`) }, NOW)
    await DB.prepare(`INSERT INTO users (id, role, sealed, created_at) VALUES (?1, ?1, 'x', 0)`).bind(role).run()
    await addSession(DB, await sha256Hex(`session-${role}`), role, NOW, NOW + DAY_MS)
  }
  await FILES.put('fonts/abc.woff2', 'a font')
  await record(DB, [blank(newId(), { at: NOW, campaign, utm: UTM })])
  answer = await taken()
  archive = new Uint8Array(await answer.arrayBuffer())
  files = await unzip(archive)
})

describe('the archive', () => {
  test('is one file with the day in its name, kept by no cache', () => {
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/zip'])
    expect(answer.headers.get('content-disposition')).toBe(`attachment; filename="like2lead-export-${dayOf(NOW)}.zip"`)
    expect(answer.headers.get('cache-control')).toBe('no-store')
  })

  test('has every row of every table that leaves, and says how many they are', async () => {
    const told = new Map(linesOf(files, 'contents').map(({ file, rows, unreadable }) => [file, { rows, unreadable }]))
    const tables = new Set(TABLES.map(({ table }) => table))
    for (const table of tables) {
      const parts = TABLES.filter(each => each.table === table)
      const rows = parts.map(({ file }) => linesOf(files, file).length)
      expect([table, rows.reduce((sum, n) => sum + n, 0)]).toEqual([table, await count(table)])
      expect([table, parts.map(({ file }) => Number(told.get(`${file}.csv`)?.rows))]).toEqual([table, rows])
    }
    for (const file of [
      'contacts',
      'leads',
      'purchases',
      'views',
      'touches',
      'consents',
      'audiences',
      'trail',
      'tiers',
    ])
      expect([file, linesOf(files, file).length]).not.toEqual([file, 0])
  })

  test('tells who a lead is, with their answers, their consents and the proofs', () => {
    const lead = linesOf(files, 'leads').find(({ email }) => email?.startsWith('camille')) ?? expect.fail('no lead')
    const contact = linesOf(files, 'contacts').find(({ id }) => id === lead.contact_id)
    expect(contact).toMatchObject({ email: lead.email, first_name: lead.first_name })
    expect(contact?.ads_consent_at).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/)
    expect(lead.first_name).not.toBe('')
    const proofs = linesOf(files, 'consents').filter(({ subject }) => subject === `contact:${lead.contact_id}`)
    expect(proofs.map(({ purpose, granted, how }) => [purpose, granted, how])).toContainEqual(['ads', '1', 'form'])
    expect(linesOf(files, 'people')).toContainEqual(expect.objectContaining({ name: 'Zoé Équipe', role: 'editor' }))
    expect(linesOf(files, 'recipients')).toMatchObject([{ email: 'digest@team.example' }])
    // Two of the team were sealed by no key of ours: they are there, and counted.
    expect(linesOf(files, 'contents')).toContainEqual({ file: 'people.csv', rows: '3', unreadable: '2' })
    expect(linesOf(files, 'privacy-requests')[0]).toMatchObject({ email: 'dominique.1@example.com' })
  })

  test('has what pages say, as drafts and as published, and the page that is live, ready to open', () => {
    const [page] = linesOf(files, 'pages').filter(({ live }) => live !== '')
    const at = `pages/${page!.campaign}/${page!.ad}`
    expect(JSON.parse(files.get(`${at}/draft.json`)!.text)).toMatchObject({ template: page!.template })
    const version = JSON.parse(files.get(`${at}/version-${page!.live}.json`)!.text)
    expect(version.snapshot.page).toMatchObject({ campaign: page!.campaign, version: Number(page!.live) })
    expect(version.checks.length).toBeGreaterThan(3)
    const { text } = files.get(`${at}/live.html`)!
    expect(text.replace(/[\u00a0\u202f]/g, ' ')).toContain(version.snapshot.content.headline.replaceAll("'", '’'))
    expect(text).not.toMatch(/[\ue000-\ue005]|p\.js|p\.gif/)
    const html = `<img srcset="/i/${image}/412 412w,/i/${image}/640 640w"><style>src:url(/i/font-abc.woff2)</style>`
    const shown = '../../../images/picture.png'
    expect(standing(html, version.snapshot, new Map([[image, shown]]), NOW)).toBe(
      `<img srcset="${shown} 412w,${shown} 640w"><style>src:url(../../../fonts/abc.woff2)</style>`,
    )
    const drafts = [...files.keys()].filter(name => name.endsWith('/live.html'))
    expect(drafts).toHaveLength(linesOf(files, 'pages').filter(({ live }) => live !== '').length)
  })

  test('has images and fonts byte for byte', async () => {
    const original = await FILES.get(`assets/${image}`)
    expect(files.get(`images/${image}.png`)?.bytes).toEqual(new Uint8Array(await original!.arrayBuffer()))
    expect(files.get('fonts/abc.woff2')?.text).toBe('a font')
    expect(linesOf(files, 'contents')).toContainEqual({
      file: 'images/',
      rows: `${await count('assets')}`,
      unreadable: '0',
    })
  })

  test('has no cell that a spreadsheet computes, and no word of it is lost', () => {
    const ad = linesOf(files, 'ads').find(({ slug }) => slug === 'formule')
    expect([ad?.headline, ad?.primary_text]).toEqual([`'${FORMULA}`, "C'est offert."])
    expect(linesOf(files, 'audiences').map(({ name }) => name)).toContain("'@tous")
    for (const { file } of TABLES)
      for (const line of linesOf(files, file))
        for (const cell of Object.values(line)) if (!/^-?[\d.]+$/.test(cell)) expect(cell).not.toMatch(/^[\s=+\-@]/)
  })

  test('tells the parameters of a link by their whole names', () => {
    expect(linesOf(files, 'views').map(({ utm }) => utm)).toContain(UTM)
  })

  test('holds nothing that opens or signs anything, and nothing that is sealed', async () => {
    const { results: columns } = await DB.prepare(
      `SELECT t.name AS t, c.name AS c FROM sqlite_schema t JOIN pragma_table_info(t.name) c
       WHERE t.type = 'table' AND ${OURS} AND (c.name GLOB '*sealed' OR c.name GLOB '*_hash' OR c.name GLOB '*_index' OR c.name = 'order_key')`,
    ).all<{ t: string; c: string }>()
    expect(columns.length).toBeGreaterThan(15)
    for (const { t, c } of columns) {
      const { results } = await DB.prepare(`SELECT ${c} AS value FROM ${t} WHERE length(${c}) > 8`).all<{
        value: string
      }>()
      secrets.push(...results.map(({ value }) => value))
    }
    expect(secrets.length).toBeGreaterThan(20)
    for (const [name, { text }] of files)
      expect([name, secrets.filter(secret => text.includes(secret))]).toEqual([name, []])
  })

  test('says in French and English what each file and each column is', () => {
    const readme = files.get('README.txt')!.text
    expect([...files.keys()][0]).toBe('README.txt')
    for (const table of TABLES)
      for (const language of [0, 1] as const) {
        const colon = language === 0 ? ' : ' : ': '
        expect(readme).toContain(`\r\n${table.file}.csv${colon}${table.says[language]}\r\n`)
        for (const column of columnsOf(table))
          expect(readme).toContain(`${colon}${wordsOf(table, column)[language]}\r\n`)
      }
  })

  test('that is cut short has no directory: nothing opens it', async () => {
    await expect(unzip(archive.slice(0, archive.length - 1))).rejects.toThrow('no directory at the end')
    const break_ = vi.spyOn(console, 'warn').mockImplementation(() => {})
    const get = vi.spyOn(FILES, 'list').mockRejectedValue(new Error('R2 is away'))
    const { default: team } = await import('../src/team.ts')
    const request = new Request(`${ORIGIN}/api/export`, { headers: { Authorization: `Bearer ${env.ADMIN_TOKEN}` } })
    const waiting: Promise<unknown>[] = []
    const ctx = {
      waitUntil: (work: Promise<unknown>) => void waiting.push(work),
      passThroughOnException() {},
      props: {},
    }
    const cut = await team.fetch(request, { ...env, FILES }, ctx as unknown as ExecutionContext)
    await expect(cut.arrayBuffer()).rejects.toThrow()
    await Promise.all(waiting)
    expect(get).toHaveBeenCalled()
    expect(break_.mock.calls.flat().join()).toContain('full-export.cut-short')
    vi.restoreAllMocks()
  })
})

describe('single views', () => {
  test('of some days alone can be asked for; all else is whole', async () => {
    const old = NOW - 400 * DAY_MS
    await DB.prepare('INSERT INTO views (id, campaign, at) VALUES (?1, ?2, ?3)')
      .bind(firstIdAt(old).replace(/0{12}$/, newId().slice(-12)), campaign, old)
      .run()
    const some = await unzip(new Uint8Array(await (await taken(`?from=${dayOf(old)}&to=${dayOf(old)}`)).arrayBuffer()))
    expect(linesOf(some, 'views').map(({ at }) => at)).toEqual([new Date(old).toISOString()])
    expect(linesOf(some, 'touches')).toEqual([])
    expect(linesOf(some, 'leads')).toHaveLength(linesOf(files, 'leads').length)
    expect(some.get('README.txt')!.text).toContain(`from ${dayOf(old)} to ${dayOf(old)} only`)
    const wrong = await taken('?from=yesterday')
    expect([wrong.status, ((await wrong.json()) as { error: { code: string } }).error.code]).toEqual([
      422,
      'invalid-query',
    ])
  })

  test('that are more than an archive takes are refused before it begins', async () => {
    const add = (day: number, purged: number) =>
      DB.batch([
        DB.prepare(
          `INSERT INTO view_days SELECT ?1, ?2, '', '', '', '', '', 0, 0, 10, 5000000,
           ${Array.from({ length: 17 }, () => 0).join(', ')}`,
        ).bind(campaign, day),
        DB.prepare('INSERT INTO rolled_days (campaign, day, rules, rolled_at, purged) VALUES (?1, ?2, 1, 0, ?3)').bind(
          campaign,
          day,
          purged,
        ),
      ])
    await add(100, 1) // its single views are gone
    const before = await count('audit')
    await add(19_000, 0)
    const refused = await taken()
    expect([refused.status, ((await refused.json()) as { error: { code: string } }).error.code]).toEqual([
      422,
      'too-much-at-once',
    ])
    expect(await count('audit')).toBe(before)
    const later = await taken('?from=2026-01-01')
    expect(later.status).toBe(200)
    await unzip(new Uint8Array(await later.arrayBuffer()))
    await DB.prepare('DELETE FROM view_days WHERE day = 19000').run()
  })
})

describe('every table', () => {
  const schema = async () => {
    const { results } = await DB.prepare(
      `SELECT t.name AS name, group_concat(c.name) AS columns, t.sql AS sql FROM sqlite_schema t JOIN pragma_table_info(t.name) c
       WHERE t.type = 'table' AND ${OURS} GROUP BY t.name`,
    ).all<{ name: string; columns: string }>()
    return new Map(results.map(({ name, columns }) => [name, columns.split(',').sort()]))
  }

  test('is in the archive, or on the list of those that are not, with the reason: decide about a new one', async () => {
    const leaving = new Set(TABLES.map(({ table }) => table))
    expect([...leaving, ...Object.keys(LEFT_OUT)].sort()).toEqual([...(await schema()).keys()].sort())
  })

  test('that leaves has all its columns in its file, or says why not', async () => {
    const columns = await schema()
    for (const { table, columns: told, beside = {}, without = {} } of TABLES) {
      const decided = [...told, ...Object.keys(without)].sort()
      expect([table, decided]).toEqual([table, columns.get(table)])
      for (const sealed of Object.values(beside)) expect(sealed).toMatch(/sealed/)
    }
  })

  test('is read by its key, a page after the other, without sorting', async () => {
    for (const table of TABLES) {
      const { results: keys } = await DB.prepare('SELECT name FROM pragma_table_info(?1) WHERE pk > 0 ORDER BY pk')
        .bind(table.table)
        .all<{ name: string }>()
      expect([table.table, keys.map(({ name }) => name)]).toEqual([table.table, [...table.key]])
      const sql = sqlOf(table, { after: true, span: table.ofViews ?? false })
      const marks = Math.max(...[...sql.matchAll(/\?(\d+)/g)].map(([, n]) => Number(n)))
      const { results: plan } = await DB.prepare(`EXPLAIN QUERY PLAN ${sql}`)
        .bind(...Array.from({ length: marks }, () => ''))
        .all<{ detail: string }>()
      expect(plan[0]?.detail).toMatch(/^SEARCH t USING (INTEGER )?PRIMARY KEY/)
      expect(plan.map(({ detail }) => detail).join()).not.toMatch(/TEMP B-TREE|SCAN/)
    }
  })

  test('of more than a page is there whole', async () => {
    const n = PAGE + 7
    await DB.prepare(
      `WITH RECURSIVE i(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM i WHERE n < ${n})
       INSERT INTO hosts (host, created_at) SELECT 'h' || printf('%06d', n) || '.example', n FROM i`,
    ).run()
    const more = await unzip(new Uint8Array(await (await taken('?from=2026-01-01')).arrayBuffer()))
    const hosts = linesOf(more, 'hosts').map(({ host }) => host)
    expect([hosts.length, new Set(hosts).size]).toEqual([await count('hosts'), hosts.length])
    await DB.prepare(`DELETE FROM hosts WHERE host GLOB 'h[0-9]*'`).run()
  })
})

describe('who may', () => {
  const page = (role: string, language = 'en') =>
    call('GET', `/app/privacy/export?lang=${language}`, {
      token: null,
      headers: { Cookie: `__Host-l2l_session=session-${role}` },
    })
  const press = (role: string, form: Record<string, string> = {}) =>
    exports.default.fetch(
      new Request(`${ORIGIN}/app/privacy/export`, {
        method: 'POST',
        body: new URLSearchParams(form),
        headers: { Cookie: `__Host-l2l_session=session-${role}`, 'Sec-Fetch-Site': 'same-origin' },
      }),
    )

  test('take everything are owners alone, on the page and by the API, and the trail says so first', async () => {
    expect((await taken('', 'token-editor')).status).toBe(403)
    expect([(await page('editor')).status, (await press('editor')).status]).toEqual([403, 403])
    const before = await count('audit')
    const pressed = await press('owner')
    expect(pressed.headers.get('content-disposition')).toContain('like2lead-export-')
    const trail = linesOf(await unzip(new Uint8Array(await pressed.arrayBuffer())), 'trail')
    expect(trail).toHaveLength(before + 1)
    expect(trail.at(-1)).toMatchObject({
      actor: 'user:owner',
      action: 'GET /export',
      target: '/api/export',
      kind: 'team',
    })
    expect(
      (await call('GET', '/app/privacy', { token: null, headers: { Cookie: '__Host-l2l_session=session-editor' } }))
        .text,
    ).not.toContain('/app/privacy/export')
  })

  test.each(['fr', 'en'])('has a page in %s that says what is in it, and what was wrong', async language => {
    const { status, text } = await page('owner', language)
    expect([status, text]).toEqual([
      200,
      expect.stringContaining(language === 'fr' ? 'Tout exporter' : 'Export everything'),
    ])
    expect(text).not.toMatch(PAGE_FAULTS)
    const wrong = await press('owner', { from: 'soon' })
    expect([wrong.status, await wrong.text()]).toEqual([422, expect.stringContaining('role="alert"')])
  })

  test('not more than six times within an hour', async () => {
    await DB.prepare(`DELETE FROM audit WHERE action = 'GET /export'`).run()
    const note = (at: number) =>
      DB.prepare(
        `INSERT INTO audit (id, at, actor, action, target, kind) VALUES (?1, ?2, 'admin', 'GET /export', '/api/export', 'team')`,
      ).bind(firstIdAt(at), at)
    await DB.batch([
      ...[1, 2, 3].map(n => note(NOW - DAY_MS + n)), // too long ago to count
      ...Array.from({ length: 5 }, (_, n) => note(NOW - n - 1)),
    ])
    expect((await unzip(new Uint8Array(await (await taken()).arrayBuffer()))).size).toBeGreaterThan(50) // the sixth
    const seventh = await taken()
    expect([seventh.status, seventh.headers.get('retry-after')]).toEqual([429, '3600'])
  })
})
