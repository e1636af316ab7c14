import type { Filling } from '../runtime.ts'

export interface Host extends Pick<Filling, 'url' | 'tell' | 'db'> {
  adminToken: string
}

type Body = object | Uint8Array<ArrayBuffer>

const ALREADY_THERE = 409

/** The public API, as a marketer would call it. */
export const call = (host: Host, resource: string, body: Body): Promise<unknown> => ask(host, 'POST', resource, body)

export async function ask(host: Host, method: string, resource: string, body?: Body): Promise<unknown> {
  const answer = await fetch(`${host.url}/api/${resource}`, {
    method,
    headers: { Authorization: `Bearer ${host.adminToken}` },
    ...(body && { body: body instanceof Uint8Array ? body : JSON.stringify(body) }),
  })
  if (!answer.ok && answer.status !== ALREADY_THERE)
    throw new Error(`seeding ${resource}: ${answer.status} ${await answer.text()}`)
  return answer.json()
}
