import type { forecast as fr } from './forecast-fr.ts'
import { type Counted, inEnglish } from './plural.ts'

export const forecast: typeof fr = {
  title: 'Campaign plan',
  intro:
    'Start from what you want: here is what it takes in impressions, visits and budget, with what is known of it and what is not.',
  goal: 'Goal',
  goals: { leads: 'Leads', sales: 'Sales', budget: 'Budget to spend' },
  amount: 'How much',
  amountHint: 'A number of leads or sales, or an amount.',
  campaign: 'With the figures of',
  campaignHint: 'Its last 90 days replace the method, where they are enough.',
  noCampaign: 'the method alone',
  more: 'Your own assumptions',
  moreHow:
    'Leave empty what you do not know. A range that eight cases in ten fall into; the same number twice if you are sure.',
  currency: 'Currency, without a campaign',
  low: 'from',
  high: 'to',
  inPercent: (name: string) => `${name} (%)`,
  submit: 'Work it out',
  refused: 'This plan could not be worked out: mend the marked fields.',
  wrong: {
    amount: 'A whole number above zero; for a budget, an amount above zero.',
    share: 'Two percentages, from 0.0001 to 100.',
    price: 'Two amounts, from 0.001 to 10,000.',
    noPrice: (currency: string) =>
      `No CPM is known in ${currency}: the method's is in euros. Say yours, nothing is converted.`,
    currency: "A currency that exists, like EUR; the campaign's if you choose one.",
    campaign: 'There is no such campaign.',
    order: 'The first number must be the smaller one.',
  },

  result: 'What it takes',
  forGoal: (goal: string, impressions: string, visits: string, budget: string | null) =>
    `For ${goal}, plan ${impressions} impressions and ${visits} visits${budget === null ? '' : `, that is ${budget}`}.`,
  forBudget: (budget: string, leads: string, impressions: string) =>
    `With ${budget}, expect ${leads}, for ${impressions} impressions.`,
  leads: (n: Counted) => inEnglish(n, 'lead', 'leads'),
  sales: (n: Counted) => inEnglish(n, 'sale', 'sales'),
  range: (low: string, high: string) => (low === high ? low : `${low} to ${high}`),
  about: (mid: string) => `middle ${mid}`,
  intervals: (draws: string) =>
    `Eight cases in ten fall into these ranges (${draws} draws, always the same); the mark is the middle case. Logarithmic scale.`,
  figure: 'Impressions, engagements, clicks, visits, leads and sales to expect, each with its range',
  stages: {
    impressions: 'Impressions',
    engagements: 'Engagements',
    clicks: 'Clicks',
    visits: 'Visits',
    leads: 'Leads',
    sales: 'Sales',
  },
  budget: 'Budget',
  noBudget: (currency: string) => `No CPM is known in ${currency}: say yours to have a budget.`,

  drivers: 'What makes the result vary',
  driversHow: (of: string) =>
    `Share of the uncertainty ${of} that comes from each assumption: measure the first one first.`,
  driversOf: { budget: 'of the budget', impressions: 'of the impressions', leads: 'of the leads' },
  nothingVaries: 'You have fixed everything: no uncertainty is left to share out.',

  rule: 'The rule “10,000 to 50,000 impressions for 10 conversions”',
  follows: {
    yes: 'Your assumptions follow it.',
    partly: 'Your assumptions follow it in part.',
    no: 'Your assumptions do not follow it.',
  },
  ours: (range: string, inside: string) =>
    `You would need ${range} impressions for 10 conversions; ${inside} of the cases keep to the rule.`,
  holds: (name: string, low: string, high: string) =>
    `It holds while the ${name} is between ${low} and ${high}, the other assumptions at their middle.`,
  holdsShare: (name: string, low: string, high: string) =>
    `It holds while the ${name} is between ${low} and ${high}, the other assumptions at their middle.`,
  passages: (range: string, best: string) =>
    `By the passage rates of the method's table (3–5%, then 1–3%, then 2–10%) it would take ${range}. The rule cannot come from them: even the best of each needs ${best}, as they count only clicks that come from an engagement.`,
  ruleFigure: "Impressions for 10 conversions: the rule, your assumptions, and the method's passage rates",
  bands: { rule: 'The rule', ours: 'Your assumptions', passages: 'Passage rates' },

  assumptions: 'Where these assumptions come from',
  assumption: 'Assumption',
  between: 'Eight cases in ten',
  source: 'Source',
  names: {
    cpm: 'CPM',
    engagementRate: 'engagement rate',
    ctr: 'click rate',
    clickToView: 'share of clicks that arrive',
    cvr: 'conversion rate',
    leadToSale: 'share of leads who buy',
  },
  sources: {
    method: 'the method, “Du Like au Lead”, undated',
    account: (year: number, n: Counted, of: string) => `your figures, ${year} (${n.text} ${of})`,
    yours: 'you',
    assumed: 'our guess: no primary source found (November 2026). Say yours.',
  },
  counted: {
    cpm: 'reports',
    engagementRate: 'impressions',
    ctr: 'impressions',
    clickToView: 'clicks',
    cvr: 'visits',
    leadToSale: 'leads',
    pageWeeks: 'page-weeks',
  },
  chain:
    'How it is worked out: impressions × click rate × share of clicks that arrive × conversion rate = leads; × share who buy = sales. Engagement stands beside it: a visit needs no like. Figures of your own tell what was: another creative or audience may do otherwise.',
}
