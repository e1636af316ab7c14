import type { Child } from 'hono/jsx'
import type { Screen } from './screen.ts'

interface Props {
  screen: Screen
  children: Child // what was done, as a sentence
  undo?: { action: string; fields?: Record<string, string> } // the form that takes it back
}

/** What a form came to, said where the page begins. Instead of asking beforehand, what can be taken back is done and undone. */
export const Done = ({ screen: { t }, children, undo }: Props) => (
  <div class="done" role="status">
    <p>{children}</p>
    {undo && (
      <form method="post" action={undo.action}>
        {Object.entries(undo.fields ?? {}).map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <button class="quiet" type="submit">
          {t.undo}
        </button>
      </form>
    )}
  </div>
)

/** The same of what cannot be taken back, when anything was done. */
export const DoneIf = ({ text }: { text: string | undefined }) =>
  text ? (
    <p class="done" role="status">
      {text}
    </p>
  ) : null

/** Why what a form asked for was not done. */
export const Refusal = ({ children }: { children: Child }) => (
  <p class="refusal" role="alert">
    {children}
  </p>
)
