import type { Context } from 'hono'
import packageJson from '../package.json' with { type: 'json' }
import { within } from './lib/time.ts'

const D1_TIMEOUT_MS = 1000

/** Always 200 while the Worker runs: pages are served without D1, so its state is told, not judged. */
export async function health(c: Context<{ Bindings: Env }>): Promise<Response> {
  const d1 = await within(D1_TIMEOUT_MS, 'D1', c.env.DB.prepare('SELECT 1').run()).then(
    () => 'ok',
    () => 'down',
  )
  return c.json({ version: packageJson.version, d1 }, 200, { 'Cache-Control': 'no-store' })
}
