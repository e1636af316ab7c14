import type { OurAd } from '../../spend/match.ts'
import type { Open } from '../../spend/open.ts'
import { moneyOf, together } from '../money.tsx'
import type { Screen } from '../screen.ts'
import { byCampaign, type Names, NOT_OURS, namesOf, wholeOf } from './choices.ts'

export interface Ours {
  campaigns: readonly { slug: string; name: string }[]
  ads: readonly OurAd[]
}

interface Props extends Ours {
  screen: Screen
  title: string
  how: string
  list: readonly Open[]
  more: number // that the list has no room for
  name: string // that its fields' names begin with
  unanswered: string // what happens to what is not answered
}

const SHOWN = 30

/** Campaigns and ads of a platform, each with a list of ours to choose from: a campaign as a whole, or ad by ad. */
export const OpenList = ({ screen, title, how, list, more, name, ...rest }: Props) => {
  const { t, f } = screen
  if (list.length === 0) return null
  const shown = list.slice(0, SHOWN)
  const left = list.length - shown.length + more
  return (
    <section class="card stack" aria-label={title}>
      <h2>{title}</h2>
      <p class="soft measure">{how}</p>
      {byCampaign(shown).map((group, i) => (
        <Campaign screen={screen} group={group} name={`${name}${i}`} {...rest} />
      ))}
      {left > 0 && <p class="soft small">{t.spending.moreOpen(f.counted(left))}</p>}
    </section>
  )
}

interface GroupProps extends Ours, Pick<Props, 'screen' | 'name' | 'unanswered'> {
  group: readonly Open[]
}

const Campaign = ({ screen, group, name, ...rest }: GroupProps) => {
  const { t, f } = screen
  const { spending } = t
  const [one] = group
  if (one!.level === 'own') return <Told screen={screen} group={group} />
  if (!one!.campaign && !one!.campaignId)
    return (
      <>
        {group.map((open, i) => (
          <Choice screen={screen} name={`${name}.${i}`} about={namesOf(open)} open={[open]} {...rest} />
        ))}
      </>
    )
  return (
    <div class="whose">
      <Choice screen={screen} name={name} about={wholeOf(one!)} open={group} {...rest} />
      {(group.length > 1 || one!.level !== 'campaign') && (
        <details>
          <summary>{spending.itsAds(f.counted(group.length))}</summary>
          {group.map((open, i) => (
            <Choice screen={screen} name={`${name}.${i}`} about={namesOf(open)} open={[open]} {...rest} />
          ))}
        </details>
      )}
    </div>
  )
}

const atLines = ({ t, f }: Screen, lines: readonly number[]): string =>
  t.spending.atLines(lines.length, lines.map(line => f.count(line)).join(', '))

/** Lines of our own format name our own slugs: those have to be mended in the file. */
const Told = ({ screen, group }: { screen: Screen; group: readonly Open[] }) => (
  <ul class="plain small">
    {group.map(({ campaign, ad, lines }) => (
      <li>
        <code>{ad ? `${campaign}/${ad}` : campaign}</code> {atLines(screen, lines)}
      </li>
    ))}
  </ul>
)

interface ChoiceProps extends Ours, Pick<Props, 'screen' | 'name' | 'unanswered'> {
  about: Names
  open: readonly Open[]
}

const Choice = ({ screen, name, about, open, campaigns, ads, unanswered }: ChoiceProps) => {
  const { t } = screen
  const { spending } = t
  const called =
    about.level === 'campaign'
      ? spending.wholeCampaign(about.campaign ?? about.campaignId ?? spending.nameless)
      : (about.ad ?? about.adId ?? about.group ?? about.groupId ?? spending.nameless)
  const spend = together(open.map(one => one.spend))
  const lines = open.flatMap(({ lines }) => lines).slice(0, 5)
  const [{ suggestions }] = open as [Open]
  const likely = about.level === 'ad' ? suggestions : suggestions.filter(({ ad }) => ad === '')
  const text = (campaign: string, ad: string) =>
    ad ? `${campaign}/${ad}` : spending.whole(campaigns.find(({ slug }) => slug === campaign)?.name ?? campaign)
  return (
    <p class="field">
      <label for={`map.${name}`}>{called}</label>
      <span class="soft small" id={`map.${name}-about`}>
        {moneyOf(screen, spend)} · {atLines(screen, lines)}
      </span>
      <input type="hidden" name={`of.${name}`} value={JSON.stringify(about)} />
      <select id={`map.${name}`} name={`map.${name}`} aria-describedby={`map.${name}-about`}>
        <option value="">{unanswered}</option>
        <option value={NOT_OURS}>{spending.notOurs}</option>
        {likely.length > 0 && (
          <optgroup label={spending.suggested}>
            {likely.map(({ campaign, ad }) => (
              <option value={`${campaign}/${ad}`}>{text(campaign, ad)}</option>
            ))}
          </optgroup>
        )}
        {campaigns.map(({ slug, name }) => (
          <optgroup label={name}>
            <option value={`${slug}/`}>{text(slug, '')}</option>
            {about.level !== 'campaign' &&
              ads
                .filter(ad => ad.campaign === slug && ad.platform === about.platform)
                .map(ad => <option value={`${slug}/${ad.slug}`}>{`${ad.slug} · ${ad.headline}`}</option>)}
          </optgroup>
        ))}
      </select>
    </p>
  )
}
