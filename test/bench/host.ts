import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Clock } from '../../src/local/bundle.ts'
import { seed } from '../../src/local/demo/seed.ts'
import { freePort } from '../../src/local/ports.ts'
import { type Filling, type Running, run } from '../../src/local/runtime.ts'

export const SECRETS = { ADMIN_TOKEN: 'bench-admin', DATA_KEY: 'bench-data-key', SIGNING_KEY: 'bench-signing-key' }

export interface Host extends Running {
  adminToken: string
  stateFolder: string
}

/** The product with an empty database, on a free port and in a folder of its own. */
export const emptyHost = (stateFolder?: string) => host(undefined, stateFolder)

/** The same with the demo in it. */
export const demoHost = () =>
  host(({ url, db, tell }) => seed({ url, db, tell, adminToken: SECRETS.ADMIN_TOKEN }, Date.now()))

/** The demo as it is at one moment, whenever it is made, for `hostOn`. */
export const demoHostAt = (stateFolder: string, at: number) =>
  host(({ url, db, tell }) => seed({ url, db, tell, adminToken: SECRETS.ADMIN_TOKEN }, at), stateFolder, {
    stoppedAt: at,
  })

/** On what another product left, with a clock of its own. */
export const hostOn = (stateFolder: string, clock?: Clock) => host(undefined, stateFolder, clock)

async function host(
  fill?: (host: Filling) => Promise<void>,
  stateFolder = mkdtempSync(path.join(tmpdir(), 'like2lead-')),
  clock?: Clock,
): Promise<Host> {
  const running = await run({
    ...{ port: await freePort(), stateFolder, bindings: SECRETS },
    ...(fill && { fill }),
    ...(clock && { clock }),
  })
  return { ...running, adminToken: SECRETS.ADMIN_TOKEN, stateFolder }
}

/** The cookies of somebody who signed in with the admin's token. */
export async function signedIn(url: string): Promise<string> {
  const answer = await fetch(`${url}/app/sign-in`, {
    method: 'POST',
    headers: { Origin: url, 'Content-Type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ key: SECRETS.ADMIN_TOKEN }),
    redirect: 'manual',
  })
  return answer.headers
    .getSetCookie()
    .map(one => one.split(';')[0])
    .join('; ')
}
