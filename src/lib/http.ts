import type { Context } from 'hono'
import * as z from 'zod'
import { joined } from './bytes.ts'

export interface Issue {
  path: string
  message: string // in English, and may be worded otherwise any day
  code?: string // what is wrong, for programs and translations
  params?: Readonly<Record<string, string | number>> // what a translation has to name
}

/** A refusal on its way to the caller. Thrown by routes only; rules below them return outcomes. */
export class HttpError extends Error {
  readonly status: ErrorStatus
  readonly code: string
  readonly issues: Issue[]
  readonly headers: Record<string, string>

  constructor(
    status: ErrorStatus,
    code: string,
    message: string,
    issues: Issue[] = [],
    headers: Record<string, string> = {},
  ) {
    super(message)
    this.status = status
    this.code = code
    this.issues = issues
    this.headers = headers
  }
}

export type ErrorStatus = 400 | 401 | 403 | 404 | 405 | 409 | 413 | 415 | 422 | 429 | 500 | 503

export const errorBody = (code: string, message: string, issues: Issue[] = []) => ({
  error: { code, message, ...(issues.length > 0 && { issues }) },
})

/** The whole body as bytes, at most `limit`; 413 as soon as it is longer, whatever Content-Length says. `advice`: what to
 *  send instead. */
export async function readBytes(request: Request, limit: number, advice = ''): Promise<Uint8Array<ArrayBuffer>> {
  const tooLarge = () =>
    new HttpError(413, 'too-large', `The body is larger than the limit of ${sized(limit)}. ${advice}`.trim())
  const declared = request.headers.get('content-length')
  if (Number(declared ?? 0) > limit) throw tooLarge()
  if (declared) {
    // The connection ends the body there: it is read at once, which costs a third of reading it piece by piece.
    const bytes = new Uint8Array(await request.arrayBuffer())
    if (bytes.length > limit) throw tooLarge()
    return bytes
  }
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of request.body ?? []) {
    length += chunk.length
    if (length > limit) throw tooLarge()
    chunks.push(chunk)
  }
  return joined(chunks)
}

/** '256 KB', '10 MB'. */
export const sized = (bytes: number): string =>
  bytes >= 1024 ** 2 ? `${Math.floor(bytes / 1024 ** 2)} MB` : `${Math.floor(bytes / 1024)} KB`

/** Malformed UTF-8 becomes U+FFFD, which the schemas then refuse or keep as a harmless character. */
export async function readText(request: Request, limit: number): Promise<string> {
  return new TextDecoder().decode(await readBytes(request, limit))
}

/** Whether a form comes from a page of this host. Browsers without Sec-Fetch-Site (Safari before 16.4) send Origin; what
 *  sends neither is no browser (words.filippo.io/csrf, 2025). */
export function sentFromHere(c: Context): boolean {
  const site = c.req.header('sec-fetch-site')
  if (site) return site === 'same-origin'
  const origin = c.req.header('origin')
  return origin === undefined || origin === new URL(c.req.url).origin
}

export const JSON_LIMIT_BYTES = 256 * 1024

/** A JSON body that fits the schema; none at all counts as `{}`. 400 `invalid-json`, 413 `too-large`, 422 `invalid-body` with each path. */
export async function readJson<T extends z.ZodType>(
  c: Context,
  schema: T,
  limitBytes = JSON_LIMIT_BYTES,
): Promise<z.infer<T>> {
  const text = await readText(c.req.raw, limitBytes)
  let value: unknown
  try {
    value = text === '' ? {} : JSON.parse(text)
  } catch (error) {
    const where = /at position \d+(?: \(line \d+ column \d+\))?/.exec(String(error)) // and not what stands there
    throw new HttpError(400, 'invalid-json', `The body is not JSON${where ? ` ${where[0]}` : ''}.`)
  }
  return parsedBody(schema, value)
}

/** 422 `invalid-body` with each path. */
export function parsedBody<T extends z.ZodType>(schema: T, value: unknown): z.infer<T> {
  const parsed = schema.safeParse(value)
  if (!parsed.success)
    throw new HttpError(
      422,
      'invalid-body',
      'The body has fields that are missing, wrong or unknown.',
      issuesOf(parsed.error),
    )
  return parsed.data
}

/** 422 `invalid-query` with each path; the issues themselves, where no sentence of its own is given. */
export function parsedQuery<T extends z.ZodType>(
  schema: T,
  asked: Readonly<Record<string, string>>,
  message?: string,
): z.infer<T> {
  const parsed = schema.safeParse(asked)
  if (parsed.success) return parsed.data
  const issues = issuesOf(parsed.error)
  const each = () => issues.map(issue => `${issue.path}: ${issue.message}`).join('; ')
  throw new HttpError(422, 'invalid-query', message ?? each(), issues)
}

export function issuesOf(error: z.ZodError): Issue[] {
  return error.issues.flatMap((issue): Issue[] =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map(key => ({
          path: [...issue.path, key].join('.'),
          message: 'unknown field',
          code: 'unknown-field',
        }))
      : [{ path: issue.path.join('.'), message: issue.message, ...codeOf(issue) }],
  )
}

/** A schema with a rule of its own names its code in the issue's `params`. */
function codeOf(issue: z.core.$ZodIssue): Pick<Issue, 'code' | 'params'> {
  switch (issue.code) {
    case 'invalid_type':
      return { code: 'wrong-type', params: { expected: issue.expected } }
    case 'invalid_value':
      return { code: 'not-one-of', params: { known: issue.values.join(', ') } }
    case 'invalid_format':
      return { code: 'wrong-format', params: { format: issue.format } }
    case 'too_small':
      if (issue.inclusive === false) return { code: 'not-above', params: { limit: Number(issue.minimum) } }
      return { code: 'too-small', params: { least: Number(issue.minimum), of: issue.origin } }
    case 'too_big':
      return { code: 'too-big', params: { most: Number(issue.maximum), of: issue.origin } }
    case 'custom': {
      const { code = 'not-accepted', ...params } = issue.params ?? {}
      return { code, ...(Object.keys(params).length > 0 && { params }) }
    }
    default:
      return { code: 'not-accepted' }
  }
}

// What zod says by itself is for programmers. A schema that says more keeps its own words.
z.config({ customError: plainly })

function plainly(issue: z.core.$ZodRawIssue): string | undefined {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? 'is missing' : `expected ${TYPES[issue.expected] ?? issue.expected}`
    case 'invalid_value':
      return `one of ${issue.values.join(', ')}`
    case 'invalid_format':
      return FORMATS[issue.format]
    case 'too_small':
      if (issue.inclusive === false) return `more than ${issue.minimum}`
      return issue.minimum === 1 && COUNTED.has(issue.origin)
        ? 'may not be empty'
        : `at least ${sizeIn(issue, issue.minimum)}`
    case 'too_big':
      return `at most ${sizeIn(issue, issue.maximum)}${countedIn(issue.input)}`
    default:
      return undefined
  }
}

const TYPES: Partial<Record<string, string>> = {
  string: 'text',
  int: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
}

const FORMATS: Partial<Record<string, string>> = {
  url: 'a whole address: https://example.com/page',
  email: 'an e-mail address',
  uuid: 'a UUID',
}

const COUNTED: ReadonlySet<string> = new Set(['string', 'array'])
const UNITS: Partial<Record<string, string>> = { string: ' characters', array: ' of them' }

const sizeIn = ({ origin }: { origin: string }, limit: number | bigint): string => `${limit}${UNITS[origin] ?? ''}`
const countedIn = (input: unknown): string =>
  typeof input === 'string' || Array.isArray(input) ? `; these are ${input.length}` : ''
