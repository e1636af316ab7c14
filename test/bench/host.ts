import { mkdtempSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { seed } from '../../src/local/demo/seed.ts'
import { type Running, run } from '../../src/local/runtime.ts'

const SECRETS = { ADMIN_TOKEN: 'bench-admin', DATA_KEY: 'bench-data-key', SIGNING_KEY: 'bench-signing-key' }

export interface Host extends Running {
  adminToken: string
}

/** The product with an empty database, on a free port and in a folder of its own. */
export async function emptyHost(): Promise<Host> {
  const running = await run({
    port: await freePort(),
    stateFolder: mkdtempSync(path.join(tmpdir(), 'like2lead-')),
    bindings: SECRETS,
  })
  return { ...running, adminToken: SECRETS.ADMIN_TOKEN }
}

/** The same with the demo in it. */
export async function demoHost(): Promise<Host> {
  const host = await emptyHost()
  await seed({ db: host.db, url: host.url, adminToken: SECRETS.ADMIN_TOKEN, dataKey: SECRETS.DATA_KEY }, Date.now())
  return host
}

export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => resolve(port))
    })
  })
