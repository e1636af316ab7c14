import type { Condition } from './conditions.ts'
import type { Rule } from './schema.ts'

/** What a rule names that is kept elsewhere, and the path at which it does so. */
export interface Mention {
  kind: 'campaign' | 'ad' | 'audience'
  path: string
  name: string
}

export const mentionsOf = ({ campaigns = [], where, exclude }: Rule): Mention[] => [
  ...all('campaign', 'campaigns', campaigns),
  ...(where ? inTree(where, 'where') : []),
  ...all('audience', 'exclude.audiences', exclude?.audiences ?? []),
]

/** Ids of the audiences that a rule names, to take in or to leave out. */
export const namedBy = (rule: Rule): string[] => namesOf(rule, 'audience')

/** Slugs of every campaign that a rule names, by its ads too. */
export const campaignsOf = (rule: Rule): string[] => namesOf(rule, 'campaign')

export const namesOf = (rule: Rule, kind: Mention['kind']): string[] =>
  mentionsOf(rule).flatMap(mention => (mention.kind === kind ? [mention.name] : []))

function inTree(at: Condition, path: string): Mention[] {
  if ('all' in at) return at.all.flatMap((one, i) => inTree(one, `${path}.all.${i}`))
  if ('any' in at) return at.any.flatMap((one, i) => inTree(one, `${path}.any.${i}`))
  if ('not' in at) return inTree(at.not, `${path}.not`)
  if ('ad' in at) return [...all('campaign', `${path}.ad`, at.ad.map(campaignOf)), ...all('ad', `${path}.ad`, at.ad)]
  if ('audience' in at) return all('audience', `${path}.audience`, [at.audience])
  return 'campaigns' in at ? all('campaign', `${path}.campaigns`, at.campaigns ?? []) : []
}

const all = (kind: Mention['kind'], path: string, names: readonly string[]): Mention[] =>
  names.map(name => ({ kind, path, name }))

const campaignOf = (ad: string): string => ad.split('/')[0]!
