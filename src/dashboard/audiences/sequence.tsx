import type { SequenceSettings, StageName } from '../../audiences/sequence.ts'
import type { Size } from '../../audiences/size.ts'
import type { Distribution } from '../../audiences/touches.ts'
import type { Campaign } from '../../campaigns/schema.ts'
import { CampaignFrame } from '../campaign/frame.tsx'
import { Refusal } from '../done.tsx'
import type { Form } from '../form.ts'
import { type Screen, viewerMay } from '../screen.ts'
import { Input, type Typed } from './fields.tsx'
import type { Day } from './list.tsx'
import { Moved, SizeCount } from './sizes.tsx'
import { Touches } from './touches.tsx'

/** As GET /api/campaigns/:slug/sequence answers. */
export interface ShownSequence {
  own: boolean
  settings: SequenceSettings
  stages: {
    stage: StageName
    fromDays: number
    untilDays: number | null
    audience: string | null
    changed: boolean
    size: Size | null // for analysts only
  }[]
}

/** As GET /api/campaigns/:slug/touches answers. */
export interface ShownTouches extends Distribution {
  usual: { min: number; max: number; source: string | null }
}

export interface SequenceProps {
  screen: Screen
  campaign: Campaign
  sequence: ShownSequence
  touches: ShownTouches
  nights: ReadonlyMap<StageName, Day | null> // the last one of each stage's audience; for analysts
  form: Form
  refused: { wrong: Typed['wrong'] } | null
  done: 'saved' | 'made' | null
}

/** A campaign's sequence: its stages, who is in each, and what the page begins with for them. */
export const SequencePage = ({ screen, campaign, sequence, touches, nights, form, refused, done }: SequenceProps) => {
  const { t, viewer } = screen
  const { sequence: words } = t
  const isEditor = viewerMay(viewer, 'editor')
  return (
    <CampaignFrame screen={screen} campaign={campaign}>
      <div class="head">
        <h2 class="section">{words.title}</h2>
        <p class="soft measure">{words.intro}</p>
        {done && (
          <p class="done" role="status">
            {done === 'saved' ? words.saved : t.audience.made.sequence}
          </p>
        )}
        {refused && <Refusal>{words.refused}</Refusal>}
      </div>
      <Stages screen={screen} campaign={campaign} sequence={sequence} nights={nights} isEditor={isEditor} />
      <Touches screen={screen} touches={touches} />
      {isEditor ? (
        <Settings screen={screen} campaign={campaign} sequence={sequence} form={form} refused={refused} />
      ) : (
        !sequence.own && <p class="more soft">{words.defaults}</p>
      )}
    </CampaignFrame>
  )
}

type StagesProps = Pick<SequenceProps, 'screen' | 'campaign' | 'sequence' | 'nights'> & { isEditor: boolean }

const Stages = ({ screen, campaign, sequence, nights, isEditor }: StagesProps) => {
  const { t, viewer } = screen
  const { sequence: words } = t
  const mayOpen = viewerMay(viewer, 'analyst')
  return (
    <section class="card stack" aria-labelledby="stages">
      <h2 id="stages">{words.stages}</h2>
      <p class="soft">{words.first}</p>
      <ol class="stages">
        {sequence.stages.map(({ stage, fromDays, untilDays, audience, changed, size }) => (
          <li>
            <h3 class="capital">{t.rule.stages[stage]}</h3>
            <p class="soft small">{words.span(fromDays, untilDays)}</p>
            {size && <SizeCount screen={screen} size={size} />}
            {nights.has(stage) && <Moved screen={screen} night={nights.get(stage) ?? null} />}
            <p>{words.shows[stage]}</p>
            {changed && <p class="wrong small">{words.changed}</p>}
            {mayOpen && audience && (
              <p>
                <a
                  class="link"
                  href={`/app/audiences/${audience}`}
                  aria-label={t.audience.openOf(t.rule.stages[stage])}
                >
                  {t.audience.open}
                </a>
              </p>
            )}
            {audience === null && <p class="soft small">{words.noAudience}</p>}
          </li>
        ))}
      </ol>
      {isEditor && sequence.stages.some(({ audience }) => audience === null) && (
        <form method="post" action="/app/audiences/sequence">
          <input type="hidden" name="campaign" value={campaign.slug} />
          <button type="submit">{words.make}</button>
        </form>
      )}
    </section>
  )
}

const FIELDS = [
  ['proofFromDays', 'proof', 'dayHint'],
  ['incentiveFromDays', 'incentive', 'dayHint'],
  ['restFromDays', 'rest', 'dayHint'],
  ['proofAfterFormHours', 'form', 'formHint'],
  ['touchesMin', 'touchesMin', 'touchesHint'],
  ['touchesMax', 'touchesMax', 'touchesHint'],
] as const

const Settings = ({
  screen: { t },
  campaign,
  sequence,
  form,
  refused,
}: Pick<SequenceProps, 'screen' | 'campaign' | 'sequence' | 'form' | 'refused'>) => {
  const { sequence: words } = t
  return (
    <form class="card act" method="post" action={`/app/campaigns/${campaign.slug}/sequence`}>
      <h2>{words.settings}</h2>
      <p class="soft">
        {words.settingsHow} {!sequence.own && words.defaults}
      </p>
      <div class="fields">
        {FIELDS.map(([id, label, hint]) => (
          <Input
            id={id}
            label={words[label]}
            hint={words[hint]}
            inputmode="numeric"
            required
            form={form}
            wrong={refused?.wrong ?? new Map()}
          />
        ))}
      </div>
      <button class="primary" type="submit">
        {words.save}
      </button>
    </form>
  )
}
