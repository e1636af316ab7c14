import type { Context } from 'hono'
import type { Audience } from '../../audiences/schema.ts'
import { findAudience } from '../../audiences/store.ts'
import { noPage } from '../ask.ts'
import type { Dashboard } from '../screen.ts'

/** The audience of the page's address, else 404. */
export async function audienceOf(c: Context<Dashboard>): Promise<Audience> {
  const audience = await findAudience(c.env.DB, c.req.param('id') ?? '')
  if (!audience) throw noPage()
  return audience
}
