import type { Context } from 'hono'
import type { Api } from '../accounts/endpoint.ts'
import { HttpError, type Issue } from '../lib/http.ts'
import type { Dashboard } from './screen.ts'

/** What a form came to that called the API. */
export type Outcome =
  | { ok: true; json: unknown }
  | { ok: false; status: HttpError['status']; code: string; issues: Issue[] }

/** For the API's endpoints: all that they read is there, `actor` since the session was looked up. Only to TypeScript it is
 *  something else, as the dashboard may `set` more. */
export const asCaller = (c: Context<Dashboard>): Context<Api> => c as unknown as Context<Api>

/** What the API refuses is told on the page that the form is on; what may not be done, or broke, is thrown. */
export async function outcomeOf(work: () => Promise<Response>): Promise<Outcome> {
  try {
    const response = await work()
    const json = (response.status === 204 ? {} : await response.json()) as {
      error?: { code: string; issues?: Issue[] }
    }
    if (response.ok) return { ok: true, json }
    const { code = '', issues = [] } = json.error ?? {}
    return { ok: false, status: response.status as HttpError['status'], code, issues }
  } catch (error) {
    if (!(error instanceof HttpError) || error.status === 403) throw error
    return { ok: false, status: error.status, code: error.code, issues: error.issues }
  }
}
