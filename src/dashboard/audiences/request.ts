import type { Context } from 'hono'
import type { Audience } from '../../audiences/schema.ts'
import { findAudience } from '../../audiences/store.ts'
import { HttpError, readText } from '../../lib/http.ts'
import { type Form, formOf } from '../form.ts'
import type { Dashboard } from '../screen.ts'

const FORM_BYTES = 64 * 1024 // a rule as JSON fits

export const formIn = async (c: Context<Dashboard>): Promise<Form> =>
  formOf(new URLSearchParams(await readText(c.req.raw, FORM_BYTES)))

/** The audience of the page's address, else 404. */
export async function audienceOf(c: Context<Dashboard>): Promise<Audience> {
  const audience = await findAudience(c.env.DB, c.req.param('id') ?? '')
  if (!audience) throw new HttpError(404, 'not-found', 'No such page.')
  return audience
}
