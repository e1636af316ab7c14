import type { Answer, Judgement, OutboundRequest } from '../../destinations/contract.ts'

const TIMEOUT_MS = 30_000
const MAX_ANSWER_BYTES = 1_000_000

/** The answer as data; 'later' when there was none. Redirects are not followed: no platform's API makes any. */
export async function exchange(
  { method, url, headers, body }: OutboundRequest,
  fetchFn: typeof fetch,
): Promise<Answer | (Judgement & { kind: 'later' })> {
  try {
    const init = {
      method,
      headers: { ...headers },
      redirect: 'manual' as const,
      signal: AbortSignal.timeout(TIMEOUT_MS),
    }
    const response = await fetchFn(url, body === null ? init : { ...init, body })
    const text = await textOf(response)
    return { status: response.status, headers: Object.fromEntries(response.headers), body: parsed(text) }
  } catch (error) {
    const reason = error instanceof Error && error.name === 'TimeoutError' ? 'timeout' : 'network'
    return { kind: 'later', reason, waitMs: 0 }
  }
}

async function textOf(response: Response): Promise<string> {
  const chunks: Uint8Array<ArrayBuffer>[] = []
  let room = MAX_ANSWER_BYTES
  for await (const chunk of response.body ?? []) {
    chunks.push(chunk.subarray(0, room) as Uint8Array<ArrayBuffer>)
    room -= chunk.length
    if (room <= 0) break
  }
  return new Blob(chunks).text()
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
