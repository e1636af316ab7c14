import type { Child } from 'hono/jsx'
import type { Journey } from '../../contacts/leads/journey.ts'
import { destinationLabel } from '../platform-names.ts'
import { type Screen, viewerMay } from '../screen.ts'
import { JudgeForm, Standing, Worth } from './judge.tsx'
import { momentsOf } from './moments.ts'
import { sourceName, whoIs } from './names.ts'
import { Said } from './page.tsx'
import { Timeline } from './timeline.tsx'

interface Props {
  screen: Screen
  journey: Journey
  labels: ReadonlyMap<string, string> // of the page's own questions, as it asks them today, by name
  said: Child
  typed?: string | undefined
}

/** One lead: who, by which way, what they agreed to, what came of it and who was told. */
export const Person = ({ screen, journey, labels, said, typed }: Props) => {
  const { t, viewer } = screen
  const { lead, touches } = journey
  const words = t.leadDesk.person
  const edits = viewerMay(viewer, 'editor')
  return (
    <>
      <div class="head">
        <p class="crumb">
          <a href="/app/leads">{words.crumb}</a>
        </p>
        <h1>{whoIs(lead)}</h1>
        <p class="lead-head">
          <Standing screen={screen} lead={lead} />
          <Worth screen={screen} lead={lead} />
        </p>
      </div>
      <Said>{said}</Said>
      <div class="pair">
        <section class="card stack" aria-labelledby="timeline">
          <h2 id="timeline">{words.timeline}</h2>
          {touches.length === 0 && <p class="soft measure">{lead.consent.ads ? words.noVisits : words.noTouches}</p>}
          <Timeline screen={screen} moments={momentsOf(journey)} lead={lead.id} />
          {journey.conflicts > 0 && <p class="small">{words.conflicts(screen.f.counted(journey.conflicts))}</p>}
        </section>
        <div class="lead-side">
          {edits && (
            <section class="card stack" aria-labelledby="judge">
              <h2 id="judge">{words.judge}</h2>
              <JudgeForm screen={screen} lead={lead} action={`/app/leads/${lead.id}/status`} typed={typed} />
            </section>
          )}
          <Facts screen={screen} journey={journey} />
          {journey.answers && <Answers screen={screen} answers={journey.answers} labels={labels} />}
          <Sends screen={screen} journey={journey} />
          {!lead.erased && (
            <section class="card stack" aria-labelledby="rights">
              <h2 id="rights">{words.rights}</h2>
              <p>{words.rightsHow}</p>
              <p>
                <a class="button" href="/app/privacy">
                  {words.privacy}
                </a>
              </p>
            </section>
          )}
        </div>
      </div>
    </>
  )
}

const Facts = ({ screen, journey: { lead, browsers, pending } }: Pick<Props, 'screen' | 'journey'>) => {
  const { t, f } = screen
  const { person: words, ...desk } = t.leadDesk
  const { person } = lead
  const purposes = (['contact', 'ads'] as const).filter(purpose => pending?.[purpose])
  return (
    <section class="card stack" aria-labelledby="facts">
      <h2 id="facts">{words.facts}</h2>
      <dl class="lead-facts">
        <Fact name={words.email}>{person?.email && <a href={`mailto:${person.email}`}>{person.email}</a>}</Fact>
        <Fact name={words.phone}>{person?.phone && <a href={`tel:${person.phone}`}>{person.phone}</a>}</Fact>
        <Fact name={words.company}>{person?.company}</Fact>
        <Fact name={words.country}>{person?.country}</Fact>
        <Fact name={words.received}>{f.moment(lead.at)}</Fact>
        <Fact name={words.from}>
          {[...sourceName(screen, lead.source), lead.headline ?? (lead.ad || desk.noAd)].join(' · ')}
        </Fact>
        <Fact name={words.tier}>{desk.tiers[lead.tier]}</Fact>
      </dl>
      {browsers.length > 0 && <p class="soft small">{words.browsers(f.counted(browsers.length))}</p>}
      {lead.erased && <p>{desk.erased}</p>}
      {pending && (
        <p class="refusal">
          {words.pending(f.list(purposes.map(purpose => desk.short[purpose])), f.moment(pending.asked_at))}
        </p>
      )}
    </section>
  )
}

const Fact = ({ name, children }: { name: string; children: Child }) =>
  children ? (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  ) : null

interface AnswersProps extends Pick<Props, 'screen' | 'labels'> {
  answers: NonNullable<Journey['answers']>
}

const Answers = ({ screen: { t }, answers, labels }: AnswersProps) => {
  const words = t.leadDesk.person
  const { message, extras, unverified } = answers
  const asked = Object.entries(extras)
  if (message === null && asked.length === 0 && !unverified) return null
  return (
    <section class="card stack" aria-labelledby="answers">
      <h2 id="answers">{words.answers}</h2>
      <dl class="lead-facts">
        <Fact name={words.message}>{message}</Fact>
        {asked.map(([name, answer]) => (
          <Fact name={labels.get(name) ?? name}>{`${answer}`}</Fact>
        ))}
      </dl>
      {unverified && <p class="small">{words.unverified}</p>}
    </section>
  )
}

const Sends = ({ screen, journey: { sends, lists } }: Pick<Props, 'screen' | 'journey'>) => {
  const { t, f } = screen
  const words = t.leadDesk.person
  return (
    <section class="card stack" aria-labelledby="sends">
      <h2 id="sends">{words.sends}</h2>
      {sends.length + lists.length === 0 && <p class="soft">{words.noSends}</p>}
      <ul class="plain">
        {sends.map(({ destination, kind, state, at }) => (
          <li>
            <strong>{destinationLabel(destination)}</strong> {words.sent[state](words.kinds[kind])}{' '}
            <span class="soft small">{f.moment(at)}</span>
          </li>
        ))}
        {lists.map(({ destination, name, state }) => (
          <li>
            <strong>{destinationLabel(destination)}</strong> {words.listed[state]?.(name)}
          </li>
        ))}
      </ul>
    </section>
  )
}
