import type { Child } from 'hono/jsx'
import { type DestinationName, destinations } from '../../destinations/index.ts'
import { Help } from '../help.tsx'
import { ListStanding, type ShownList } from '../platforms/list-state.tsx'
import { type Screen, viewerMay } from '../screen.ts'
import { progressOf } from './progress.ts'
import type { Sent, WaysProps } from './ways.tsx'

interface WayProps {
  screen: Screen
  sent: Sent
  name: DestinationName
}

const Way = ({ title, children }: { title: Child; children: Child }) => (
  <div class="way">
    <p class="soft small">{title}</p>
    {children}
  </div>
)

/** Its visible words, then the platform: nine rows hold the same link. */
const To = ({ screen, name, href, text }: { screen: Screen; name: DestinationName; href: string; text: string }) => (
  <a class="link" href={href} aria-label={screen.t.audience.ways.ofPlatform(text, destinations[name].label)}>
    {text}
  </a>
)

export const FileWay = ({ screen, audience, sent, name }: WayProps & Pick<WaysProps, 'audience'>) => {
  const { t, f } = screen
  const { ways: words, platforms } = t.audience
  const last = sent.sendings.find(({ kind, destination }) => kind === 'export' && destination === name)
  return (
    <Way title={words.file}>
      {last && <p class="small">{words.taken(f.moment(last.at), rowsOf(screen, last.members))}</p>}
      {viewerMay(screen.viewer, 'editor') ? (
        <a
          class="button"
          href={`/app/audiences/${audience.id}/export/${name}`}
          aria-label={platforms.prepareOf(destinations[name].label)}
        >
          {platforms.prepare}
        </a>
      ) : (
        !last && <p class="soft small">{platforms.editorsOnly}</p>
      )}
    </Way>
  )
}

export const FeedWay = ({ screen, audience, sent, name }: WayProps & Pick<WaysProps, 'audience'>) => {
  const { t, f } = screen
  const { ways: words } = t.audience
  const feeds = sent.feeds.filter(({ destination }) => destination === name)
  return (
    <Way title={<Titled screen={screen} term="feed" text={words.feed} />}>
      {feeds.map(({ pulledAt, lastRows, missedSince }) => (
        <p class="small">
          {pulledAt === null ? words.neverPulled : words.pulled(f.moment(pulledAt), rowsOf(screen, lastRows ?? 0))}{' '}
          {missedSince !== null && <span class="mark-warn">{words.missed(f.moment(missedSince))}</span>}
        </p>
      ))}
      {feeds.length > 0 ? (
        <To screen={screen} name={name} href="/app/feeds" text={words.openFeed} />
      ) : (
        viewerMay(screen.viewer, 'editor') && (
          <To
            screen={screen}
            name={name}
            href={`/app/feeds?${new URLSearchParams({ audience: audience.id, destination: name })}#add-audience`}
            text={words.makeFeed}
          />
        )
      )}
    </Way>
  )
}

export const ListWay = ({ screen, sent, name }: WayProps) => {
  const { ways: words } = screen.t.audience
  const lists = sent.lists.filter(({ destination }) => destination === name)
  return (
    <Way title={<Titled screen={screen} term="matchRate" text={words.list} />}>
      {lists.map(list => (
        <>
          <ListProgress screen={screen} list={list} />
          <To
            screen={screen}
            name={name}
            href={`/app/platforms/${list.connection}/lists/${list.id}`}
            text={words.openList}
          />
        </>
      ))}
      {lists.length === 0 && viewerMay(screen.viewer, 'editor') && (
        <To screen={screen} name={name} href="/app/platforms" text={words.keepList} />
      )}
    </Way>
  )
}

const ListProgress = ({ screen, list }: { screen: Screen; list: ShownList }) => {
  const { t, f } = screen
  const { ways: words } = t.audience
  const { sent, all, leaving, minutesLeft } = progressOf(list)
  const told = words.progress(all, f.count(sent), f.count(all))
  const more = [
    ...(leaving > 0 ? [words.removing(f.count(leaving))] : []),
    ...(minutesLeft === null ? [] : [words.left(minutesLeft)]),
  ]
  return (
    <>
      <progress value={sent} max={Math.max(1, all)} aria-label={told} />
      <p class="small">{[told, ...more].join(' · ')}</p>
      <ListStanding screen={screen} list={list} />
    </>
  )
}

const Titled = ({ screen, term, text }: { screen: Screen; term: 'feed' | 'matchRate'; text: string }) => (
  <>
    {text} <Help screen={screen} term={term} />
  </>
)

const rowsOf = ({ t, f }: Screen, n: number): string => t.audience.platforms.rows(n, f.count(n))
