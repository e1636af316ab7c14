import { createHash } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { DatabaseSync } from 'node:sqlite'
import { buffer } from 'node:stream/consumers'

/** Cloudflare's API as far as wrangler needs it to export, import, ask and turn back one database and to keep objects. */
export interface FakeAccount {
  url: string
  db: DatabaseSync
  objects: Map<string, { body: Buffer; type: string }>
  /** Turned back to, in order. */
  restored: string[]
  /** Said in place of the next import. */
  refuseImport: string | null
  close: () => void
}

export async function fakeAccount(db: DatabaseSync, dump: () => Promise<string>): Promise<FakeAccount> {
  const fake: FakeAccount = {
    url: '',
    db,
    objects: new Map(),
    restored: [],
    refuseImport: null,
    close: () => server.close(),
  }
  const uploads = new Map<string, Buffer>()
  const answers: [RegExp, (request: IncomingMessage, body: Buffer, part: string) => unknown][] = [
    [/\/user$/, () => ({ email: 'team@example.com' })],
    [/\/accounts(\?.*)?$/, () => [{ id: 'account', name: 'Account' }]],
    [/\/memberships/, () => [{ account: { id: 'account', name: 'Account' } }]],
    [/\/time_travel\/bookmark/, () => ({ bookmark: 'bookmark-1' })],
    [
      /\/time_travel\/restore\?bookmark=([\w-]+)/,
      (_, __, bookmark) => {
        fake.restored.push(bookmark)
        return { bookmark, previous_bookmark: 'bookmark-2', message: '' }
      },
    ],
    [
      /\/d1\/database\/db\/export$/,
      async () => {
        uploads.set('export', Buffer.from(await dump()))
        return complete({ signed_url: `${origin()}/file/export`, filename: 'e.sql' })
      },
    ],
    [/\/d1\/database\/db\/import$/, (_, body) => imported(JSON.parse(String(body)))],
    [
      /\/d1\/database\/db\/query$/,
      (_, body) => [{ results: db.prepare(JSON.parse(String(body)).sql).all(), success: true, meta: {} }],
    ],
    [
      /\/d1\/database(\/|\?|$)/,
      request =>
        request.url!.includes('/database/')
          ? { uuid: 'db', name: 'like2lead', version: 'production' }
          : [{ uuid: 'db', name: 'like2lead', version: 'production' }],
    ],
    [/\/r2\/buckets\/like2lead-files$/, () => ({ name: 'like2lead-files' })],
  ]
  const complete = (result: object) => ({
    success: true,
    status: 'complete',
    messages: [],
    type: 'x',
    at_bookmark: 'b',
    result,
  })
  const origin = () => fake.url.replace('/client/v4', '')
  function imported({ action, etag }: { action: string; etag: string }) {
    if (action === 'init') return { success: true, upload_url: `${origin()}/file/import`, filename: 'i.sql' }
    if (fake.refuseImport)
      return { success: false, status: 'error', error: fake.refuseImport, errors: [fake.refuseImport], messages: [] }
    const sql = uploads.get('import')!
    if (createHash('md5').update(sql).digest('hex') !== etag) throw new Error('another file')
    db.exec('BEGIN')
    db.exec(String(sql))
    db.exec('COMMIT')
    return complete({
      num_queries: 1,
      final_bookmark: 'b',
      meta: { rows_read: 0, rows_written: 0, size_after: 0, duration: 0 },
    })
  }
  const server = createServer(async (request, response) => {
    const body = await buffer(request)
    const url = decodeURIComponent(request.url!)
    const [, key] = /\/objects\/(.+)$/.exec(url) ?? []
    const [, file] = /^\/file\/(\w+)$/.exec(url) ?? []
    if (file && request.method === 'PUT') {
      uploads.set(file, body)
      return response.setHeader('etag', `"${createHash('md5').update(body).digest('hex')}"`).end()
    }
    if (file) return response.end(uploads.get(file))
    if (key && request.method === 'PUT') fake.objects.set(key, { body, type: request.headers['content-type'] ?? '' })
    const object = key && fake.objects.get(key)
    if (key && request.method === 'GET')
      return object
        ? response.end(object.body)
        : response.writeHead(404).end(failed(10007, 'The specified key does not exist.'))
    const found = answers.find(([pattern]) => pattern.test(url))
    try {
      if (!key && !found) throw new Error(`${request.method} ${url} is not known`)
      const result = key ? {} : await found![1](request, body, found![0].exec(url)![1] ?? '')
      response.end(
        JSON.stringify({
          success: true,
          errors: [],
          messages: [],
          result,
          result_info: { page: 1, per_page: 50, count: 1, total_count: 1, total_pages: 1 },
        }),
      )
    } catch (error) {
      if (db.isTransaction) db.exec('ROLLBACK')
      response.writeHead(400).end(failed(7500, (error as Error).message))
    }
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  fake.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/client/v4`
  return fake
}

const failed = (code: number, message: string) =>
  JSON.stringify({ success: false, errors: [{ code, message }], messages: [], result: null })
