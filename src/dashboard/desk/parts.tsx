import type { Child } from 'hono/jsx'
import type { Screen } from '../screen.ts'
import type { Desk } from './load.ts'

export const deskPath = ({ campaign, slug }: { campaign: string; slug: string }): string =>
  `/app/campaigns/${campaign}/ads/${slug}`

/** A form of the desk: its action is the last part of its address. */
export const Act = ({ desk, action, children }: { desk: Desk; action: string; children: Child }) => (
  <form class="act" method="post" action={`${deskPath(desk.ad)}/${action}`}>
    {children}
  </form>
)

/** Who did it, as the audit trail has it: 'user:<id>', 'key:<id>', 'admin'. Names are sealed. */
export function whoIs({ t, viewer }: Screen, actor: string): string {
  if (actor === viewer?.id) return t.desk.you
  const [kind, id = ''] = actor.split(':')
  if (kind === 'user') return t.desk.colleague(id.slice(-6))
  return kind === 'key' ? t.desk.key(id.slice(-6)) : t.desk.admin
}
