/** One request, as a server hears it. */
export interface Heard {
  method: string
  url: URL
  headers: Headers
  body: unknown // parsed, when it is JSON
}

export interface Reply {
  status: number
  headers?: Record<string, string>
  body: unknown
}

export const isReply = (told: object): told is Reply => 'status' in told

/** As `fetch` sees it: the same arguments, the same errors. */
export const served = (answer: (heard: Heard) => Reply | Promise<Reply>): typeof fetch =>
  (async (input: RequestInfo | URL, init?: RequestInit) => {
    const request = new Request(input, init)
    const text = new TextDecoder().decode(await request.arrayBuffer()) // text() warns of forms
    const { method, headers } = request
    const {
      status,
      body,
      headers: told,
    } = await answer({ method, url: new URL(request.url), headers, body: parsed(text) })
    const bare = status === 204 || body === ''
    return new Response(bare ? null : typeof body === 'string' ? body : JSON.stringify(body), {
      status,
      headers: { ...(bare ? {} : { 'Content-Type': 'application/json' }), ...told },
    })
  }) as typeof fetch

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

/** What a server does with a request whose JSON does not say so, or whose headers are not as its pages want them. */
export function isMalformed({ headers, body }: Heard, wanted: Readonly<Record<string, string | RegExp>>): boolean {
  const json = body === '' || headers.get('content-type') === 'application/json'
  return !json || Object.entries(wanted).some(([name, value]) => !fits(headers.get(name) ?? '', value))
}

const fits = (told: string, value: string | RegExp): boolean =>
  typeof value === 'string' ? told === value : value.test(told)
