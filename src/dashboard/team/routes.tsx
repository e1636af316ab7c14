import { Hono } from 'hono'
import { page } from '../page.tsx'
import type { Dashboard } from '../screen.ts'
import { keys } from './key-routes.tsx'
import { me } from './me-routes.tsx'
import { people } from './people-routes.tsx'
import { Rights } from './rights.tsx'
import { trail } from './trail-routes.tsx'

/** /app/team: who comes in, with which rights, and what they did. */
export const team = new Hono<Dashboard>()
  .get('/rights', c => page(c, c.var.screen.t.team.tabs.rights, <Rights screen={c.var.screen} />))
  .route('/me', me)
  .route('/keys', keys)
  .route('/trail', trail)
  .route('/', people)
