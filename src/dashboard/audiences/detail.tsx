import type { explainAudience } from '../../audiences/explain.ts'
import type { Audience } from '../../audiences/schema.ts'
import type { LeftOut, Size } from '../../audiences/size.ts'
import { Done, Refusal } from '../done.tsx'
import { Crumb, Figure } from '../parts.tsx'
import { type Screen, viewerMay } from '../screen.ts'
import { Nights } from './chart.tsx'
import { LeftOutPicture } from './left-out.tsx'
import type { Day, Made } from './list.tsx'
import type { Names } from './names.ts'
import { PlatformReach } from './reach.tsx'
import { RuleWords } from './rule-view.tsx'
import { Sample } from './sample.tsx'
import { counted, isSampled } from './sizes.tsx'
import { type Sent, Ways } from './ways.tsx'

export interface DetailProps {
  screen: Screen
  names: Names
  audience: Audience
  size: Size
  out: LeftOut
  days: Day[]
  sample: Awaited<ReturnType<typeof explainAudience>>
  sent: Sent
  made: Made | null
  kept: Audience | null // what can be taken back
  refused: string | null // why something was not done
}

/** One audience: its rule, who is in, whom it is enough for, and how it has grown. */
export const Detail = ({
  screen,
  names,
  audience,
  size,
  out,
  days,
  sample,
  sent,
  made,
  kept,
  refused,
}: DetailProps) => {
  const { t, viewer } = screen
  const isEditor = viewerMay(viewer, 'editor')
  return (
    <>
      <div class="head">
        <Crumb href="/app/audiences">{t.audiences}</Crumb>
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
          <Done
            screen={screen}
            {...(made === 'saved' &&
              kept?.id === audience.id && { undo: { action: `/app/audiences/${audience.id}/undo` } })}
          >
            {t.audience.made[made]}
          </Done>
        )}
        {refused && <Refusal>{refused}</Refusal>}
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
        <PlatformReach screen={screen} size={size} />
      </div>
      <Ways screen={screen} audience={audience} sent={sent} />
      <Sample screen={screen} names={names} sample={sample} />
      {isEditor && <Remove screen={screen} audience={audience} />}
    </>
  )
}

const Sizes = ({ screen, size, out }: Pick<DetailProps, 'screen' | 'size' | 'out'>) => {
  const { t } = screen
  const { size: words } = t.audience
  const { margin } = size
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
      <LeftOutPicture screen={screen} size={size} out={out} />
    </section>
  )
}

const Remove = ({ screen: { t }, audience }: Pick<DetailProps, 'screen' | 'audience'>) => (
  <form class="card remove" method="post" action={`/app/audiences/${audience.id}/delete`}>
    <button type="submit">{t.audience.remove.title}</button>
    <p class="soft small">{t.audience.remove.how}</p>
  </form>
)
