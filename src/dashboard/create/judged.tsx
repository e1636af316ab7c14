import type { Ad } from '../../campaigns/schema.ts'
import type { Fix } from '../../pages/checks/fixes.ts'
import { failed, type Judged as Verdict } from '../../pages/versions/publish.ts'
import { Gate } from '../desk/publish.tsx'
import { Score } from '../desk/score.tsx'
import type { Screen } from '../screen.ts'

export const FORM = 'new-form'

export interface Seen extends Verdict {
  ad: Ad
  fixes: Fix[]
  address: string // where the page will be
}

interface Props {
  screen: Screen
  seen: Seen | null // null: no headline yet, or one that does not fit
  action: string
}

/** What the page would come to: its score, what would win more, the gate. */
export const Judged = ({ screen, seen, action }: Props) => (
  <div class="desk-cards" id="judged">
    {seen && (
      <>
        <Score
          screen={screen}
          worst={seen.verdict.match}
          fixes={seen.fixes}
          lang={seen.ad.language}
          form={{ id: FORM, action: `${action}/fix`, prefix: 'page.' }}
        />
        <Gate screen={screen} verdict={seen.verdict} template={seen.snapshot.template} lang={seen.ad.language} />
      </>
    )}
  </div>
)

/** The same in one line, beside the button. */
export const Summary = ({
  screen: { t },
  seen,
  headline,
}: Omit<Props, 'action'> & { headline: string | undefined }) => {
  if (!seen)
    return (
      <p class="soft" id="summary">
        {headline?.trim() ? t.creating.unfit : t.creating.nothing}
      </p>
    )
  const { match, checks } = seen.verdict
  const blocking = failed(checks).length
  return (
    <p id="summary">
      <strong>
        {match.match.score} {t.desk.score.of}
      </strong>{' '}
      <span class={`band ${match.match.band}`}>{t.desk.bands[match.match.band]}</span>{' '}
      <span class="soft small">
        {blocking > 0 ? t.desk.publish.blocked(blocking) : t.desk.publish.free}{' '}
        <span class="address">{t.creating.address(seen.address)}</span>
      </span>
    </p>
  )
}
