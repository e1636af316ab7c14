import { createHash, createHmac } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { ROOT } from './setup.mjs'

/** What the product keeps on this machine, where wrangler's --local commands find it too. */
export const STATE = path.join(ROOT, '.wrangler/state/v3')

/** There once the demo was filled in, or when it is never to be. */
export const seededMark = (state: string): string => path.join(state, 'demo-seeded')

const servedMark = (state: string): string => path.join(state, 'served-by')

/** Notes that this process writes to `state` from now on. */
export function markServed(state: string): void {
  mkdirSync(state, { recursive: true })
  writeFileSync(servedMark(state), String(process.pid))
}

/** Whether a product that runs on `state` is still there. */
export function isServed(state: string): boolean {
  if (!existsSync(servedMark(state))) return false
  try {
    return process.kill(Number(readFileSync(servedMark(state), 'utf8')), 0)
  } catch {
    return false // it was killed
  }
}

const D1 = 'miniflare-D1DatabaseObject'

/** The file of a local D1 database: workerd names it after its Durable Object, whose id is derived from `id`. */
export function d1File(state: string, id: string): string {
  const key = createHash('sha256').update(D1).digest()
  const mac = (of: Buffer | string) => createHmac('sha256', key).update(of).digest().subarray(0, 16)
  const name = mac(id)
  return path.join(state, 'd1', D1, `${Buffer.concat([name, mac(name)]).toString('hex')}.sqlite`)
}

/** The same, of one that is there. */
export function presentD1File(state: string, id: string): string {
  const file = d1File(state, id)
  if (!existsSync(file)) throw new Error('There is no local database yet: npm start makes one.')
  return file
}
