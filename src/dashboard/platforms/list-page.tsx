import type { Connection } from '../../deliveries/platforms/connection-schema.ts'
import type { Plan } from '../../deliveries/sync/plan-list.ts'
import { GONE } from '../../deliveries/sync/run.ts'
import { counted, most } from '../audiences/sizes.tsx'
import { ToBrands } from '../brands/gaps.tsx'
import { DoneIf } from '../done.tsx'
import { Crumb, Figure } from '../parts.tsx'
import { type Screen, viewerMay } from '../screen.ts'
import { ListState, type ShownList } from './list-state.tsx'
import { reasonIn } from './state.ts'

/** As GET /api/lists/:id/plan answers. */
export type ShownPlan = Omit<Plan, 'leftOut'> & {
  leftOut: Plan['leftOut'] & { noConsent: number }
  margin: { noConsent: number | null }
}

interface Props {
  screen: Screen
  list: ShownList
  connection: Connection
  audience: string
  plan: ShownPlan | { refused: string } | null // null: the list is kept no longer
}

/** One list: what its next run would do, whom the platform refused, its end. */
export const ListPage = ({ screen, list, connection, audience, plan }: Props) => {
  const { t, f, viewer } = screen
  const { platforms } = t
  const words = platforms.lists
  const edits = viewerMay(viewer, 'editor')
  const at = `/app/platforms/${connection.id}/lists/${list.id}`
  const refused = Object.entries(list.counts.refused)
  return (
    <>
      <div class="head">
        <Crumb href={`/app/platforms/${connection.id}`}>{connection.name}</Crumb>
        <h1>{audience}</h1>
        <DoneIf text={platforms.did[screen.url.searchParams.get('done') ?? '']} />
      </div>
      <section class="card stack">
        <ListState screen={screen} list={list} connection={connection} />
      </section>
      {plan && (
        <section class="card stack" aria-labelledby="plan">
          <h2 id="plan">{words.planTitle}</h2>
          {'refused' in plan ? (
            <>
              <p class="refusal">{platforms.refused[plan.refused] ?? t.desk.refused.other}</p>
              {plan.refused === 'privacy-incomplete' && <ToBrands screen={screen} />}
            </>
          ) : (
            <NextRun screen={screen} plan={plan} />
          )}
          {edits && list.stoppedWhy === GONE && (
            <form class="act" method="post" action={`${at}/anew`}>
              <p class="soft small">{words.anewHelp}</p>
              <button type="submit">{words.anew}</button>
            </form>
          )}
          {edits && (
            <form method="post" action={`${at}/sync`}>
              <button class="primary" type="submit">
                {words.sync}
              </button>
            </form>
          )}
        </section>
      )}
      <section class="card stack" aria-labelledby="refused">
        <h2 id="refused">{words.refusedTitle}</h2>
        {refused.length === 0 && <p>{words.refusedNone}</p>}
        <ul class="plain">
          {refused.map(([reason, n]) => (
            <li>{platforms.events.reason(f.count(n), reasonIn(screen, reason))}</li>
          ))}
        </ul>
        {refused.length > 0 && edits && list.state === 'live' && (
          <form method="post" action={`${at}/again`}>
            <button type="submit">{words.again}</button>
          </form>
        )}
      </section>
      {edits && (list.state === 'live' || list.state === 'left') && <Stop screen={screen} list={list} at={at} />}
    </>
  )
}

const NextRun = ({ screen, plan }: { screen: Screen; plan: ShownPlan }) => {
  const { t, f } = screen
  const words = t.platforms.lists
  const { noConsent, refused, unmatched } = plan.leftOut
  const { margin } = plan
  const without = most(noConsent, margin.noConsent)
  const currencies = Object.keys(plan.currencies)
  const outside = [
    ...(without > 0 ? [words.noConsent(without, counted(screen, noConsent, margin.noConsent))] : []),
    ...(unmatched.people > 0
      ? [words.unmatched(unmatched.people, f.count(unmatched.people), f.count(unmatched.judged))]
      : []),
    ...(unmatched.noValue > 0
      ? [words.noValue(unmatched.noValue, f.count(unmatched.noValue), f.count(unmatched.judged))]
      : []),
    ...Object.entries(refused).map(([reason, n]) => words.refusedBefore(f.counted(n), reasonIn(screen, reason))),
  ]
  return (
    <>
      <p class="soft">{words.planIntro}</p>
      <dl class="figures">
        <Figure name={words.inAudience}>{f.count(plan.inAudience)}</Figure>
        <Figure name={words.toAdd}>{f.count(plan.add)}</Figure>
        <Figure name={words.toRemove}>{f.count(plan.remove)}</Figure>
        <Figure name={words.toCheck}>{f.count(plan.check)}</Figure>
        <Figure name={words.same}>{f.count(plan.same)}</Figure>
      </dl>
      {currencies.length > 1 && <p class="refusal">{words.currencies(f.list(currencies))}</p>}
      <h3>{words.leftOut}</h3>
      {outside.length === 0 && <p>{words.nobody}</p>}
      <ul class="plain">
        {outside.map(line => (
          <li class="capital">{line}</li>
        ))}
      </ul>
      {margin.noConsent !== null && <p class="soft small">{t.audience.estimated}</p>}
    </>
  )
}

const Stop = ({ screen: { t }, list, at }: { screen: Screen; list: ShownList; at: string }) => {
  const words = t.platforms.lists
  return (
    <section class="card stack" aria-labelledby="stop">
      <h2 id="stop">{words.stop}</h2>
      <form class="act" method="post" action={`${at}/stop`}>
        {list.state === 'live' && (
          <p class="tick">
            <input type="radio" id="keep" name="members" value="keep" checked aria-describedby="keep-help" />
            <label for="keep">{words.keep}</label>
            <span class="soft small" id="keep-help">
              {words.keepHelp}
            </span>
          </p>
        )}
        <p class="tick">
          <input
            type="radio"
            id="empty"
            name="members"
            value="empty"
            checked={list.state !== 'live'}
            aria-describedby="empty-help"
          />
          <label for="empty">{words.empty}</label>
          <span class="soft small" id="empty-help">
            {words.emptyHelp}
          </span>
        </p>
        <button type="submit">{words.stopNow}</button>
      </form>
    </section>
  )
}
