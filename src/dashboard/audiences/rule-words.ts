import type { Condition, Leaf, LeafOf, Verb } from '../../audiences/conditions.ts'
import type { Rule } from '../../audiences/schema.ts'
import { PLATFORM_NAMES } from '../platform-names.ts'
import type { Screen } from '../screen.ts'
import { audienceName, campaignName, type Names } from './names.ts'

interface Said {
  screen: Screen
  names: Names
}

/** A rule in one sentence. */
export function sentenceOf(screen: Screen, names: Names, rule: Rule): string {
  const { t, f } = screen
  const said = { screen, names }
  const out = exclusions(said, rule)
  const which = rule.where ? `, ${t.rule.who(treeWords(said, rule.where))}` : ''
  return `${baseOf(said, rule)}${which}${out.length > 0 ? t.rule.except(f.list(out)) : ''}.`
}

/** Where, how far and since when, without the conditions. */
export function baseOf({ screen: { t, f }, names }: Said, { campaigns, tiers, windowDays }: Rule): string {
  if (campaigns === undefined && tiers === undefined && windowDays === undefined) return t.rule.everybody
  const where = campaigns ? t.rule.seenOn(f.list(campaigns.map(slug => campaignName(names, slug)))) : t.rule.everywhere
  const { min, max } = tiers ?? {}
  const low = min === undefined ? null : lowestFrom(t, names, min)
  const high = max === undefined ? null : highestTo(t, names, max)
  const span =
    low === null
      ? high === null
        ? []
        : [t.audience.upTo(high)]
      : [high === null ? t.audience.from(low) : low === high ? t.audience.exactly(low) : t.audience.fromTo(low, high)]
  return [where, ...span, ...(windowDays === undefined ? [] : [t.rule.within(windowDays)])].join(', ')
}

/** Whom the rule leaves out, one entry each. */
export function exclusions({ screen: { t }, names }: Said, { exclude = {} }: Rule): string[] {
  const { leads, customers, contactedDays, audiences = [] } = exclude
  return [
    ...(leads ? [t.rule.leads] : []),
    ...(customers ? [t.rule.customers] : []),
    ...(contactedDays ? [t.rule.recent(contactedDays)] : []),
    ...audiences.map(id => t.rule.other(audienceName(names, id))),
  ]
}

/** A tree on one line; what is joined within something joined stands in brackets. */
export function treeWords(said: Said, at: Condition, inner = false): string {
  const { t, f } = said.screen
  if ('not' in at) return t.rule.not(`(${treeWords(said, at.not)})`)
  if (!('all' in at) && !('any' in at)) return leafWords(said, at)
  const items = ('all' in at ? at.all : at.any).map(one => treeWords(said, one, true))
  const joined = 'all' in at ? f.list(items) : t.rule.either(items)
  return inner && items.length > 1 ? `(${joined})` : joined
}

/** One condition; it reads on after « qui » and after « ils ». */
export function leafWords(said: Said, leaf: Leaf): string {
  const verb = (Object.keys(SAY) as Verb[]).find(name => name in leaf)!
  const { campaigns = null, days = null } = leaf as { campaigns?: string[]; days?: number }
  const words = (SAY[verb] as (said: Said, leaf: Leaf) => string)(said, leaf)
  const { t, f } = said.screen
  if (campaigns === null && days === null) return words
  const places = campaigns && f.list(campaigns.map(slug => campaignName(said.names, slug)))
  return `${words} ${t.rule.scope(places, days)}`
}

const either = ({ screen: { t } }: Said, items: readonly string[]) => t.rule.either(items)

const SAY: { [V in Verb]: (said: Said, leaf: LeafOf<V>) => string } = {
  tier: ({ screen: { t }, names }, { tier: { min, max } }) => {
    if (min === undefined) return max === undefined ? t.rule.tierAny : t.rule.tierTo(highestTo(t, names, max))
    const low = lowestFrom(t, names, min)
    return max === undefined ? t.rule.tierFrom(low) : t.rule.tierBetween(low, highestTo(t, names, max))
  },
  seen: ({ screen: { t } }, { seen }) => t.rule.seen(seen.minDays, seen.maxDays),
  arrived: ({ screen: { t } }, { arrived }) => t.rule.arrived(arrived.minDays, arrived.maxDays),
  visits: ({ screen: { t } }, { visits }) => t.rule.visits(visits.min, visits.max),
  touches: ({ screen: { t } }, { touches }) => t.rule.touches(touches.min, touches.max),
  source: (said, { source }) =>
    said.screen.t.rule.source(
      either(
        said,
        source.map(name => sourceName(said.screen, name)),
      ),
    ),
  ad: (said, { ad }) => said.screen.t.rule.ad(either(said, ad)),
  variant: (said, { variant }) => said.screen.t.rule.variant(either(said, variant)),
  device: (said, { device }) =>
    said.screen.t.rule.device(
      either(
        said,
        device.map(name => said.screen.t.rule.devices[name]),
      ),
    ),
  country: (said, { country }) => {
    const regions = new Intl.DisplayNames(said.screen.language, { type: 'region' })
    return said.screen.t.rule.country(
      either(
        said,
        country.map(code => regions.of(code) ?? code),
      ),
    )
  },
  app: (said, { app }) => said.screen.t.rule.app(either(said, app)),
  event: ({ screen: { t } }, { event: { name, min = 1 } }) => t.rule.event(name, min),
  value: ({ screen: { t, f } }, { value: { min, max, currency } }) => {
    const money = (units: number) => f.money(units * 1_000_000, currency)
    return t.rule.value(
      min === undefined && max !== undefined ? null : money(min ?? 0),
      max === undefined ? null : money(max),
    )
  },
  crm: (said, { crm }) =>
    said.screen.t.rule.crm(
      either(
        said,
        crm.map(status => said.screen.t.rule.statuses[status]),
      ),
    ),
  stage: (said, { stage }) =>
    said.screen.t.rule.stage(
      either(
        said,
        stage.map(name => said.screen.t.rule.stages[name]),
      ),
    ),
  active: ({ screen: { t } }, { active }) => t.rule.active(active.topPercent),
  clicked: (said, { clicked }) =>
    said.screen.t.rule.clicked(
      either(
        said,
        clicked.map(name => sourceName(said.screen, name)),
      ),
    ),
  named: ({ screen: { t } }, { named }) => (named ? t.rule.named : t.rule.unnamed),
  contacted: ({ screen: { t } }, { contacted }) => t.rule.contacted(contacted.days),
  audience: ({ screen: { t }, names }, { audience }) => t.rule.inAudience(audienceName(names, audience)),
}

export function sourceName({ t }: Screen, name: string): string {
  const known: Record<string, string> = { ...PLATFORM_NAMES, ...t.rule.sources }
  return Object.hasOwn(known, name) ? known[name]! : name
}

export const tierName = (t: Screen['t'], slug: string): string => t.tiers[slug] ?? slug

// Ranks leave room between tiers: 'up to 49' is up to the highest tier that is no higher.
const lowestFrom = (t: Screen['t'], { tiers }: Names, rank: number): string =>
  tierName(t, tiers.find(tier => tier.rank >= rank)?.slug ?? String(rank))

const highestTo = (t: Screen['t'], { tiers }: Names, rank: number): string =>
  tierName(t, tiers.findLast(tier => tier.rank <= rank)?.slug ?? String(rank))
