import * as z from 'zod'
import { jsonIn, type Said, wrangler } from './wrangler.ts'

const credentials = z.union([
  z
    .object({ token: z.string() })
    .transform(({ token }): Record<string, string> => ({ Authorization: `Bearer ${token}` })),
  z
    .object({ key: z.string(), email: z.string() })
    .transform(({ key, email }): Record<string, string> => ({ 'X-Auth-Key': key, 'X-Auth-Email': email })),
])

const ASK = ['auth', 'token', '--json']

export const notSignedIn = (then: string): string =>
  `Wrangler is not signed in to Cloudflare: run "npx wrangler login" (or set CLOUDFLARE_API_TOKEN), ${then}.`

export async function mustBeSignedIn(): Promise<void> {
  if (!(await wrangler(ASK)).ok) throw new Error(notSignedIn('then again'))
}

/** The headers by which Cloudflare's API knows whom wrangler is signed in as; null when it is not. */
export async function loginOf(run: (args: string[]) => Promise<Said>): Promise<Record<string, string> | null> {
  const said = await run(ASK)
  return said.ok ? credentials.parse(jsonIn(said.stdout)) : null
}

export const apiBase = (): string => process.env.CLOUDFLARE_API_BASE_URL ?? 'https://api.cloudflare.com/client/v4'
