import type { Role } from '../accounts/roles.ts'
import { may } from '../accounts/roles.ts'
import type { Audience } from '../audiences/schema.ts'
import type { Size } from '../audiences/size.ts'
import { destinationNames, destinations } from '../destinations/index.ts'
import type { Tier } from '../pixel/tier.ts'
import { More } from './campaigns.tsx'
import { Code, curl, Empty, State } from './parts.tsx'
import type { Screen } from './screen.ts'

export const EXPORTER: Role = 'editor' // as on the API: it hands out personal data

export interface AudienceLine {
  audience: Audience
  size: Size
}

interface Props {
  screen: Screen
  lines: AudienceLine[]
  tiers: Tier[]
  campaignNames: ReadonlyMap<string, string>
  next: string | null
}

export const Audiences = ({ screen, lines, tiers, campaignNames, next }: Props) => (
  <>
    <div class="head">
      <h1>{screen.t.audiences}</h1>
      <p class="soft measure">{screen.t.audience.intro}</p>
    </div>
    {lines.length === 0 ? (
      <FirstAudience screen={screen} />
    ) : (
      <ul class="audiences">
        {lines.map(line => (
          <AudienceCard screen={screen} {...line} rule={sentence(screen, line.audience, tiers, campaignNames)} />
        ))}
      </ul>
    )}
    <More screen={screen} next={next} />
  </>
)

const AudienceCard = ({ screen, audience, size, rule }: AudienceLine & { screen: Screen; rule: string }) => {
  const { t, f, url, viewer } = screen
  const exporter = viewer !== null && may(viewer.role, EXPORTER)
  return (
    <li class="card audience">
      <h2>{audience.name}</h2>
      <p class="soft measure">{rule}</p>
      <p class="sizes">
        <span>
          <strong>{f.count(size.people)}</strong> {t.audience.people}
        </span>
        <span>
          <strong>{f.count(size.visitors)}</strong> {t.audience.browsers}
        </span>
      </p>
      <ul class="destinations">
        {destinationNames.map(name => {
          const { rows, minimum, enough } = size.destinations[name]
          return (
            <li>
              <span class="destination">{destinations[name].label}</span>
              <State on={enough}>
                {enough
                  ? t.audience.enough(f.count(minimum))
                  : t.audience.tooFew(f.count(minimum - rows), f.count(minimum))}
              </State>
              {exporter && (
                <a
                  class="button"
                  href={`/app/audiences/${audience.id}/${name}.csv`}
                  download
                  aria-label={t.audience.downloadOf(destinations[name].label, audience.name)}
                >
                  {t.audience.download(destinations[name].label)}
                </a>
              )}
            </li>
          )
        })}
      </ul>
      {exporter ? (
        <details>
          <summary>{t.audience.feed}</summary>
          <p class="soft">{t.audience.feedHow}</p>
          <Code text={curl(url, '/feeds', { audience: audience.id, destination: 'google' })} />
        </details>
      ) : (
        <p class="soft small">{t.audience.editorsOnly}</p>
      )}
    </li>
  )
}

/** The rule, as one would say it. */
function sentence(
  { t, f }: Screen,
  { campaigns, tiers: { min, max }, windowDays, exclude = {} }: Audience,
  tiers: Tier[],
  campaignNames: ReadonlyMap<string, string>,
): string {
  const words = t.audience
  // Ranks leave room between tiers: 'up to 49' is up to the highest tier that is no higher.
  const nameOf = (tier: Tier | undefined, rank: number) => (tier ? (t.tiers[tier.slug] ?? tier.slug) : String(rank))
  const lowest = (rank: number) =>
    nameOf(
      tiers.find(tier => tier.rank >= rank),
      rank,
    )
  const highest = (rank: number) =>
    nameOf(
      tiers.findLast(tier => tier.rank <= rank),
      rank,
    )
  const span = () => {
    if (min === undefined) return max === undefined ? words.anyTier : words.upTo(highest(max))
    if (max === undefined) return words.from(lowest(min))
    return lowest(min) === highest(max) ? words.exactly(lowest(min)) : words.fromTo(lowest(min), highest(max))
  }
  const out = [
    ...(exclude.leads ? [words.leads] : []),
    ...(exclude.customers ? [words.customers] : []),
    ...(exclude.audiences?.length ? [words.others(exclude.audiences.length)] : []),
  ]
  return `${words.rule(f.list(campaigns.map(slug => campaignNames.get(slug) ?? slug)), span(), windowDays)}${out.length > 0 ? words.except(f.list(out)) : ''}.`
}

const FirstAudience = ({ screen: { t, url, language } }: { screen: Screen }) => {
  const name = language === 'fr' ? 'Engagés sans lead' : 'Engaged, no lead'
  const body = { name, campaigns: ['spring'], tiers: { min: 20 }, windowDays: 30, exclude: { leads: true } }
  return <Empty title={t.empty.audiences} how={t.empty.audiencesHow} code={curl(url, '/audiences', body)} />
}
