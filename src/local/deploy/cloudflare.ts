import * as z from 'zod'
import { apiBase, loginOf, notSignedIn } from '../login.ts'
import { wrangler } from '../wrangler.ts'
import { AGAIN, adviceOf, Stop } from './words.ts'

const answer = z.object({
  success: z.boolean(),
  errors: z.array(z.object({ code: z.number(), message: z.string() })).nullable(),
  result: z.unknown(),
})

/** One account's API, with the login that wrangler has. Uploading and migrating are left to wrangler. */
export interface Cloudflare {
  accountId: string
  /** Null when `path` answers with one of the numbers in `missing`: what was asked for is not there. */
  read: <T>(schema: z.ZodType<T>, path: string, missing?: number[]) => Promise<T | null>
  create: (path: string, body: object) => Promise<unknown>
  query: <T>(schema: z.ZodType<T>, database: string, sql: string) => Promise<T[]>
}

export async function signIn(asked: string | undefined): Promise<Cloudflare> {
  const headers = await login()
  const accountId = process.env.CLOUDFLARE_ACCOUNT_ID ?? asked ?? (await onlyAccount(headers))
  process.env.CLOUDFLARE_ACCOUNT_ID = accountId // wrangler, run without questions, is to take the same
  const at = (path: string) => `/accounts/${accountId}/${path}`
  return {
    accountId,
    read: async (schema, path, missing = []) => {
      const found = await call(headers, at(path), missing)
      return found === null ? null : schema.parse(found)
    },
    create: (path, body) => call(headers, at(path), [], body),
    query: async (schema, database, sql) => {
      const found = await call(headers, at(`d1/database/${database}/query`), [], { sql })
      return z.tuple([z.object({ results: z.array(schema) })]).parse(found)[0].results
    },
  }
}

async function login(): Promise<Record<string, string>> {
  const { CLOUDFLARE_API_TOKEN: token } = process.env
  const headers = token ? { Authorization: `Bearer ${token}` } : await loginOf(wrangler)
  if (!headers) throw new Stop(notSignedIn(AGAIN))
  return headers
}

async function onlyAccount(headers: Record<string, string>): Promise<string> {
  const accounts = z.array(z.object({ id: z.string(), name: z.string() })).parse(await call(headers, '/accounts', []))
  if (accounts.length === 1) return accounts[0]!.id
  const list = accounts.map(({ id, name }) => `    CLOUDFLARE_ACCOUNT_ID=${id} npm run deploy    # ${name}`).join('\n')
  throw new Stop(
    accounts.length === 0
      ? `This login sees no account: set CLOUDFLARE_ACCOUNT_ID to the account's id, ${AGAIN}.`
      : `This login has ${accounts.length} accounts. Say which one:\n\n${list}\n`,
  )
}

async function call(headers: Record<string, string>, path: string, missing: number[], body?: object): Promise<unknown> {
  const response = await fetch(apiBase() + path, {
    headers: { ...headers, ...(body && { 'Content-Type': 'application/json' }) },
    ...(body && { method: 'POST', body: JSON.stringify(body) }),
  }).catch(error => {
    throw new Stop(
      `Cloudflare's API cannot be reached (${error.cause?.code ?? error.message}): check the network, ${AGAIN}.`,
    )
  })
  const { success, errors, result } = answer.parse(await response.json())
  if (success) return result ?? null
  const [{ code, message } = { code: response.status, message: response.statusText }] = errors ?? []
  if (missing.includes(code)) return null
  throw new Stop(adviceOf(code, path) ?? `Cloudflare answered ${path}: ${message} [code: ${code}]`)
}
