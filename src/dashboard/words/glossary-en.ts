import type * as fr from './glossary-fr.ts'
import { attribution, judging, plan } from './glossary-judging-en.ts'
import { delivery, funnel, money } from './glossary-media-en.ts'
import { audiences, links, privacy, tests } from './glossary-tests-en.ts'
import { speed, tiers, visits } from './glossary-visits-en.ts'

export const glossary: typeof fr.glossary = {
  title: 'Words and figures',
  lead: 'What each figure means, how it is reckoned, and where it comes from.',
  ask: name => `Definition: ${name}`,
  formula: 'Formula:',
  source: 'Source:',
  find: "Look for a word with your browser's search, or go to a subject:",
  topics: {
    delivery: 'Delivery',
    visits: 'Visits and results',
    money: 'Money',
    funnel: 'Funnel',
    tiers: 'Tiers',
    judging: 'Reading and judging',
    attribution: 'Attribution',
    tests: 'Tests',
    plan: 'Plan',
    speed: 'Speed',
    audiences: 'Audiences',
    privacy: 'Privacy',
    links: 'Links and access',
  },
  terms: {
    ...delivery,
    ...visits,
    ...money,
    ...funnel,
    ...tiers,
    ...judging,
    ...attribution,
    ...tests,
    ...plan,
    ...speed,
    ...audiences,
    ...privacy,
    ...links,
  },
}
