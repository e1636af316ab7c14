import type { Screen } from './screen.ts'

const CHARACTERS = 32 // in a line, on a phone

interface Props {
  screen: Screen
  id: string
  label: string
  text: string
}

/** A text to take elsewhere: selected by a click, copied by its button where scripts run. */
export const Copyable = ({ screen: { t }, id, label, text }: Props) => (
  <div class="field">
    <label for={id}>{label}</label>
    <div class="copy-row">
      <textarea class="copy" id={id} rows={Math.ceil(text.length / CHARACTERS)} readonly spellcheck={false}>
        {text}
      </textarea>
      <button class="script-only" type="button" data-copy={id} data-copied={t.copied}>
        {t.copy}
      </button>
    </div>
  </div>
)

interface CodeProps {
  screen: Screen
  id: string
  text: string
}

/** Code to take elsewhere, as it is written. */
export const CopyCode = ({ screen: { t }, id, text }: CodeProps) => (
  <div class="copy-code">
    <button class="script-only" type="button" data-copy={id} data-copied={t.copied}>
      {t.copy}
    </button>
    <pre tabindex={0}>
      <code id={id}>{text}</code>
    </pre>
  </div>
)
