import type { Context } from 'hono'
import { Hono } from 'hono'
import { auditQuery, FILE_LINES, wantedIn } from '../../accounts/audit-routes.ts'
import { type AuditRow, listAudit } from '../../accounts/audit-store.ts'
import { listPeople } from '../../accounts/people-store.ts'
import { listKeys } from '../../accounts/store.ts'
import { csvAnswer } from '../../lib/csv-answer.ts'
import { paged } from '../../lib/paging.ts'
import { atLeast } from '../guard.tsx'
import { page } from '../page.tsx'
import type { Dashboard } from '../screen.ts'
import { actorName, namesFor } from '../who.ts'
import { Trail } from './trail.tsx'
import { namedIn, placeOf, whatIn } from './trail-row.ts'

const CHOICES = 200 // people and keys that can be chosen

/** /app/team/trail: who did what. `?format=csv` is the same in a file, in the viewer's words. */
export const trail = new Hono<Dashboard>().use(atLeast('editor')).get('/', async c => {
  const asked = Object.fromEntries(
    Object.entries(c.req.query()).filter(([name, value]) => value !== '' && name !== 'lang'),
  )
  const parsed = auditQuery.safeParse(asked)
  const { cursor, limit, format, ...wanted } = parsed.data ?? auditQuery.parse({})
  const those = { ...wantedIn(wanted), ...(cursor && { until: cursor }) }
  if (format === 'csv') return file(c, await listAudit(c.env.DB, those, FILE_LINES))
  const { items, next } = paged(await listAudit(c.env.DB, those, limit), limit, ({ id }) => id)
  const actors = await choices(c.env.DB)
  const names = await namesFor(c, [...actors, ...items.map(({ actor }) => actor), ...namedIn(items)])
  const shown = { rows: items, next, names, actors, asked, isWrong: !parsed.success }
  const { screen } = c.var
  return page(c, screen.t.team.tabs.trail, <Trail screen={screen} {...shown} />, parsed.success ? 200 : 422)
})

async function choices(db: D1Database): Promise<string[]> {
  const [people, keys] = await Promise.all([listPeople(db, '', CHOICES), listKeys(db, '', CHOICES)])
  return [...people.map(({ id }) => `user:${id}`), ...keys.map(({ id }) => `key:${id}`), 'admin', 'nobody']
}

async function file(c: Context<Dashboard>, rows: AuditRow[]): Promise<Response> {
  const { screen } = c.var
  const words = screen.t.team.trail
  const names = await namesFor(c, [...rows.map(({ actor }) => actor), ...namedIn(rows)])
  const head = [words.when, words.who, words.what, words.where, 'actor', 'action', 'target', 'times']
  return csvAnswer(c, 'audit', [
    head,
    ...rows.map(row => [
      new Date(row.at).toISOString(),
      actorName(screen, row.actor, names),
      whatIn(screen, row),
      placeOf(row, names)?.text ?? '',
      ...[row.actor, row.action, row.target, row.times],
    ]),
  ])
}
