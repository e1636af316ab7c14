import { labelOf } from '../blocks/said.ts'
import { Done } from '../done.tsx'
import type { Screen } from '../screen.ts'
import type { Words } from '../words.ts'
import type { Said } from './actions.ts'
import type { Desk } from './load.ts'
import { deskPath } from './parts.tsx'
import { wrongIn } from './wrong.ts'

interface Props {
  screen: Screen
  desk: Desk
  said: Said | null // what the last form came to
  did: string | null // the form that was done before this page was asked for
  isUnseen: boolean // no page of the team had a visit yet
}

/** What the last form came to, with the way back. */
export const Told = ({ screen, desk, said, did, isUnseen }: Props) => {
  const { t } = screen
  const done = said?.ok ? said.action : said ? null : did
  const dropped = said?.ok && said.action === 'template' ? (said.json as { dropped?: string[] }).dropped : undefined
  return (
    <>
      {done && t.desk.did[done] && (
        <Done screen={screen} {...undoOf(screen, desk, done)}>
          {t.desk.did[done]} <Next screen={screen} desk={desk} done={done} isUnseen={isUnseen} />{' '}
          {dropped &&
            dropped.length > 0 &&
            t.desk.edit.dropped(dropped.map(field => labelOf(screen, field)).join(', '))}
        </Done>
      )}
      {said && !said.ok && (
        <div class="refusal" role="alert">
          <p>{refusalOf(t, said)}</p>
          <WrongTexts screen={screen} said={said} />
          {said.code === 'publish-blocked' && <a href="#publish">{t.desk.publish.checks}</a>}
        </div>
      )}
    </>
  )
}

/** Each with the way to its field: on a phone that is far below. */
const WrongTexts = ({ screen, said }: { screen: Screen; said: Extract<Said, { ok: false }> }) => {
  const wrong = said.action === 'save' ? wrongIn(screen, said.form, said.issues) : []
  return wrong.length > 0 ? (
    <ul class="plain small">
      {wrong.map(({ id, text }) => (
        <li>
          <a href={`#${id}`}>{text}</a>
        </li>
      ))}
    </ul>
  ) : null
}

/** What is worth doing after it. */
const Next = ({
  screen: { t },
  desk,
  done,
  isUnseen,
}: Pick<Props, 'screen' | 'desk' | 'isUnseen'> & { done: string }) => {
  const { next } = t.desk
  if (done === 'publish') return isUnseen ? <a href="/app/guide">{next.visit}</a> : <a href="#links">{next.links}</a>
  return done === 'ad' && desk.comparison?.to === 'draft' && desk.comparison.changes.length > 0 ? (
    <span>{next.publish}</span>
  ) : null
}

const OF_THE_DRAFT = new Set(['save', 'fix', 'template', 'image'])

/** A draft goes back one save. What is live goes back to the version that was, or is taken down where there was none. */
function undoOf({ url, viewer }: Screen, desk: Desk, done: string) {
  const path = deskPath(desk.ad)
  if (OF_THE_DRAFT.has(done)) return { undo: { action: `${path}/undo` } }
  const was = url.searchParams.get('was')
  if (!viewer || was === null || !/^\d{1,9}$/.test(was)) return {}
  return was === '0'
    ? { undo: { action: `${path}/unpublish` } }
    : { undo: { action: `${path}/rollback`, fields: { version: was } } }
}

/** What is meant by one form comes before what the code means everywhere. */
const refusalOf = ({ desk: { refused } }: Words, { action, code }: { action: string; code: string }): string =>
  refused[`${action}:${code}`] ?? refused[code] ?? refused[action] ?? refused.other!
