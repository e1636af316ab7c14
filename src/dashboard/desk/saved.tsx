import type { Child } from 'hono/jsx'
import type { Screen } from '../screen.ts'

/** The revision that what is typed was written on. Its place: a save while somebody types brings the next one. */
export const Revision = ({ revision }: { revision: number }) => (
  <input type="hidden" id="revision" name="revision" value={String(revision)} />
)

/** What became of what was typed. */
export const Saved = ({ children }: { children?: Child }) => (
  <p class="saved soft small" id="saved" role="status">
    {children}
  </p>
)

/** Somebody saved meanwhile, or the text does not fit: saving by itself ends until the form is sent by hand. */
export const NotSaved = ({ screen: { t }, conflict }: { screen: Screen; conflict: boolean }) => (
  <p class="saved wrong small" id="saved" role="status" data-autosave-ends={conflict || undefined}>
    {conflict ? t.desk.autosave.conflict : t.desk.autosave.wrong}
  </p>
)
