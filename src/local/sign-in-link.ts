import * as z from 'zod'

const made = z.object({ url: z.string() })

/** A link that signs its holder in, once. Null when the token is not this deployment's. */
export async function signInLink(address: string, adminToken: string): Promise<string | null> {
  const answer = await fetch(`${address}/api/sign-in-links`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${adminToken}` },
  })
  return answer.ok ? made.parse(await answer.json()).url : null
}
