import type { Proof } from '../../contacts/leads/journey-store.ts'
import type { Screen } from '../screen.ts'
import type { Moment } from './moments.ts'
import { sourceName, worth } from './names.ts'

interface Props {
  screen: Screen
  moments: readonly Moment[]
  lead: string // event id of the one that the page is about
}

export const Timeline = ({ screen, moments, lead }: Props) => (
  <ol class="lead-line">
    {moments.map(moment => (
      <li class={`moment moment-${moment.kind}`}>
        <time class="soft small" dateTime={new Date(moment.at).toISOString()}>
          {screen.f.moment(moment.at)}
        </time>
        <What screen={screen} moment={moment} lead={lead} />
      </li>
    ))}
  </ol>
)

const What = ({ screen, moment, lead }: { screen: Screen; moment: Moment; lead: string }) => {
  const words = screen.t.leadDesk
  switch (moment.kind) {
    case 'visit':
      return <Visit screen={screen} touch={moment.touch} />
    case 'conversion':
      return <Conversion screen={screen} conversion={moment.conversion} lead={lead} />
    case 'outcome':
      return (
        <strong>{words.person.status(words.statuses[moment.outcome.status], worth(screen, moment.outcome))}</strong>
      )
    case 'consent':
      return <Choice screen={screen} proof={moment.proof} />
  }
}

type Of<K extends Moment['kind']> = Extract<Moment, { kind: K }>

const Visit = ({ screen, touch }: { screen: Screen; touch: Of<'visit'>['touch'] }) => {
  const { t, f } = screen
  const words = t.leadDesk.person
  const { source, clicks, campaign, ad, engaged_ms, scroll_pct, tier } = touch
  const facts = [
    clicks.length > 0 ? words.clicked(f.list(clicks)) : words.noClick,
    ...(engaged_ms !== null && scroll_pct !== null
      ? [words.read(words.seconds(f.count(Math.round(engaged_ms / 1000))), f.percent(scroll_pct / 100))]
      : []),
    ...(tier ? [words.reached(t.tiers[tier] ?? tier)] : []),
  ]
  return (
    <>
      <strong>{[words.visit, ...sourceName(screen, source)].join(', ')}</strong>
      <span class="soft small">{[pageOf(campaign, ad), ...facts].join(' · ')}</span>
    </>
  )
}

const Conversion = ({
  screen,
  conversion,
  lead,
}: {
  screen: Screen
  conversion: Of<'conversion'>['conversion']
  lead: string
}) => {
  const words = screen.t.leadDesk.person
  const { id, kind, campaign, ad, value } = conversion
  if (kind === 'purchase') {
    const money = worth(screen, { ...conversion, value: Math.abs(value ?? 0) })
    return <strong>{(value ?? 0) < 0 ? words.refunded(money) : words.bought(money)}</strong>
  }
  return (
    <>
      <strong>{words.form}</strong>
      <span class="soft small">
        {pageOf(campaign, ad)}
        {' · '}
        {id === lead ? words.thisLead : <a href={`/app/leads/${id}`}>Lead {id.slice(-6).toUpperCase()}</a>}
      </span>
    </>
  )
}

const Choice = ({ screen: { t }, proof }: { screen: Screen; proof: Proof }) => {
  const words = t.leadDesk.person
  const { purpose, granted, how, text_version: version, page } = proof
  const said = granted ? words.agreed : how === 'withdrawal' ? words.withdrew : words.refused
  const facts = [
    version === 'silent' ? words.silent : words.how[how],
    ...(version && version !== 'silent' ? [words.text(version)] : []),
    ...(page ? [words.onPage(page)] : []),
  ]
  return (
    <>
      <strong>{said[purpose]}</strong>
      <span class="soft small">{facts.filter(Boolean).join(' · ')}</span>
    </>
  )
}

const pageOf = (campaign: string, ad: string): string => `/${campaign}${ad ? `/${ad}` : ''}`
