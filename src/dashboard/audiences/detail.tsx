import { may } from '../../accounts/roles.ts'
import type { explainAudience } from '../../audiences/explain.ts'
import type { Audience } from '../../audiences/schema.ts'
import type { LeftOut, Size } from '../../audiences/size.ts'
import { destinationNames, destinations } from '../../destinations/index.ts'
import { Figure } from '../parts.tsx'
import type { Screen } from '../screen.ts'
import { Nights } from './chart.tsx'
import type { Day, Made } from './list.tsx'
import type { Names } from './names.ts'
import { RuleWords } from './rule-view.tsx'
import { Sample } from './sample.tsx'
import { counted, Enough, isSampled, most } from './sizes.tsx'

export interface DetailProps {
  screen: Screen
  names: Names
  audience: Audience
  size: Size
  out: LeftOut
  days: Day[]
  sample: Awaited<ReturnType<typeof explainAudience>>
  made: Made | null
  refused: string | null // why it was not deleted
}

/** One audience: its rule, who is in, whom it is enough for, and how it has grown. */
export const Detail = ({ screen, names, audience, size, out, days, sample, made, refused }: DetailProps) => {
  const { t, viewer } = screen
  const isEditor = viewer !== null && may(viewer.role, 'editor')
  return (
    <>
      <div class="head">
        <p class="soft crumb">
          <a href="/app/audiences">{t.audiences}</a>
        </p>
        <h1>{audience.name}</h1>
        <p class="buttons">
          <a class="button" href={`/app/audiences/${audience.id}/plan`}>
            {t.audience.plan}
          </a>
          {isEditor && (
            <a class="button" href={`/app/audiences/${audience.id}/edit`}>
              {t.audience.edit}
            </a>
          )}
        </p>
        {made && (
          <p class="done" role="status">
            {t.audience.made[made]}
          </p>
        )}
        {refused && (
          <p class="refusal" role="alert">
            {t.audience.remove.refused[refused] ?? t.desk.refused.other}
          </p>
        )}
      </div>
      <div class="facts">
        <div class="facts-main">
          <section class="card stack" aria-labelledby="rule">
            <h2 id="rule">{t.audience.rule}</h2>
            <RuleWords screen={screen} names={names} rule={audience} />
          </section>
          <Sizes screen={screen} size={size} out={out} />
          <Nights screen={screen} days={days} areBrowsersSampled={size.margin.visitors !== null} />
        </div>
        <Platforms screen={screen} audience={audience} size={size} isEditor={isEditor} />
      </div>
      <Sample screen={screen} names={names} sample={sample} />
      {isEditor && <Remove screen={screen} audience={audience} />}
    </>
  )
}

const Sizes = ({ screen, size, out }: Pick<DetailProps, 'screen' | 'size' | 'out'>) => {
  const { t } = screen
  const { size: words } = t.audience
  const { margin } = size
  const outside = (['noConsent', 'excluded'] as const).filter(why => most(out[why], out.margin[why]) > 0)
  return (
    <section class="card stack" aria-labelledby="size">
      <h2 id="size">{words.title}</h2>
      <dl class="figures">
        <Figure name={words.people}>{counted(screen, size.people, margin.people)}</Figure>
        <Figure name={words.email}>{counted(screen, size.withEmail, margin.withEmail)}</Figure>
        <Figure name={words.phone}>{counted(screen, size.withPhone, margin.withPhone)}</Figure>
        <Figure name={words.browsers}>{counted(screen, size.visitors, margin.visitors)}</Figure>
        <Figure name={words.identified}>{counted(screen, size.identified, margin.identified)}</Figure>
      </dl>
      <p class="soft small">{words.how}</p>
      {isSampled(size) && <p class="soft small">{t.audience.estimated}</p>}
      <h3>{words.out}</h3>
      {outside.length === 0 ? (
        <p>{words.nobody}</p>
      ) : (
        <ul class="plain">
          {outside.map(why => (
            <li class="capital">
              {words[why](most(out[why], out.margin[why]), counted(screen, out[why], out.margin[why]))}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

const Platforms = ({
  screen,
  audience,
  size,
  isEditor,
}: Pick<DetailProps, 'screen' | 'audience' | 'size'> & { isEditor: boolean }) => {
  const { t } = screen
  const { platforms: words } = t.audience
  return (
    <section class="card stack" aria-labelledby="platforms">
      <h2 id="platforms">{words.title}</h2>
      <p class="soft small">{words.how}</p>
      <ul class="destinations reach">
        {destinationNames.map(name => {
          const reach = size.destinations[name]
          const { rows, reachable, margin } = reach
          return (
            <li>
              <div>
                <p class="destination">{destinations[name].label}</p>
                <p class="small">
                  <Enough screen={screen} reach={reach} />
                </p>
                <p class="soft small">
                  {words.rows(most(rows, margin.rows), counted(screen, rows, margin.rows))} ·{' '}
                  {words.reachable(most(reachable, margin.reachable), counted(screen, reachable, margin.reachable))}
                </p>
              </div>
              {isEditor && (
                <a
                  class="button"
                  href={`/app/audiences/${audience.id}/export/${name}`}
                  aria-label={words.prepareOf(destinations[name].label)}
                >
                  {words.prepare}
                </a>
              )}
            </li>
          )
        })}
      </ul>
      {!isEditor && <p class="soft small">{words.editorsOnly}</p>}
    </section>
  )
}

const Remove = ({ screen: { t }, audience }: Pick<DetailProps, 'screen' | 'audience'>) => (
  <details class="card remove">
    <summary>{t.audience.remove.title}</summary>
    <p class="measure">{t.audience.remove.how}</p>
    <form method="post" action={`/app/audiences/${audience.id}/delete`}>
      <button type="submit">{t.audience.remove.submit}</button>
    </form>
  </details>
)
