import type * as fr from './glossary-media-fr.ts'
import type { Term } from './term.ts'

const REPORT = "The platform's report, imported"
const METHOD = '"Du Like au Lead", article without a date, read in 2026'

export const delivery: Record<keyof typeof fr.delivery, Term> = {
  impressions: {
    name: 'Impressions',
    is: 'How many times the ad was shown. One person may count for several.',
    source: REPORT,
  },
  reach: {
    name: 'Reach',
    is: 'How many different people saw the ad at least once, as the platform reckons. It is an estimate, and it does not add up across days or ads.',
    source: REPORT,
  },
  frequency: {
    name: 'Frequency',
    is: 'How many times one person saw the ad, on average.',
    formula: 'impressions ÷ reach',
    source: REPORT,
  },
  engagement: {
    name: 'Engagement',
    is: 'A reaction to the ad on the network: like, comment, share, save, click on the profile. Each platform counts them in its own way.',
    source: REPORT,
  },
  clicks: {
    name: 'Clicks',
    is: 'Clicks on the link to the page, where the report tells them from other clicks on the ad.',
    source: REPORT,
  },
}

export const money: Record<keyof typeof fr.money, Term> = {
  spend: {
    name: 'Spend',
    is: 'What the platform charged to show the ad, without what it cost to make. Each currency stays apart.',
    source: REPORT,
  },
  revenue: {
    name: 'Sales (revenue)',
    is: 'What the purchases of the period are worth, less refunds; a purchase without an amount counts as a purchase, not as money. The value won is another sum: it follows the status given to leads. The same deal may be in both; do not add them up.',
    formula: 'sum of purchases − refunds',
    source: 'Your shop, your CRM or the pixel',
  },
  wonValue: {
    name: 'Value won',
    is: 'What the leads that came in the period and were marked as won are worth, whenever they signed. Sales, of which ROAS is made, are another sum: the purchases that were recorded, on their own dates, with or without a lead. So the two differ, and cannot be added up.',
    formula: 'sum of the amounts given with the status “won”',
    source: 'Your CRM, or the status given on the leads page',
  },
  cpm: {
    name: 'Cost per thousand impressions (CPM)',
    is: 'What it costs to be shown a thousand times. A higher CPM may be worth it if those who see the ad buy more.',
    formula: 'spend ÷ impressions × 1,000',
    source: `Spend and impressions: the platform's report. Benchmark of €5 to €15: ${METHOD}.`,
  },
  cpc: {
    name: 'Cost per click (CPC)',
    is: "What one click on the ad's link costs.",
    formula: 'spend ÷ clicks',
    source: REPORT,
  },
  cpl: {
    name: 'Cost per lead (CPL)',
    is: 'What one person who sent the form costs.',
    formula: 'spend ÷ leads of the same period',
    source: "Spend: the platform's report. Leads: your forms.",
  },
  cpa: {
    name: 'Cost per purchase (CPA)',
    is: 'What one purchase costs. Others call the cost of any action CPA.',
    formula: 'spend ÷ purchases of the same period',
    source: "Spend: the platform's report. Purchases: your shop, your CRM or the pixel.",
  },
  roas: {
    name: 'Return on ad spend (ROAS)',
    is: 'The sales that one unit of advertising money brings. At 1 sales equal spend; what the product costs is not counted, nor the value won of leads that nobody recorded as a purchase.',
    formula: 'sales ÷ spend',
  },
}

export const funnel: Record<keyof typeof fr.funnel, Term> = {
  captation: {
    name: 'Captation',
    is: 'First stage of the funnel: the ad is seen. Counted in impressions.',
    source: METHOD,
  },
  activation: {
    name: 'Activation',
    is: 'Second stage: people react to the ad. Counted in engagements.',
    source: METHOD,
  },
  consideration: {
    name: 'Consideration',
    is: 'Third stage: people come to the page. Counted in visits.',
    source: METHOD,
  },
  conversion: {
    name: 'Conversion',
    is: 'Fourth stage: people leave their details or buy. Counted in visits that end so.',
    source: METHOD,
  },
  passage: {
    name: 'Passage',
    is: 'The share of one stage that reaches the next.',
    formula: 'one stage ÷ the stage before',
  },
  engagementRate: {
    name: 'Engagement rate',
    is: 'Share of impressions that make people react. To please is not to sell: read it beside the conversion rate.',
    formula: 'engagements ÷ impressions',
    source: `Benchmark of 2 to 8%: ${METHOD}`,
  },
  ctr: {
    name: 'Click rate (CTR)',
    is: 'Share of impressions that make people click on the link.',
    formula: 'clicks ÷ impressions',
    source: `Benchmark of 0.8 to 2.5%: ${METHOD}`,
  },
  arrival: {
    name: 'Arrival: from click to visit',
    is: 'Share of paid clicks that become a measured visit. The rest is lost before the page: slowness, a click by mistake, measurement blocked.',
    formula: 'visits ÷ clicks',
    source: 'Benchmark of 80%: our assumption, nobody publishes this figure',
  },
  cvr: {
    name: 'Conversion rate',
    is: 'Share of visits that end in a lead or a purchase. A visit with both counts once.',
    formula: 'visits that converted ÷ visits',
    source: `Benchmark of 2 to 10%: ${METHOD}`,
  },
  leadToSale: {
    name: 'Share of leads that buy',
    is: 'Share of leads of whom a sale is known later, through the shop, the CRM or an import.',
    formula: 'leads that became customers ÷ leads',
  },
}
