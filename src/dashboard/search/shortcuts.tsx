import type { Screen } from '../screen.ts'

const KEYS = [
  { keys: '/', does: 'search' },
  { keys: 'Ctrl K', does: 'search' },
  { keys: 'j', does: 'next' },
  { keys: 'k', does: 'previous' },
  { keys: '↵', does: 'open' },
  { keys: '?', does: 'help' },
] as const

/** Opened by ?. Keys of one character can be turned off (WCAG 2.2, 2.1.4). */
export const Shortcuts = ({ screen: { t } }: { screen: Screen }) => (
  <dialog id="shortcuts" aria-labelledby="shortcuts-title" closedby="any">
    <h2 id="shortcuts-title">{t.shortcuts.title}</h2>
    <dl class="keys">
      {KEYS.map(({ keys, does }) => (
        <div>
          <dt>
            <kbd>{keys}</kbd>
          </dt>
          <dd>{t.shortcuts[does]}</dd>
        </div>
      ))}
    </dl>
    <label class="box">
      <input type="checkbox" id="keys-on" />
      {t.shortcuts.on}
    </label>
    <form method="dialog">
      <button type="submit">{t.shortcuts.close}</button>
    </form>
  </dialog>
)
