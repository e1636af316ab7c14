import type { rungs as fr } from './rungs-fr.ts'

export const rungs: typeof fr = {
  title: 'The ladder',
  see: 'See the ladder',
  intro: days =>
    `How far those who saw the campaign in the last ${days} days went. Each is counted once, at their highest tier; only those who agree to targeted advertising are.`,
  campaign: 'Campaign',
  show: 'See',
  make: 'Make the audience',
  open: 'Open the audience',
  of: (act, tier) => `${act}: ${tier}`,
  sequence: 'And over time: the sequence of the campaign',
  none: 'No campaign yet',
  noneHow: 'The ladder fills with the visits of a campaign.',
  newCampaign: 'Make a campaign',
  named: (tier, campaign) => `Tier “${tier}” · ${campaign}`,
  refused: 'The audience was not made: choose a campaign and a tier that exist, then try again.',
}
