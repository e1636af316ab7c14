import { may as mayDo } from '../../accounts/roles.ts'
import { PLATFORM_NAMES } from '../ads.tsx'
import { State } from '../parts.tsx'
import type { Screen } from '../screen.ts'
import type { Words } from '../words.ts'
import type { Said } from './actions.ts'
import { Edit } from './edit.tsx'
import { Links } from './links.tsx'
import type { Desk } from './load.ts'
import { Publish } from './publish.tsx'
import { Schedule } from './schedule.tsx'
import { Score } from './score.tsx'
import { Versions } from './versions.tsx'

interface Props {
  screen: Screen
  desk: Desk
  said: Said | null // what the last form came to
  did: string | null // the form that was done before this page was asked for
}

/** One ad and its page: how well it keeps the promise, and all that can be done about it. */
export const DeskPage = ({ screen, desk, said, did }: Props) => {
  const { t, viewer } = screen
  const { ad, campaign } = desk
  const may = viewer !== null && mayDo(viewer.role, 'editor')
  const common = { screen, desk, said, may }
  return (
    <>
      <div class="head">
        <p class="soft crumb">
          <a href={`/app/campaigns/${campaign.slug}`}>{campaign.name}</a>
        </p>
        <h1 lang={ad.language}>{ad.headline}</h1>
        <p class="soft">
          {PLATFORM_NAMES[ad.platform]} · <code>{ad.slug}</code> ·{' '}
          <State on={ad.live !== null}>{stateOf(screen, desk)}</State>
        </p>
        {!may && <p class="soft">{t.desk.editorsOnly}</p>}
        <Told screen={screen} said={said} did={did} />
        <Jump screen={screen} may={may} />
      </div>
      <div class="desk">
        <section class="phone" aria-labelledby="phone">
          <h2 id="phone">{t.desk.preview}</h2>
          <iframe src={desk.preview} width="375" height="720" title={t.desk.preview} sandbox="" />
          <p class="more">
            <a class="link" href={desk.preview}>
              {t.desk.openPreview} <span aria-hidden="true">↗</span>
            </a>
            {ad.live !== null && (
              <a class="link" href={`/${ad.campaign}/${ad.slug}`}>
                {t.desk.openLive} <span aria-hidden="true">↗</span>
              </a>
            )}
          </p>
        </section>
        <div class="desk-cards">
          <Score screen={screen} worst={desk.verdict.match} lang={ad.language} />
          <Publish {...common} />
          {may && <Edit {...common} />}
          <Versions {...common} />
          <Schedule {...common} />
          <Links {...common} />
        </div>
      </div>
    </>
  )
}

const Jump = ({ screen: { t }, may }: { screen: Screen; may: boolean }) => (
  <nav class="jump" aria-label={t.desk.jump}>
    {(['score', 'publish', 'edit', 'versions', 'schedule', 'links'] as const)
      .filter(id => may || id !== 'edit')
      .map(id => (
        <a href={`#${id}`}>{t.desk[id].title}</a>
      ))}
  </nav>
)

function stateOf({ t }: Screen, { ad, versions }: Desk): string {
  if (ad.live !== null) return t.ad.live(ad.live)
  return versions.length > 0 ? t.desk.taken : t.ad.draft
}

const Told = ({ screen: { t }, said, did }: Omit<Props, 'desk'>) => {
  const done = said?.ok ? said.action : said ? null : did
  const dropped = said?.ok && said.action === 'template' ? (said.json as { dropped?: string[] }).dropped : undefined
  return (
    <>
      {done && t.desk.did[done] && (
        <p class="done" role="status">
          {t.desk.did[done]} {dropped && dropped.length > 0 && t.desk.edit.dropped(dropped.join(', '))}
        </p>
      )}
      {said && !said.ok && (
        <div class="refusal" role="alert">
          <p>{refusalOf(t, said)}</p>
          {said.code === 'publish-blocked' && <a href="#publish">{t.desk.publish.title}</a>}
        </div>
      )}
    </>
  )
}

/** What is meant by one form comes before what the code means everywhere. */
const refusalOf = ({ desk: { refused } }: Words, { action, code }: { action: string; code: string }): string =>
  refused[`${action}:${code}`] ?? refused[code] ?? refused[action] ?? refused.other!
