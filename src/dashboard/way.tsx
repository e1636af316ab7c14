import type { Child } from 'hono/jsx'
import { may } from '../accounts/roles.ts'
import type { Screen } from './screen.ts'

interface Props {
  screen: Screen
  href: string
  class: string
  label?: string // when the words alone do not say of what
  children: Child
}

const FOR_ANALYSTS = /^\/app\/(audiences|platforms|feeds|deliveries|imports)\b/

/** To where something is done, for whoever may go there; to the others only what it is. */
export const Way = ({ screen: { viewer }, href, class: look, label, children }: Props) =>
  viewer && (may(viewer.role, 'analyst') || !FOR_ANALYSTS.test(href)) ? (
    <a class={look} href={href} aria-label={label}>
      {children}
    </a>
  ) : (
    <strong>{children}</strong>
  )
