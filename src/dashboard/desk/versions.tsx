import type { Check } from '../../pages/checks/check.ts'
import type { Run } from '../../pages/versions/diff.ts'
import type { VersionRow } from '../../pages/versions/version-store.ts'
import { placeOf } from '../blocks/said.ts'
import { State } from '../parts.tsx'
import type { Screen } from '../screen.ts'
import { whoIs } from '../who.ts'
import { Fold } from './fold.tsx'
import { type Desk, SHOWN_VERSIONS } from './load.ts'
import { Act, deskPath } from './parts.tsx'
import { TEXTS } from './typed.ts'

/** What was published, by whom, what would change; back to any of them in one click. */
export const Versions = ({ screen, desk, may }: { screen: Screen; desk: Desk; may: boolean }) => {
  const { t } = screen
  const rows = desk.versions.slice(0, SHOWN_VERSIONS)
  return (
    <Fold
      id="versions"
      title={t.desk.versions.title}
      about={
        desk.ad.live !== null ? t.ad.live(desk.ad.live) : rows.length > 0 ? t.desk.versions.down : t.desk.versions.none
      }
      open={screen.url.searchParams.has('compare')}
    >
      {rows.length === 0 && <p class="soft">{t.desk.versions.none}</p>}
      <ul class="versions">
        {rows.map(row => (
          <Version screen={screen} desk={desk} row={row} may={may} />
        ))}
      </ul>
      {desk.ad.live !== null && <Try screen={screen} desk={desk} may={may} />}
      {desk.versions.length > rows.length && <p class="soft small">{t.desk.versions.older(rows.length)}</p>}
      {desk.comparison && <Changes screen={screen} desk={desk} comparison={desk.comparison} />}
      {may && desk.ad.live !== null && (
        <Act desk={desk} action="unpublish">
          <button type="submit">{t.desk.versions.unpublish}</button>
        </Act>
      )}
    </Fold>
  )
}

/** The draft against the version that is live, in two clicks: this one, and the start of the test that it leads to. */
const Try = ({ screen: { t }, desk, may }: { screen: Screen; desk: Desk; may: boolean }) => {
  const runs = desk.verdict.checks.some(({ id }) => id === 'test')
  const draft = desk.comparison?.to === 'draft' ? desk.comparison : null
  const differs = draft !== null && draft.changes.length > 0
  return (
    <>
      {may && !runs && draft && (
        <Act desk={desk} action="test">
          <p class="soft">{differs ? t.desk.trial.how : t.desk.trial.same}</p>
          {differs && <button type="submit">{t.desk.trial.button}</button>}
        </Act>
      )}
      <p>
        <a class="link" href={`${deskPath(desk.ad)}/experiment`}>
          {runs ? t.experiment.runs : t.experiment.link}
        </a>
      </p>
    </>
  )
}

const Version = ({ screen, desk, row, may }: { screen: Screen; desk: Desk; row: VersionRow; may: boolean }) => {
  const { t, f } = screen
  const { version, match_score, published_at, published_by } = row
  const live = desk.ad.live === version
  const reason = overriddenIn(row)
  const which = <span class="hidden">{t.desk.versions.version(version)}</span>
  return (
    <li>
      <div>
        <p>
          <strong>{t.desk.versions.version(version)}</strong>
          {match_score !== null && <> · {t.desk.versions.score(match_score)}</>}
          {live && (
            <>
              {' · '}
              <State on>{t.desk.versions.live}</State>
            </>
          )}
        </p>
        <p class="soft small">{t.desk.versions.by(f.moment(published_at), whoIs(screen, published_by, desk.names))}</p>
        {reason && <p class="small">{t.desk.versions.overridden(reason)}</p>}
      </div>
      <p class="tools">
        <a class="link" href={`${desk.preview}?version=${version}`}>
          {t.desk.versions.see} {which}
        </a>
        {desk.ad.live !== null && !live && (
          <a class="link" href={`${deskPath(desk.ad)}?compare=${version}#changes`}>
            {t.desk.versions.compare} {which}
          </a>
        )}
      </p>
      {may && !live && (
        <Act desk={desk} action="rollback">
          <input type="hidden" name="version" value={String(version)} />
          <button type="submit">
            {t.desk.versions.rollback} {which}
          </button>
        </Act>
      )}
    </li>
  )
}

/** Checks are kept as they were on the day: the reason, if one was written. */
const overriddenIn = ({ checks }: VersionRow): string | undefined =>
  Array.isArray(checks) ? (checks as Partial<Check>[]).find(({ id }) => id === 'match')?.overridden : undefined

interface ChangesProps {
  screen: Screen
  desk: Desk
  comparison: NonNullable<Desk['comparison']>
}

const Changes = ({ screen, screen: { t, url }, desk, comparison: { to, changes, text } }: ChangesProps) => (
  <details class="changes" id="changes" open={url.searchParams.has('compare') || undefined}>
    <summary>{to === 'draft' ? t.desk.versions.draft : t.desk.versions.other(to)}</summary>
    {changes.length === 0 ? (
      <p class="soft">{t.desk.versions.same}</p>
    ) : (
      <>
        {text.every(({ is }) => is === 'same') ? (
          <p class="soft">{t.desk.versions.sameText}</p>
        ) : (
          <p class="diff" lang={desk.ad.language}>
            {text.map((run, place) => (
              <Words run={run} first={place === 0} last={place === text.length - 1} />
            ))}
          </p>
        )}
        <details>
          <summary>{t.desk.versions.fields(changes.length)}</summary>
          <ul class="plain small">
            {changes.map(({ path, before, after }) => (
              <li>
                {nameOf(screen, desk, path) ?? <code>{path}</code>}: {shown(before, t.desk.versions.nothing)} →{' '}
                {shown(after, t.desk.versions.nothing)}
              </li>
            ))}
          </ul>
        </details>
      </>
    )}
  </details>
)

/** What a path of the page is called on this desk. */
function nameOf(screen: Screen, { draft }: Desk, path: string): string | null {
  const text = TEXTS.find(name => path === `content.${name}`)
  return text ? screen.t.desk.edit[text] : placeOf(screen, draft.template, path)
}

const AROUND = 48 // characters of what stays, on each side of what changes

/** What stays is there only as far as it says where one is. */
const Words = ({ run: { is, text }, first, last }: { run: Run; first: boolean; last: boolean }) => {
  if (is === 'added') return <ins>{text}</ins>
  if (is === 'removed') return <del>{text}</del>
  const head = first ? '' : text.slice(0, AROUND).replace(/\S*$/, '')
  const tail = last ? '' : text.slice(-AROUND).replace(/^\S*/, '')
  return <>{text.length <= 2 * AROUND ? text : `${head}[…]${tail}`}</>
}

const LONGEST = 120

function shown(value: unknown, nothing: string): string {
  if (value === undefined || value === null || value === '') return nothing
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text
}
