import type { OurAd } from './match.ts'
import { fold, type Ours, type Source } from './source.ts'

export interface Suggestion extends Ours {
  why: 'name' | 'words' // the same name; words in common
}

const MOST = 3
const LEAST_SHARED = 0.5 // of the shorter name's words

/** Which of our ads and campaigns are named like a source, likeliest first. For a person to confirm, never to be taken as it is. */
export function suggester(campaigns: readonly { slug: string; name: string }[], ads: readonly OurAd[]) {
  const ofCampaigns = campaigns.map(({ slug, name }) => ({
    campaign: slug,
    ad: '',
    platform: '',
    names: [slug, name].map(wordsOf),
  }))
  const ofAds = ads.map(({ campaign, slug, platform, headline }) => ({
    campaign,
    ad: slug,
    platform,
    names: [slug, headline].map(wordsOf),
  }))
  return ({ platform, level, campaign, ad }: Source): Suggestion[] => {
    const [wholeName, adName] = [campaign.name, ad.name].map(name => wordsOf(name ?? ''))
    const wholes = new Map(ofCampaigns.map(c => [c.campaign, best(c.names, wholeName!)]))
    const scored = [...(level === 'ad' ? ofAds.filter(one => one.platform === platform) : []), ...ofCampaigns].map(
      one => {
        const whole = wholes.get(one.campaign) ?? 0
        const part = one.ad ? best(one.names, adName!) : 0
        return { campaign: one.campaign, ad: one.ad, score: one.ad ? part && part + whole : whole }
      },
    )
    return scored
      .filter(({ score }) => score >= LEAST_SHARED)
      .toSorted((a, b) => b.score - a.score || compare(a, b))
      .slice(0, MOST)
      .map(({ campaign, ad, score }) => ({ campaign, ad, why: score >= 1 ? 'name' : 'words' }))
  }
}

const compare = (a: Ours, b: Ours): number => `${a.campaign}/${a.ad}`.localeCompare(`${b.campaign}/${b.ad}`)

const wordsOf = (name: string): Set<string> => new Set(fold(name).match(/[\p{L}\p{N}]+/gu) ?? [])

const best = (names: readonly Set<string>[], name: Set<string>): number =>
  Math.max(...names.map(other => likeness(other, name)))

/** 0–1: the share of the shorter name's words that are in the other; 1 only when they are the same. */
function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const [shorter, longer] = a.size <= b.size ? [a, b] : [b, a]
  if (shorter.size === 0) return 0
  const shared = [...shorter].filter(word => longer.has(word)).length
  return shared === longer.size ? 1 : (0.95 * shared) / shorter.size
}
