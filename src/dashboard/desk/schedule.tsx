import { toWallClock } from '../../lib/zones.ts'
import { BROKEN_BELOW } from '../../match/score.ts'
import type { Schedule as Row } from '../../pages/versions/schedule-store.ts'
import type { Screen } from '../screen.ts'
import type { Said } from './actions.ts'
import { Fold } from './fold.tsx'
import type { Desk } from './load.ts'
import { Act } from './parts.tsx'

/** When the draft goes out and when the page comes down, on a clock that is named. */
export const Schedule = ({
  screen,
  desk,
  said,
  may,
}: {
  screen: Screen
  desk: Desk
  said: Said | null
  may: boolean
}) => {
  const { t, zone } = screen
  const { schedule } = desk
  const typed = said && !said.ok && said.action === 'schedule' ? said.form : {}
  const local = (at: number | null | undefined) => (at ? toWallClock(at, zone) : '')
  const times = { publishAt: local(schedule?.publish_at), unpublishAt: local(schedule?.unpublish_at), ...typed }
  const asked = desk.verdict.match.match.score < BROKEN_BELOW
  return (
    <Fold
      id="schedule"
      title={t.desk.schedule.title}
      about={schedule?.publish_at ? t.desk.schedule.willPublish(screen.f.moment(schedule.publish_at)) : undefined}
      open={said?.action === 'schedule'}
    >
      {schedule && <Told screen={screen} schedule={schedule} />}
      {may && (
        <>
          <p class="soft" id="zone">
            {t.desk.schedule.hint(zone)}
          </p>
          <Act desk={desk} action="schedule">
            <input type="hidden" name="zone" value={zone} />
            {(['publishAt', 'unpublishAt'] as const).map(name => (
              <p class="field">
                <label for={name}>{t.desk.schedule[name]}</label>
                <input id={name} name={name} type="datetime-local" value={times[name]} aria-describedby="zone" />
              </p>
            ))}
            {asked && (
              <p class="field">
                <label for="later-reason">{t.desk.publish.reason}</label>
                <span class="soft small" id="later-hint">
                  {t.desk.publish.reasonHint(BROKEN_BELOW)}
                </span>
                <input
                  id="later-reason"
                  name="reason"
                  maxlength={500}
                  aria-describedby="later-hint"
                  value={typed.reason ?? schedule?.match_reason ?? ''}
                />
              </p>
            )}
            <button type="submit">{t.desk.schedule.save}</button>
          </Act>
          {schedule && (schedule.publish_at !== null || schedule.unpublish_at !== null) && (
            <Act desk={desk} action="unschedule">
              <button type="submit">{t.desk.schedule.cancel}</button>
            </Act>
          )}
        </>
      )}
    </Fold>
  )
}

const Told = ({ screen: { t, f }, schedule }: { screen: Screen; schedule: Row }) => {
  const { publish_at, unpublish_at, publish_outcome: up, unpublish_outcome: down } = schedule
  const words = t.desk.schedule
  const checks: Partial<Record<string, { name: string; how: string }>> = t.desk.checks
  return (
    <ul class="plain">
      {publish_at !== null && <li>{words.willPublish(f.moment(publish_at))}</li>}
      {up?.result === 'published' && <li>{words.published(f.moment(up.at), up.version)}</li>}
      {up?.result === 'blocked' && (
        <li>
          {words.blocked(f.moment(up.at))}
          <ul class="plain small">
            {up.issues.map(({ path }) => (
              <li>
                <strong>{checks[path]?.name ?? path}</strong> {checks[path]?.how}
              </li>
            ))}
          </ul>
        </li>
      )}
      {unpublish_at !== null && <li>{words.willUnpublish(f.moment(unpublish_at))}</li>}
      {down && <li>{words.unpublished(f.moment(down.at))}</li>}
    </ul>
  )
}
