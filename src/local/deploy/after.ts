import { setTimeout as sleep } from 'node:timers/promises'
import * as z from 'zod'
import packageJson from '../../../package.json' with { type: 'json' }
import { Stop } from './words.ts'

const health = z.object({ version: z.string(), d1: z.string() })

const TRIES = 20
const BETWEEN_MS = 3000

/** Asks the deployed Worker how it is. False: it does not answer yet. */
export async function answers(address: string): Promise<boolean> {
  let d1 = ''
  for (let i = 0; i < TRIES; i++) {
    if (i > 0) await sleep(BETWEEN_MS)
    const answer = await fetch(`${address}/health`).catch(() => null)
    const told = answer?.ok ? health.safeParse(await answer.json().catch(() => null)).data : undefined
    if (told?.version !== packageJson.version) continue // not yet there, or the version before
    if (told.d1 === 'ok') return true
    d1 = told.d1
  }
  if (d1)
    throw new Stop(
      `${address} answers, but its database does not (D1 is "${d1}"): look at https://www.cloudflarestatus.com, then at npx wrangler tail. Pages are served without it.`,
    )
  return false
}

const HOW_TO_SIGN_IN = (address: string) =>
  `curl -X POST -H "Authorization: Bearer $ADMIN_TOKEN" ${address}/api/sign-in-links`

interface Done {
  address: string
  up: boolean
  link: string | null
  ownDomain: boolean
}

export const farewell = ({ address, up, link, ownDomain }: Done): string => `
  ${up ? `Like2Lead ${packageJson.version} answers at ${address}` : `Like2Lead ${packageJson.version} is deployed, but ${address} does not answer yet: a new name takes some minutes. Ask later: curl ${address}/health`}

  1. Sign in${link ? ' (this link works once, for 24 hours)' : ': make a link with the ADMIN_TOKEN that you keep'}
     ${link ?? HOW_TO_SIGN_IN(address)}
  2. ${ownDomain ? 'Your domain is attached: put it in the brand at /app/brands, so that links to pages carry it.' : 'Give it a domain of yours: in wrangler.toml, take away the "# " before [[routes]] and write the host, then npm run deploy again.'}
  3. Mail, Turnstile and how long views are kept are under [vars], in both files; docs/deploy.md says how to go back and how to run a staging beside this.
`
