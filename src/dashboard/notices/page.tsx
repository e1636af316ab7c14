import type { ShownRecipient } from '../../notices/recipient-routes.ts'
import type { Notice } from '../../notices/schema.ts'
import { DoneIf, Refusal } from '../done.tsx'
import type { Draft } from '../fields.tsx'
import type { Screen } from '../screen.ts'
import { Open, Past } from './list.tsx'
import { People } from './people.tsx'

export interface NoticesPage {
  open: Notice[]
  past: Notice[] // on the page that was asked for, the open ones too
  next: string | null
  people: ShownRecipient[] | null // null: the viewer may not see them
  mailOn: boolean
  refused: { of: string; draft: Draft } | null // of: the id of a notice or recipient, or 'new'
}

export const Notices = ({ screen, shown }: { screen: Screen; shown: NoticesPage }) => {
  const { t, f, url } = screen
  const words = t.notices
  const { open, past, next, people, mailOn, refused } = shown
  const said = refused && (words.refused[refused.draft.code ?? ''] ?? words.refused.other)
  return (
    <>
      <div class="head">
        <h1>{words.name}</h1>
        <p class="soft measure">{words.lead}</p>
      </div>
      <DoneIf text={words.did[url.searchParams.get('done') ?? '']} />
      {said && <Refusal>{said}</Refusal>}
      <section class="card stack" aria-labelledby="open">
        <h2 id="open">{open.length === 0 ? words.none : words.open(f.counted(open.length))}</h2>
        {open.length === 0 ? (
          <p class="soft measure">{words.noneHow}</p>
        ) : (
          <ul class="notices">
            {open.map(notice => (
              <Open screen={screen} notice={notice} draft={refused?.of === notice.id ? refused.draft : null} />
            ))}
          </ul>
        )}
      </section>
      {people && <People {...{ screen, people, mailOn, refused }} />}
      {past.length > 0 && (
        <section class="card stack" aria-labelledby="past">
          <h2 id="past">{words.past}</h2>
          <ul class="past">
            {past.map(notice => (
              <Past screen={screen} notice={notice} />
            ))}
          </ul>
          {next && (
            <p class="more">
              <a href={`/app/notices?cursor=${encodeURIComponent(next)}#past`}>{t.nextPage}</a>
            </p>
          )}
        </section>
      )}
      {open.length + past.length > 0 && (
        <p class="more">
          <a href="/app/notices?state=all&format=csv" download>
            {t.figures.csv}
          </a>
        </p>
      )}
    </>
  )
}
