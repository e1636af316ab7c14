import type { Feed } from '../../deliveries/schema.ts'
import { destinations } from '../../destinations/index.ts'
import { DoneIf, Refusal } from '../done.tsx'
import type { Draft } from '../fields.tsx'
import { More } from '../more.tsx'
import { Code, State } from '../parts.tsx'
import { type Screen, viewerMay } from '../screen.ts'
import { FeedForms } from './feed-forms.tsx'
import { Frame } from './frame.tsx'

export type ShownFeed = Feed & { url: string } // as GET /api/feeds lists them

/** As POST /api/feeds and …/rotate answer, once. */
export interface Once {
  url: string
  username: string
  password: string
  previousPasswordUntil?: number
}

interface Props {
  screen: Screen
  now: number
  feeds: readonly ShownFeed[]
  next: string | null
  newest: string // id of the latest feed; '': none
  audiences: ReadonlyMap<string, string>
  campaigns: ReadonlyMap<string, string>
  once: Once | null // a feed that was made, or got another password, a moment ago
  refused: string | null
  drafts: { audience: Draft; conversions: Draft }
}

export const Feeds = (props: Props) => {
  const { screen, now, feeds, next, newest, audiences, campaigns, once, refused, drafts } = props
  const { t, viewer } = screen
  const edits = viewerMay(viewer, 'editor')
  return (
    <Frame screen={screen} title={t.feeds.title} intro={t.feeds.intro}>
      <DoneIf text={t.feeds.did[screen.url.searchParams.get('done') ?? '']} />
      {refused && <Refusal>{t.feeds.refused[refused] ?? t.desk.refused.other}</Refusal>}
      {once && <Shown screen={screen} once={once} />}
      {feeds.length === 0 && <p class="measure lead">{t.feeds.none}</p>}
      <ul class="criteria">
        {feeds.map(feed => (
          <Card {...{ screen, now, feed, audiences, campaigns, edits }} />
        ))}
      </ul>
      <More screen={screen} next={next} />
      {edits && <FeedForms {...{ screen, newest, audiences, campaigns, drafts }} />}
      <Where screen={screen} />
    </Frame>
  )
}

const Shown = ({ screen: { t, f }, once }: { screen: Screen; once: Once }) => (
  <section class="card stack once" aria-labelledby="once">
    <h2 id="once">{t.feeds.once}</h2>
    <p role="status">{t.feeds.onceHow}</p>
    <dl class="befores">
      <div>
        <dt>{t.feeds.url}</dt>
        <dd>
          <Code text={once.url} />
        </dd>
      </div>
      <div>
        <dt>{t.feeds.user}</dt>
        <dd>
          <Code text={once.username} />
        </dd>
      </div>
      <div>
        <dt>{t.feeds.password}</dt>
        <dd>
          <Code text={once.password} />
        </dd>
      </div>
    </dl>
    {once.previousPasswordUntil !== undefined && <p>{t.feeds.oldUntil(f.moment(once.previousPasswordUntil))}</p>}
  </section>
)

const Where = ({ screen: { t } }: { screen: Screen }) => (
  <section class="card stack where" aria-labelledby="where">
    <h2 id="where">{t.feeds.where}</h2>
    <ol>
      {t.feeds.steps.map(step => (
        <li>{step}</li>
      ))}
    </ol>
    <p class="soft small">
      <a href="https://support.google.com/google-ads-data-manager/answer/14605515">{t.feeds.source}</a>
    </p>
  </section>
)

interface CardProps extends Pick<Props, 'screen' | 'now' | 'audiences' | 'campaigns'> {
  feed: ShownFeed
  edits: boolean
}

const Card = ({ screen, now, feed, audiences, campaigns, edits }: CardProps) => {
  const { t, f } = screen
  const words = t.feeds
  const { conversions, everyHours, previousPasswordUntil } = feed
  const title = conversions
    ? words.ofConversions[conversions.kind]
    : words.ofAudience(audiences.get(feed.audience ?? '') ?? words.gone)
  return (
    <li class="card criterion">
      <h2>{title}</h2>
      <p class="soft">
        {destinations[feed.destination].label} · <Fares screen={screen} feed={feed} />
      </p>
      {conversions && (
        <p class="small">
          {words.action(conversions.name)} ·{' '}
          {conversions.campaign === null
            ? words.everyCampaign
            : words.campaign(campaigns.get(conversions.campaign) ?? conversions.campaign)}
        </p>
      )}
      {feed.revokedAt === null && (
        <>
          <p class="small plain">
            {words.url} <code>{feed.url}</code>
          </p>
          <p class="small">
            {words.user} <code>{feed.username}</code>
          </p>
          <LastPull screen={screen} feed={feed} />
          <p class="soft small">{everyHours === null ? words.noSchedule : words.every(everyHours)}</p>
          {previousPasswordUntil !== null && previousPasswordUntil > now && (
            <p class="small">{words.until(f.moment(previousPasswordUntil))}</p>
          )}
          {edits && <Actions screen={screen} feed={feed} />}
        </>
      )}
    </li>
  )
}

const Fares = ({ screen: { t }, feed }: { screen: Screen; feed: ShownFeed }) => {
  const { state } = t.feeds
  if (feed.revokedAt !== null) return <State on={false}>{state.revoked}</State>
  if (feed.missed) return <span class="mark-warn">{state.missed}</span>
  if (feed.pulledAt === null) return <State on={false}>{state.never}</State>
  return isRefused(feed) ? <span class="mark-warn">{state.failed}</span> : <State on={true}>{state.pulled}</State>
}

const isRefused = ({ lastStatus }: ShownFeed): boolean => lastStatus !== null && lastStatus >= 400

const LastPull = ({ screen: { t, f }, feed }: { screen: Screen; feed: ShownFeed }) => {
  const { pulledAt, pulledBy, lastRows, lastStatus, missedSince } = feed
  return (
    <>
      {missedSince !== null && <p class="refusal">{t.feeds.missed(f.moment(missedSince))}</p>}
      <p class="small">
        {pulledAt === null
          ? t.feeds.neverHow
          : isRefused(feed)
            ? t.feeds.refusedPull(f.moment(pulledAt), lastStatus!)
            : t.feeds.lastPull(f.moment(pulledAt), f.counted(lastRows ?? 0), pulledBy ?? '')}
      </p>
    </>
  )
}

const Actions = ({ screen: { t }, feed }: { screen: Screen; feed: ShownFeed }) => (
  <div class="actions">
    <form method="post" action={`/app/feeds/${feed.id}/rotate`}>
      <input type="hidden" name="seen" value={feed.previousPasswordUntil ?? ''} />
      <button type="submit" aria-label={t.feeds.rotateOf(feed.username)}>
        {t.feeds.rotate}
      </button>
    </form>
    <details>
      <summary>{t.feeds.revoke}</summary>
      <form class="act" method="post" action={`/app/feeds/${feed.id}/revoke`}>
        <p>{t.feeds.revokeHow}</p>
        <button type="submit">{t.feeds.revokeNow}</button>
      </form>
    </details>
  </div>
)
