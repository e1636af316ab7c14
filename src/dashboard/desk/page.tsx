import type { Draft } from '../fields.tsx'
import { Crumb, State } from '../parts.tsx'
import { PLATFORM_NAMES } from '../platform-names.ts'
import { type Screen, viewerMay } from '../screen.ts'
import type { Said } from './actions.ts'
import { AdForm } from './ad-form.tsx'
import { Edit } from './edit.tsx'
import { Fold } from './fold.tsx'
import { Links } from './links.tsx'
import type { Desk } from './load.ts'
import { deskPath, EDIT_FORM } from './parts.tsx'
import { Phone } from './phone.tsx'
import { Kind, Picture } from './picture.tsx'
import { Gate, PublishBar } from './publish.tsx'
import { Schedule } from './schedule.tsx'
import { Score } from './score.tsx'
import { Told } from './told.tsx'
import { Touched } from './touched.tsx'
import { Versions } from './versions.tsx'

interface Props {
  screen: Screen
  desk: Desk
  said: Said | null // what the last form came to
  did: string | null // the form that was done before this page was asked for
  isUnseen: boolean // no page of the team had a visit yet
  adDraft: Draft | null // the ad as it was typed, when it was refused
}

/** One ad and its page: how well it keeps the promise, and all that can be done about it. */
export const DeskPage = ({ screen, desk, said, did, isUnseen, adDraft }: Props) => {
  const { t, viewer } = screen
  const { ad, campaign, verdict } = desk
  const may = viewerMay(viewer, 'editor')
  const common = { screen, desk, said, may }
  const path = deskPath(ad)
  return (
    <>
      <div class="head">
        <Crumb href={`/app/campaigns/${campaign.slug}`}>{campaign.name}</Crumb>
        <h1 lang={ad.language}>{ad.headline}</h1>
        <p class="soft">
          {PLATFORM_NAMES[ad.platform]} · <code>{ad.slug}</code> ·{' '}
          <State on={ad.live !== null}>{stateOf(screen, desk)}</State>
        </p>
        {!may && <p class="soft">{t.desk.editorsOnly}</p>}
        <Told screen={screen} desk={desk} said={said} did={did} isUnseen={isUnseen} />
      </div>
      <div class="desk">
        <Phone screen={screen} host={desk.host} src={desk.preview}>
          <a class="link" href={desk.preview}>
            {t.desk.openPreview} <span aria-hidden="true">↗</span>
          </a>
          {ad.live !== null && (
            <a class="link" href={`/${ad.campaign}/${ad.slug}`}>
              {t.desk.openLive} <span aria-hidden="true">↗</span>
            </a>
          )}
        </Phone>
        <div class="desk-cards">
          <Score
            screen={screen}
            worst={verdict.match}
            fixes={desk.fixes}
            lang={ad.language}
            form={may ? { id: EDIT_FORM, action: `${path}/fix`, prefix: '' } : null}
          />
          {may && <Edit {...common} />}
          <Gate screen={screen} verdict={verdict} template={desk.draft.template} lang={ad.language} />
          <Touched screen={screen} impact={desk.impact} />
          {may && (
            <>
              <Fold id="look" title={t.desk.look}>
                <Picture screen={screen} desk={desk} />
                <Kind screen={screen} desk={desk} />
              </Fold>
              <Fold id="ad" title={t.desk.adTitle} about={t.desk.adAbout} open={adDraft !== null}>
                <AdForm screen={screen} desk={desk} draft={adDraft} />
              </Fold>
            </>
          )}
          <Versions {...common} />
          <Schedule {...common} />
          <Links {...common} />
          {may && (
            <PublishBar
              screen={screen}
              verdict={verdict}
              action={`${path}/publish`}
              reason={said?.action === 'publish' ? (said.form.reason ?? '') : ''}
              isRefused={said?.action === 'save' && !said.ok && said.status === 422}
            />
          )}
        </div>
      </div>
    </>
  )
}

function stateOf({ t }: Screen, { ad, versions }: Desk): string {
  if (ad.live !== null) return t.ad.live(ad.live)
  return versions.length > 0 ? t.desk.taken : t.ad.draft
}
