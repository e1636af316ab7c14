import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { seed } from '../../src/local/demo/seed.ts'
import { type Filling, freePort, type Running, run } from '../../src/local/runtime.ts'

const SECRETS = { ADMIN_TOKEN: 'bench-admin', DATA_KEY: 'bench-data-key', SIGNING_KEY: 'bench-signing-key' }

export interface Host extends Running {
  adminToken: string
  stateFolder: string
}

/** The product with an empty database, on a free port and in a folder of its own. */
export const emptyHost = (stateFolder?: string) => host(undefined, stateFolder)

/** The same with the demo in it. */
export const demoHost = () =>
  host(({ url, db, tell }) => seed({ url, db, tell, adminToken: SECRETS.ADMIN_TOKEN }, Date.now()))

/** The demo as it is at one moment, whenever it is looked at. */
export const stoppedDemoHost = (at: number) =>
  host(({ url, db, tell }) => seed({ url, db, tell, adminToken: SECRETS.ADMIN_TOKEN }, at), undefined, at)

/** The same after it was killed: on the state that it left. */
export const hostAgain = ({ stateFolder }: Host) => host(undefined, stateFolder)

async function host(
  fill?: (host: Filling) => Promise<void>,
  stateFolder = mkdtempSync(path.join(tmpdir(), 'like2lead-')),
  stoppedAt?: number,
): Promise<Host> {
  const running = await run({
    ...{ port: await freePort(), stateFolder, bindings: SECRETS },
    ...(fill && { fill }),
    ...(stoppedAt !== undefined && { stoppedAt }),
  })
  return { ...running, adminToken: SECRETS.ADMIN_TOKEN, stateFolder }
}
