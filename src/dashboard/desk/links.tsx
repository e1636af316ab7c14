import { typeset } from '../../lib/typography.ts'
import { Copyable } from '../copyable.tsx'
import { Qr } from '../qr.tsx'
import type { Screen } from '../screen.ts'
import type { Said } from './actions.ts'
import { Fold } from './fold.tsx'
import type { Desk } from './load.ts'
import { Act } from './parts.tsx'

interface Props {
  screen: Screen
  desk: Desk
  said: Said | null
  may: boolean
}

/** What to paste in the ad platform, and what to send to a colleague. */
export const Links = ({ screen, desk, said, may }: Props) => {
  const { t, f, language } = screen
  const { page, url, suffix, where } = desk.tracking
  const apart = suffix !== undefined && url === `${page}?${suffix}` // all of it has a field of its own
  const shared = said?.ok && said.action === 'share' ? (said.json as { url: string; expiresAt: string }) : null
  return (
    <Fold id="links" title={t.desk.links.title} about={t.desk.links.about} open={shared !== null}>
      <Codes screen={screen} desk={desk} />
      <h3>{t.desk.links.tracking}</h3>
      <p class="soft">{typeset(where[language], language)}</p>
      <Copyable
        screen={screen}
        id="tracking"
        label={apart ? t.desk.links.page : t.desk.links.whole}
        text={apart ? page : url}
      />
      {suffix && <Copyable screen={screen} id="suffix" label={t.desk.links.suffix} text={suffix} />}
      {may && (
        <>
          <h3>{t.desk.links.shareTitle}</h3>
          <p class="soft">{t.desk.links.shareHint}</p>
          {shared ? (
            <Copyable
              screen={screen}
              id="shared"
              label={t.desk.links.shared(f.moment(Date.parse(shared.expiresAt)))}
              text={shared.url}
            />
          ) : (
            <Act desk={desk} action="share">
              <button type="submit">{t.desk.links.share}</button>
            </Act>
          )}
        </>
      )}
    </Fold>
  )
}

/** To be opened on a phone. */
const Codes = ({ screen, desk }: Pick<Props, 'screen' | 'desk'>) => {
  const words = screen.t.desk.links
  const codes = [
    ...(desk.ad.live === null ? [] : [{ label: words.qrLive, text: desk.tracking.page }]),
    { label: words.qrDraft, text: screen.url.origin + desk.preview },
  ]
  return (
    <ul class="codes">
      {codes.map(({ label, text }) => (
        <li>
          <Qr label={words.qr(label)} text={text} />
          <p class="soft small">{label}</p>
        </li>
      ))}
    </ul>
  )
}
