import type { Open } from '../../spend/open.ts'
import type { Form } from '../form.ts'

/** A select per campaign or ad of a platform, `map.<n>`, beside what it is about, `of.<n>`. Its values: '' (no answer), '-' (not
 *  ours), 'spring/' (the campaign as a whole), 'spring/ad-1'. */
export const NOT_OURS = '-'

export type Names = Pick<Open, 'platform' | 'level' | 'campaign' | 'campaignId' | 'group' | 'groupId' | 'ad' | 'adId'>

export const namesOf = ({ platform, level, campaign, campaignId, group, groupId, ad, adId }: Open): Names => ({
  platform, level, campaign, campaignId, group, groupId, ad, adId,
}) // biome-ignore format: one line

/** The campaign that these ads belong to. */
export const wholeOf = (open: Open): Names => ({
  ...namesOf(open),
  level: 'campaign',
  ...{ group: null, groupId: null, ad: null, adId: null },
})

/** What the form answers, as PUT /spend/mappings takes it. */
export function answersIn(form: Form): unknown[] {
  return Object.entries(form).flatMap(([name, choice]) => {
    const about = name.startsWith('map.') && choice ? form[`of.${name.slice(4)}`] : undefined
    if (!about) return []
    const [campaign, ad = ''] = choice.split('/')
    return [{ ...(JSON.parse(about) as Names), ours: choice === NOT_OURS ? null : { campaign, ad } }]
  })
}

/** What is asked about, by campaign: what cost most comes first, as it does in the list. */
export function byCampaign(open: readonly Open[]): Open[][] {
  const groups = Map.groupBy(
    open,
    ({ platform, campaignId, campaign }) => `${platform} ${campaignId ?? campaign ?? ''}`,
  )
  return [...groups.values()]
}
