import { newId } from '../../src/lib/ids.ts'
import { sleep } from '../../src/lib/time.ts'
import { beaconOf } from './beacon.ts'
import type { Figure } from './figures.ts'
import { demoHost, type Host, hostAgain } from './host.ts'
import { load } from './load.ts'
import { workerd } from './workerd.ts'

const KILLS = 3
const ALIVE_S = 3
const CONNECTIONS = 64

/** Kills the runtime in the middle of its work, starts another on the same state, and looks for every view that was
 *  answered 204, by its id. Several times over: each kill falls elsewhere in a transaction. */
export async function killed(): Promise<Figure[]> {
  let host = await demoHost()
  const promised: string[] = []
  for (let kill = 0; kill < KILLS; kill++) {
    promised.push(...(await untilKilled(host)))
    await host.stop().catch(error => console.warn('the killed host did not stop cleanly:', String(error)))
    host = await hostAgain(host)
  }
  if (promised.length === 0) throw new Error('no beacon was accepted before a kill')
  const found = await countOf(host, promised)
  await host.stop()
  return [
    {
      what: `answered 204, killed, and lost (${KILLS} kills)`,
      figure: promised.length - found,
      limit: '= 0 beacons',
      baseline: `of ${promised.length}`,
    },
  ]
}

async function untilKilled(host: Host): Promise<string[]> {
  const promised: string[] = []
  let unanswered = 0
  const { pid } = workerd()
  const killing = sleep(ALIVE_S * 1000).then(() => process.kill(pid, 'SIGKILL'))
  await load({
    url: `${host.url}/e`,
    method: 'POST',
    body: () => beaconOf(newId()),
    connections: CONNECTIONS,
    seconds: ALIVE_S + 0.2,
    heard: (status, body) => {
      if (status === 204) promised.push(JSON.parse(body!).v)
      if (status === 0) unanswered++
    },
  })
  await killing
  if (unanswered === 0) throw new Error('the runtime was to die under load, and answered everything')
  return promised
}

const FIND = 'SELECT count(*) AS n FROM json_each(?1) j JOIN views v ON v.id = j.value'

async function countOf({ db }: Host, ids: readonly string[]): Promise<number> {
  let found = 0
  for (let i = 0; i < ids.length; i += 10_000)
    found +=
      (await db
        .prepare(FIND)
        .bind(JSON.stringify(ids.slice(i, i + 10_000)))
        .first<number>('n')) ?? 0
  return found
}
