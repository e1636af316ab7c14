import type { Child } from 'hono/jsx'

interface Props {
  id: string // of what is inside: a link to it opens it
  title: string
  about?: string | undefined
  open?: boolean | undefined
  children: Child
}

/** A card that is folded until somebody needs it. */
export const Fold = ({ id, title, about, open, children }: Props) => (
  <details class="card fold" open={open || undefined}>
    <summary>
      <h2>{title}</h2>
      {about && <span class="soft small">{about}</span>}
    </summary>
    <div class="stack" id={id}>
      {children}
    </div>
  </details>
)
