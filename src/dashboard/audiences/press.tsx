import type { Child } from 'hono/jsx'

/** The form's id: the script sends what is typed in it, and the buttons beside it belong to it. */
export const FORM = 'rule-form'

/** A button that changes what is typed; nothing is kept by it. */
export const Press = ({ act, label, children }: { act: string; label?: string; children: Child }) => (
  <button class="quiet" type="submit" form={FORM} name="act" value={act} formnovalidate aria-label={label}>
    {children}
  </button>
)
