import * as z from 'zod'
import { apiBase, loginOf, notSignedIn } from '../login.ts'
import type { Said } from '../wrangler.ts'

const accounts = z.object({ result: z.array(z.object({ id: z.string() })) })
const listed = z.object({ result: z.array(z.object({ key: z.string() })) })

const BY_HAND = (bucket: string, why: string) =>
  `${why}\nEmpty the bucket at https://dash.cloudflare.com/?to=/:account/r2/default/buckets/${bucket}/settings, then run npm run uninstall again.`

/** Deletes all objects through Cloudflare's API, with wrangler's own login: wrangler cannot list them. */
export async function emptyBucket(bucket: string, wrangler: (args: string[]) => Promise<Said>): Promise<string | null> {
  const headers = await loginOf(wrangler)
  if (!headers) throw new Error(notSignedIn('then again'))
  const account = process.env.CLOUDFLARE_ACCOUNT_ID ?? (await onlyAccount(headers))
  const objects = `${apiBase()}/accounts/${account}/r2/buckets/${bucket}/objects`
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

async function onlyAccount(headers: Record<string, string>): Promise<string> {
  const answer = await fetch(`${apiBase()}/accounts`, { headers })
  const [first, second] = accounts.parse(await answer.json()).result
  if (!first || second)
    throw new Error('This login has several accounts: say which one with CLOUDFLARE_ACCOUNT_ID=… npm run uninstall')
  return first.id
}
