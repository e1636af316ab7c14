import type { Child } from 'hono/jsx'

interface Props {
  id: string
  name: string
  label: string
  hint: Child
  accept?: string
  required?: boolean
  sendAtOnce?: boolean // with a script: choosing is sending
  isPicture?: boolean
  most?: { bytes: number; wrong: string } // with a script: a larger file is not sent, and why is said at once
}

/** A file, chosen, dropped or pasted. Put data-progress="what the bar is called" on its form to see it leave. */
export const Drop = ({ id, name, label, hint, accept, required, sendAtOnce, isPicture, most }: Props) => (
  <label
    class="drop"
    for={id}
    data-drop-send={sendAtOnce || undefined}
    data-drop-most={most?.bytes}
    data-drop-too-large={most?.wrong}
  >
    <span class="drop-label">{label}</span>
    {isPicture && <img data-drop-image alt="" hidden />}
    <input id={id} name={name} type="file" accept={accept} required={required} aria-describedby={`${id}-hint`} />
    <span class="soft small" id={`${id}-hint`}>
      {hint}
    </span>
    <span class="small" data-drop-name aria-live="polite" />
  </label>
)
