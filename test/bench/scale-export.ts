import { download, fillPeople } from './export.ts'
import { probeHost } from './probe-host.ts'
import { workerd } from './workerd.ts'

/** The export of more and more people out of one database. */
export async function exportsOf(sizes: readonly number[]) {
  const { miniflare, db } = await probeHost('test/bench/audience-probe.ts')
  const get = (what: string) => miniflare.dispatchFetch(`http://probe/${what}`)
  const rows: Record<string, number>[] = []
  let there = 0
  for (const people of sizes) {
    await fillPeople(db, get, there, people)
    there = people
    const before = workerd().cpuS
    const { ms, firstMs, lines } = await download(() => get('export/google'))
    const cpuMs = (workerd().cpuS - before) * 1000
    rows.push({
      people,
      'lines a second': (lines * 1000) / ms,
      'CPU ms / 1,000 lines': (cpuMs * 1000) / lines,
      'first byte, ms': firstMs,
      'rows read a member': await rowsAMember(get),
    })
  }
  await miniflare.dispose()
  return rows
}

type Get = (what: string) => Promise<{ json(): Promise<unknown> }>

async function rowsAMember(get: Get): Promise<number> {
  const { members, rows } = (await (await get('cost')).json()) as { members: number; rows: number }
  return rows / members
}
