import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type Case, counts } from './case.ts'
import { Host, type Told } from './host.ts'
import { beacon, forms, inParallel, send, stored, views, visit } from './visits.ts'
import { statuses, withStatus } from './ways.ts'

const DISK_MB = 64
const LEFT_BYTES = 300_000
const PER_ROUND = 200
const MOST_ROUNDS = 50

/** A small file system of its own, which only root may make. */
export const mayMount = (): boolean => process.getuid?.() === 0 && process.platform === 'linux'

export const disk: Case[] = [
  {
    fault: 'the disk is full',
    promise: 'pages are served; 204 and thanks only for what is stored; once there is room again all goes on',
    isLong: true,
    run: async () => {
      const folder = mkdtempSync(path.join(tmpdir(), 'like2lead-disk-'))
      execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${DISK_MB}m`, 'tmpfs', folder])
      try {
        return await filled(folder)
      } finally {
        execFileSync('umount', [folder])
        rmSync(folder, { recursive: true })
      }
    },
  },
]

async function filled(folder: string) {
  const state = path.join(folder, 'state')
  const host = await Host.begin(state)
  try {
    const waiting = await forms(host, ['full@example.com', 'room@example.com'])
    const { bavail, bsize } = statfsSync(folder)
    const ballast = path.join(folder, 'ballast') // what somebody clears away in the end
    writeFileSync(ballast, Buffer.alloc(bavail * bsize - LEFT_BYTES))
    const promised: string[] = []
    const refused: string[] = []
    for (let round = 0; round < MOST_ROUNDS && refused.length === 0; round++) {
      const ids = views(PER_ROUND)
      const told = await inParallel(ids, id => beacon(host, id))
      for (const [i, { status }] of told.entries()) (status === 204 ? promised : refused).push(ids[i]!)
    }
    const page = await visit(host)
    const form = await send(host, waiting[0]!)
    rmSync(ballast)
    const again: Told[] = await inParallel(refused, id => beacon(host, id))
    const forms2 = [await send(host, waiting[0]!), await send(host, waiting[1]!)]
    await host.again()
    return counts({
      '204 until it was full': [promised.length, promised.length || 'some'],
      'rows of these': [await stored(host, promised), promised.length],
      refused: [refused.length, refused.length || 'some'],
      page: [page.status, 200],
      form: [form.status, 503],
      'then 204': [withStatus(again, 204), refused.length],
      'rows, after another start': [await stored(host, [...promised, ...refused]), promised.length + refused.length],
      'forms then': [statuses(forms2), '303 × 2'],
    })
  } finally {
    await host.stop()
  }
}
