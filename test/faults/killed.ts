import { get } from 'node:http'
import { newId } from '../../src/lib/ids.ts'
import { DAY_MS, dayOf, sleep } from '../../src/lib/time.ts'
import { type Case, counts } from './case.ts'
import { audienceOf, csv, customers, peopleOf, SPEND_HEADER } from './people.ts'
import { beacon, stored } from './visits.ts'

/** The process is killed, and another begins on the state that it left. */
export const killed: Case[] = [
  {
    fault: 'the process is killed while beacons come',
    promise: 'every beacon that was answered 204 is a row, once',
    run: async (host, how) => {
      const promised: string[] = []
      let unanswered = 0
      const kills = how.some(1, 5)
      for (let kill = 1; kill <= kills; kill++) {
        const enough = (how.some(200, 5000) * kill) / kills
        const visitor = async () => {
          for (;;) {
            const id = newId()
            const answer = await beacon(host, id).catch(() => null) // it died over it
            if (answer?.status === 204) promised.push(id)
            if (!answer) unanswered++
            if (!answer || host.isKilled) return
            if (promised.length >= enough) host.kill()
          }
        }
        await host.killedIn(() => Promise.all(Array.from({ length: 64 }, visitor)))
      }
      const rows = await stored(host, promised)
      return counts({
        'answered 204': [promised.length, promised.length || 'some'],
        'not answered': [unanswered, unanswered || 'some'],
        rows: [rows, promised.length],
        lost: [promised.length - rows, 0],
      })
    },
  },
  {
    fault: 'the process is killed while an audience is sent',
    promise: 'the answer breaks off where every client sees it, and the ledger says cut-short: no finished pull',
    run: async (host, how) => {
      const people = await peopleOf(host, how.some(50, 20_000))
      const audience = await audienceOf(host)
      const feed = await host.api('POST', 'feeds', { destination: 'google', audience })
      const { pathname } = new URL(feed.url)
      const basic = `Basic ${Buffer.from(`${feed.username}:${feed.password}`).toString('base64')}`
      const begun: Got[] = []
      const ways = [
        [pathname, basic],
        [`/api/audiences/${audience}/export/google.csv`, host.bearer],
      ] as const
      for (const [path, auth] of ways.slice(0, how.some(1, 2))) {
        // Few people fit into one page: there the database has to stop, or they would be sent before anybody could kill it.
        if (how.isShort) await host.trouble({ db: { how: 'hangs', since: 'INSERT INTO deliveries' } })
        await host.killedIn(async () => begun.push(await download(host.url + path, auth, () => host.kill())))
      }
      const { items: ledger } = await host.api('GET', 'deliveries?limit=50')
      const { items: feeds } = await host.api('GET', 'feeds')
      const whole = await download(host.url + pathname, basic)
      return counts({
        people,
        'answers begun': [begun.filter(({ status }) => status === 200).length, begun.length],
        'that look whole': [begun.filter(({ isWhole }) => isWhole).length, 0],
        lines: begun.map(({ lines }) => lines).join(' and '),
        'cut-short in the ledger': [
          ledger.filter((one: { verdict: string }) => one.verdict === 'cut-short').length,
          begun.length,
        ],
        'pulls noted': [feeds.find(({ id }: { id: string }) => id === feed.id).pulls, 0],
        'lines of the next pull': [whole.isWhole ? whole.lines : 'broken', people + 1],
      })
    },
  },
  {
    fault: 'the process is killed while a file is taken in: customers, spend, ads',
    promise: 'all of the file is there or nothing, and the same file sent again completes it',
    isLong: true,
    run: async host => {
      const found = { all: 0, nothing: 0, part: 0 }
      const again: string[] = []
      for (const kind of ['customers', 'spend', 'ads'] as const) {
        const { path, table, file } = IMPORTS[kind]
        for (const [series, afterMs] of [5, 60, 150, 300, 600].entries()) {
          const lines = file(kind === 'ads' ? 400 : 10_000, series)
          const before = await host.count(table)
          await host.killedIn(async () => {
            const sent = host.ask('POST', path, csv(lines))
            await Promise.race([sleep(afterMs), sent])
            host.kill()
            await sent
          })
          const came = (await host.count(table)) - before
          found[came === 0 ? 'nothing' : came === lines.length - 1 ? 'all' : 'part']++
          await host.api('POST', path, csv(lines))
          again.push((await host.count(table)) - before === lines.length - 1 ? 'all' : 'part')
        }
      }
      return counts({
        'killed while': again.length,
        'all there': found.all,
        nothing: found.nothing,
        'a part': [found.part, 0],
        'all after sending again': [again.filter(one => one === 'all').length, again.length],
      })
    },
  },
]

const YEARS_AGO = Date.UTC(2015, 0, 1)
const MOST_DAYS = 700
const dayOfSeries = (series: number, i: number) => dayOf(YEARS_AGO + (series * MOST_DAYS + i) * DAY_MS)

/** A line a day, on days of its own. */
function spend(n: number, series: number): string[] {
  const days = Array.from({ length: Math.min(n, MOST_DAYS) }, (_, i) => dayOfSeries(series, i))
  return [SPEND_HEADER, ...days.map(day => `spring,ad-1,meta,${day},${day},1000,,20,10,5.00,EUR`)]
}

const ads = (n: number, series: number): string[] => [
  'slug,platform,headline,primary_text,cta,language',
  ...Array.from(
    { length: n },
    (_, i) => `killed-${series}-${i},meta,Votre audit offert en 48 h,Sans engagement.,GET_QUOTE,fr`,
  ),
]

const IMPORTS = {
  customers: {
    path: 'contacts/import?country=FR',
    table: 'customers',
    file: (n: number, series: number) => customers(n, `killed-${series}`),
  },
  spend: { path: 'spend/import', table: 'spend', file: spend },
  ads: { path: 'campaigns/spring/ads/import', table: 'ads', file: ads },
}

interface Got {
  status: number
  lines: number
  isWhole: boolean // as far as a client can tell
}

/** A file as a careful client gets it. `first`: what happens when the first of it is there. */
const download = (url: string, authorization: string, first = () => {}): Promise<Got> =>
  new Promise((resolve, reject) => {
    get(url, { headers: { authorization } }, answer => {
      let lines = 0
      answer.once('data', first)
      answer.on('data', (chunk: Buffer) => {
        for (const byte of chunk) if (byte === 10) lines++
      })
      const end = () => resolve({ status: answer.statusCode ?? 0, lines, isWhole: answer.complete })
      answer.once('end', end).once('error', end)
    }).once('error', reject)
  })
