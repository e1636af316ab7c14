import type { Screen } from '../screen.ts'

/** Code to read, and to take along by its button where scripts run. */
export const CodeBlock = ({ screen: { t }, id, text }: { screen: Screen; id: string; text: string }) => (
  <div class="code-block">
    <pre id={id} tabindex={0}>
      {text}
    </pre>
    <button class="script-only" type="button" data-copy={id} data-copied={t.copied}>
      {t.copy}
    </button>
  </div>
)

/** 'GET /api/…': the verb is told by its word, and its colour beside. */
export const Verb = ({ method }: { method: string }) => (
  <span class={`verb verb-${method.toLowerCase()}`}>{method}</span>
)

/** A path may break after a slash. */
export const Path = ({ path }: { path: string }) => (
  <code>
    {path.split(/(?<=\/)/).map(part => (
      <>
        {part}
        <wbr />
      </>
    ))}
  </code>
)

/** A sentence whose `names` are code. Of the description, hence English. */
export const Prose = ({ text, size }: { text: string; size?: 'small' }) => (
  <p class={size ?? 'measure'} lang="en">
    {text.split('`').map((part, i) => (i % 2 ? <code>{part}</code> : part))}
  </p>
)
