import type { Child } from 'hono/jsx'
import type { Role } from '../accounts/roles.ts'
import { type Screen, viewerMay } from './screen.ts'

interface Props {
  screen: Screen
  href: string
  class: string
  label?: string // when the words alone do not say of what
  children: Child
}

/** To where something is done, for whoever may go there; to the others only what it is. */
export const Way = ({ screen: { viewer }, href, class: look, label, children }: Props) =>
  viewerMay(viewer, leastFor(href)) ? (
    <a class={look} href={href} aria-label={label}>
      {children}
    </a>
  ) : (
    <strong>{children}</strong>
  )

/** Who may open a page of the dashboard. */
export const leastFor = (href: string): Role =>
  FOR_EDITORS.test(href) ? 'editor' : FOR_ANALYSTS.test(href) ? 'analyst' : 'viewer'

const FOR_EDITORS = /^\/app\/privacy\/requests\b/
const FOR_ANALYSTS = /^\/app\/(audiences|platforms|feeds|deliveries|imports)\b/
