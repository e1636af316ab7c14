import type { TermName } from '../help.tsx'
import type { Screen } from '../screen.ts'
import { attribution, judging, plan } from '../words/glossary-judging-fr.ts'
import { delivery, funnel, money } from '../words/glossary-media-fr.ts'
import { audiences, links, privacy, tests } from '../words/glossary-tests-fr.ts'
import { speed, tiers, visits } from '../words/glossary-visits-fr.ts'

type Topic = keyof Screen['t']['glossary']['topics']

const IN = {
  delivery,
  visits,
  money,
  funnel,
  tiers,
  judging,
  attribution,
  tests,
  plan,
  speed,
  audiences,
  privacy,
  links,
} satisfies Record<Topic, object>

/** The terms of the glossary by subject, in the order in which /app/help tells them. */
export const TOPICS = Object.entries(IN).map(([topic, terms]) => ({
  topic: topic as Topic,
  terms: Object.keys(terms) as TermName[],
}))
