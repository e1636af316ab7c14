import * as z from 'zod'
import { jsonIn, type Said } from '../wrangler.ts'

const login = z.union([
  z
    .object({ token: z.string() })
    .transform(({ token }): Record<string, string> => ({ Authorization: `Bearer ${token}` })),
  z
    .object({ key: z.string(), email: z.string() })
    .transform(({ key, email }): Record<string, string> => ({ 'X-Auth-Key': key, 'X-Auth-Email': email })),
])
const accounts = z.object({ accounts: z.array(z.object({ id: z.string() })) })
const listed = z.object({ result: z.array(z.object({ key: z.string() })) })

const BY_HAND = (bucket: string, why: string) =>
  `${why}\nEmpty the bucket at https://dash.cloudflare.com/?to=/:account/r2/default/buckets/${bucket}/settings, then run npm run uninstall again.`

/** Deletes all objects through Cloudflare's API, with wrangler's own login: wrangler cannot list them. */
export async function emptyBucket(bucket: string, wrangler: (args: string[]) => Promise<Said>): Promise<string | null> {
  const headers = login.parse(jsonIn((await wrangler(['auth', 'token', '--json'])).stdout))
  const account = process.env.CLOUDFLARE_ACCOUNT_ID ?? (await onlyAccount(wrangler))
  const base = process.env.CLOUDFLARE_API_BASE_URL ?? 'https://api.cloudflare.com/client/v4'
  const objects = `${base}/accounts/${account}/r2/buckets/${bucket}/objects`
  for (;;) {
    const answer = await fetch(`${objects}?per_page=1000`, { headers })
    const page = listed.safeParse(await answer.json().catch(() => null))
    if (!page.success) return BY_HAND(bucket, `Cloudflare did not list what is in ${bucket} (${answer.status}).`)
    if (page.data.result.length === 0) return null
    for (const { key } of page.data.result) {
      const gone = await fetch(`${objects}/${key.split('/').map(encodeURIComponent).join('/')}`, {
        method: 'DELETE',
        headers,
      })
      if (!gone.ok && gone.status !== 404) return BY_HAND(bucket, `Cloudflare did not delete ${key} (${gone.status}).`)
    }
  }
}

async function onlyAccount(wrangler: (args: string[]) => Promise<Said>): Promise<string> {
  const [first, second] = accounts.parse(jsonIn((await wrangler(['whoami', '--json'])).stdout)).accounts
  if (!first || second)
    throw new Error('This login has several accounts: say which one with CLOUDFLARE_ACCOUNT_ID=… npm run uninstall')
  return first.id
}
