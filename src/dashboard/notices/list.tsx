import { actionPath } from '../../notices/action.ts'
import type { Notice } from '../../notices/schema.ts'
import type { Draft } from '../fields.tsx'
import { Field } from '../fields.tsx'
import { type Screen, viewerMay } from '../screen.ts'
import { Way } from '../way.tsx'
import { placeOf, said } from './say.ts'

interface Props {
  screen: Screen
  notice: Notice
  draft: Draft | null // of a dismissal that was refused
}

/** What happened, since when, what it costs, and what puts it right. */
export const Open = ({ screen, notice, draft }: Props) => {
  const { t, f, viewer } = screen
  const words = t.notices
  const { title, what, action } = said(screen, notice)
  const path = actionPath(notice)
  return (
    <li class="notice">
      <div>
        <h3>{title}</h3>
        <Place screen={screen} notice={notice} />
        <p>{what}</p>
        <p class="soft small">{words.since(f.moment(notice.opened_at))}</p>
      </div>
      {path !== '/app/notices' && (
        <Way screen={screen} class="button" href={path} label={`${action} – ${title}`}>
          {action}
        </Way>
      )}
      {viewerMay(viewer, 'editor') && (
        <details open={draft ? true : undefined}>
          <summary aria-label={`${words.dismiss} – ${title}`}>{words.dismiss}</summary>
          <form class="act" method="post" action={`/app/notices/${notice.id}/dismiss`}>
            <Field
              draft={draft ?? { form: {}, issues: [], code: null }}
              name="reason"
              id={`reason-${notice.id}`}
              label={words.reason}
              help={words.dismissHint}
              input={{ required: true, maxlength: 500, autocapitalize: 'sentences' }}
            />
            <button type="submit">{words.dismissNow}</button>
          </form>
        </details>
      )}
    </li>
  )
}

const Place = ({ screen, notice }: Omit<Props, 'draft'>) => {
  const place = placeOf(screen, notice)
  return place === '' ? null : <p class="soft small">{place}</p>
}

/** One that is over. */
export const Past = ({ screen, notice }: Omit<Props, 'draft'>) => {
  const { t, f } = screen
  const { dismissed_at, closed_at, reason } = notice
  const words = t.notices
  return (
    <li>
      <p>
        {said(screen, notice).title} <span class="soft">{placeOf(screen, notice)}</span>
      </p>
      <p class="soft small">
        {words.since(f.moment(notice.opened_at))}
        {' · '}
        {dismissed_at === null
          ? words.closed(f.moment(closed_at!))
          : words.dismissed(f.moment(dismissed_at), reason ?? '')}
      </p>
    </li>
  )
}
