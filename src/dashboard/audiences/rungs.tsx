import type { Rung } from '../../audiences/rungs.ts'
import { Refusal } from '../done.tsx'
import { Crumb, Empty } from '../parts.tsx'
import { type Screen, viewerMay } from '../screen.ts'
import { Bar } from './left-out.tsx'
import type { Names } from './names.ts'
import { tierName } from './rule-words.ts'
import { counted, Moved, most } from './sizes.tsx'

/** As GET /api/campaigns/:slug/rungs answers. */
export interface ShownRungs {
  windowDays: number
  items: Rung[]
}

interface Props {
  screen: Screen
  names: Names
  shown: { campaign: string; rungs: ShownRungs } | null // null: no campaign yet
  isRefused: boolean
}

/** Who is where, from the first visit to the purchase, and the audience of each rung one click away. */
export const Rungs = ({ screen, names, shown, isRefused }: Props) => {
  const { t, f } = screen
  const words = t.audience.rungs
  return (
    <>
      <div class="head">
        <Crumb href="/app/audiences">{t.audiences}</Crumb>
        <h1>{words.title}</h1>
        {shown && <p class="soft measure">{words.intro(f.count(shown.rungs.windowDays))}</p>}
        {isRefused && <Refusal>{words.refused}</Refusal>}
      </div>
      {shown ? (
        <>
          <form class="card choose" method="get" action="/app/audiences/ladder">
            <p class="field">
              <label for="campaign">{words.campaign}</label>
              <select id="campaign" name="campaign">
                {names.campaigns.map(({ slug, name }) => (
                  <option value={slug} selected={slug === shown.campaign}>
                    {name}
                  </option>
                ))}
              </select>
            </p>
            <button type="submit">{words.show}</button>
          </form>
          <section class="card stack" aria-label={words.title}>
            <ol class="rungs">
              {shown.rungs.items.map(rung => (
                <Step screen={screen} campaign={shown.campaign} rung={rung} widest={widestOf(shown.rungs)} />
              ))}
            </ol>
            <p>
              <a class="link" href={`/app/campaigns/${shown.campaign}/sequence`}>
                {words.sequence}
              </a>
            </p>
          </section>
        </>
      ) : (
        <Empty
          title={words.none}
          how={words.noneHow}
          next={{ href: '/app/new', text: words.newCampaign, byApi: t.empty.byApi }}
        />
      )}
    </>
  )
}

const widestOf = ({ items }: ShownRungs): number => Math.max(1, ...items.map(({ browsers }) => browsers))

interface StepProps {
  screen: Screen
  campaign: string
  rung: Rung
  widest: number // browsers on the fullest rung
}

const Step = ({ screen, campaign, rung, widest }: StepProps) => {
  const { t } = screen
  const { rungs: words, people: peopleWord, browsers: browserWord } = t.audience
  const { tier, people, browsers, margin, audience } = rung
  const name = tierName(t, tier.slug)
  return (
    <li>
      <div class="stack">
        <h2>{name}</h2>
        <Bar n={browsers} of={widest} isFull />
        <p>
          <strong>{counted(screen, browsers, margin.browsers)}</strong> {browserWord(most(browsers, margin.browsers))} ·{' '}
          <strong>{counted(screen, people, margin.people)}</strong> {peopleWord(most(people, margin.people))}
        </p>
        {audience && <Moved screen={screen} night={audience} />}
      </div>
      {audience ? (
        <a class="button" href={`/app/audiences/${audience.id}`} aria-label={words.of(words.open, name)}>
          {words.open}
        </a>
      ) : (
        viewerMay(screen.viewer, 'editor') && (
          <form method="post" action="/app/audiences/ladder">
            <input type="hidden" name="campaign" value={campaign} />
            <input type="hidden" name="rank" value={String(tier.rank)} />
            <button type="submit" aria-label={words.of(words.make, name)}>
              {words.make}
            </button>
          </form>
        )
      )}
    </li>
  )
}
