import type { Screen } from '../screen.ts'

interface Props {
  screen: Screen
  id: string
  text: string
}

/** Code to take elsewhere, with the button that copies it where scripts run. */
export const CopyCode = ({ screen: { t }, id, text }: Props) => (
  <div class="copy-code">
    <button class="script-only" type="button" data-copy={id} data-copied={t.copied}>
      {t.copy}
    </button>
    <pre tabindex={0}>
      <code id={id}>{text}</code>
    </pre>
  </div>
)
