import type { daysOf } from '../../audiences/nightly.ts'
import type { Preset } from '../../audiences/presets.ts'
import type { Audience } from '../../audiences/schema.ts'
import type { Size } from '../../audiences/size.ts'
import { Done, Refusal } from '../done.tsx'
import { More } from '../more.tsx'
import { curl, Empty } from '../parts.tsx'
import { type Screen, viewerMay } from '../screen.ts'
import { Method } from './method.tsx'
import type { Names } from './names.ts'
import { sentenceOf } from './rule-words.ts'
import { Moved, SizeLine } from './sizes.tsx'

export type Day = Awaited<ReturnType<typeof daysOf>>[number]

/** What a form came to a moment ago. */
export const MADE = ['added', 'saved', 'deleted', 'restored', 'back'] as const
export type Made = (typeof MADE)[number]

interface AudienceLine {
  audience: Audience
  size: Size
  night: Day | null // the last one
}

interface Props {
  screen: Screen
  names: Names
  lines: AudienceLine[]
  next: string | null
  method: { campaign: string; presets: Preset[]; isOpen: boolean; isRefused: boolean } | null // null: no campaign yet
  made: Made | null
  kept: Audience | null // what can be taken back
  refused: string | null // why it was not
}

export const Audiences = ({ screen, names, lines, next, method, made, kept, refused }: Props) => {
  const { t, viewer } = screen
  const isEditor = viewerMay(viewer, 'editor')
  return (
    <>
      <div class="head">
        <h1>{t.audiences}</h1>
        <p class="soft measure">{t.audience.intro}</p>
        <p class="buttons">
          {isEditor && lines.length > 0 && (
            <a class="button" href="/app/audiences/new">
              {t.audience.add}
            </a>
          )}
          <a class="button" href="/app/audiences/ladder">
            {t.audience.rungs.see}
          </a>
        </p>
      </div>
      {made && (
        <Done screen={screen} {...(made === 'deleted' && kept && { undo: { action: '/app/audiences/undelete' } })}>
          {t.audience.made[made]}
        </Done>
      )}
      {refused && <Refusal>{refused}</Refusal>}
      {isEditor && method && <Method screen={screen} names={names} {...method} />}
      {lines.length === 0 ? (
        <FirstAudience screen={screen} isEditor={isEditor} />
      ) : (
        <ul class="audiences">
          {lines.map(line => (
            <AudienceCard screen={screen} {...line} rule={sentenceOf(screen, names, line.audience)} />
          ))}
        </ul>
      )}
      <More screen={screen} next={next} />
    </>
  )
}

const AudienceCard = ({ screen, audience, size, night, rule }: AudienceLine & { screen: Screen; rule: string }) => {
  const { t } = screen
  return (
    <li class="card audience">
      <h2>{audience.name}</h2>
      <p class="soft measure">{rule}</p>
      <SizeLine screen={screen} size={size} />
      <Moved screen={screen} night={night} />
      <p>
        <a class="button" href={`/app/audiences/${audience.id}`} aria-label={t.audience.openOf(audience.name)}>
          {t.audience.open}
        </a>
      </p>
    </li>
  )
}

const FirstAudience = ({ screen: { t, url, language }, isEditor }: { screen: Screen; isEditor: boolean }) => {
  const name = language === 'fr' ? 'Engagés sans lead' : 'Engaged, no lead'
  const body = { name, campaigns: ['spring'], tiers: { min: 20 }, windowDays: 30, exclude: { leads: true } }
  const next = { href: '/app/audiences/new', text: t.audience.add, byApi: t.empty.byApi }
  const made = isEditor ? { next, code: curl(url, '/audiences', body) } : {}
  return <Empty title={t.empty.audiences} how={t.empty.audiencesHow} {...made} />
}
