import type * as fr from './glossary-visits-fr.ts'
import type { Term } from './term.ts'

const PIXEL = 'The pixel'
const WEB_DEV = 'web.dev, read in November 2026'

export const visits: Record<keyof typeof fr.visits, Term> = {
  visits: {
    name: 'Visits',
    is: 'A page that a person opened. Coming back or reloading counts one more; robots do not count.',
    source: PIXEL,
  },
  visitors: {
    name: 'Visitors',
    is: 'Browsers known again from visit to visit, as the person agreed to advertising. So there are always fewer visitors than visits, and whoever refused is none of them.',
    source: PIXEL,
  },
  engagedTime: {
    name: 'Active time',
    is: 'Time in which the page is in view and something is done on it. A forgotten tab does not count.',
    source: PIXEL,
  },
  scroll: {
    name: 'Scroll',
    is: 'How far down the page was read, at the deepest.',
    formula: 'lowest point seen ÷ height of the page',
    source: PIXEL,
  },
  source: {
    name: 'Source',
    is: "Where the visit comes from: the link's parameters (utm), else the platform's click id, else the site before.",
    source: PIXEL,
  },
  inApp: {
    name: 'In-app browser',
    is: 'The browser that an app such as Instagram opens when somebody taps an ad. It starts without cache or passwords, and is often slower.',
    source: PIXEL,
  },
  bots: {
    name: 'Robots',
    is: 'Visits made by programs. They are kept with the reason, and count in no figure.',
    source: PIXEL,
  },
  leads: {
    name: 'Leads',
    is: 'People who sent a form with an email or a phone number.',
    source: 'Your forms',
  },
  purchases: {
    name: 'Purchases',
    is: 'Known orders. The same order told twice, by the page and by the shop, counts once.',
    source: 'Your shop, your CRM or the pixel',
  },
  conversions: {
    name: 'Conversions',
    is: 'Leads and purchases together.',
  },
}

export const tiers: Record<keyof typeof fr.tiers, Term> = {
  tier: {
    name: 'Tier',
    is: 'How far a visit went. A visit is at the highest tier of which it meets one of the rules.',
  },
  tierVisitor: { name: 'Visitor tier', is: 'The page was opened.', formula: 'one visit' },
  tierEngaged: { name: 'Engaged tier', is: 'Some of the page was read.', formula: '10 s active, or half of the page' },
  tierConsidering: {
    name: 'Considering tier',
    is: 'The page was really read, or seen again.',
    formula: 'a click on the action button, or 30 s and three quarters of the page, or a second visit',
  },
  tierIntent: {
    name: 'Intent tier',
    is: 'Something was begun.',
    formula: 'a form begun, or a click on the phone or the email',
  },
  tierLead: { name: 'Lead tier', is: 'Details were left.', formula: 'a form sent' },
  tierCustomer: { name: 'Customer tier', is: 'A purchase is known.', formula: 'a purchase' },
}

export const speed: Record<keyof typeof fr.speed, Term> = {
  p75: {
    name: 'p75',
    is: 'Three visits in four do at least as well. An average would hide slow visits.',
    formula: '75th percentile of what was measured',
    source: WEB_DEV,
  },
  lcp: {
    name: 'Loading (LCP)',
    is: 'Time until the largest element of the page is in view. Good up to 2.5 s, poor above 4 s.',
    source: `Largest Contentful Paint, ${WEB_DEV}`,
  },
  inp: {
    name: 'Response (INP)',
    is: 'Wait between a gesture and what it changes on the screen, the worst of the visit. Good up to 200 ms, poor above 500 ms.',
    source: `Interaction to Next Paint, ${WEB_DEV}`,
  },
  cls: {
    name: 'Stability (CLS)',
    is: 'What moves by itself while one reads. Good up to 0.1, poor above 0.25.',
    formula: 'share of the screen that moved × distance, in the worst spell',
    source: `Cumulative Layout Shift, ${WEB_DEV}`,
  },
  ttfb: {
    name: 'Server response (TTFB)',
    is: 'Time until the first byte of the page. It is part of loading (LCP) and is not measured apart here. Good up to 0.8 s.',
    source: `Time to First Byte, ${WEB_DEV}`,
  },
}
