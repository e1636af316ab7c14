import type { Child } from 'hono/jsx'
import type { Desk } from './load.ts'

/** The form of the texts. Buttons and fields beside it belong to it: what is typed goes with them. */
export const EDIT_FORM = 'edit-form'

export const deskPath = ({ campaign, slug }: { campaign: string; slug: string }): string =>
  `/app/campaigns/${campaign}/ads/${slug}`

/** A form of the desk: its action is the last part of its address. */
export const Act = ({ desk, action, children }: { desk: Desk; action: string; children: Child }) => (
  <form class="act" method="post" action={`${deskPath(desk.ad)}/${action}`}>
    {children}
  </form>
)
