import { attribution, judging, plan } from './glossary-judging-fr.ts'
import { delivery, funnel, money } from './glossary-media-fr.ts'
import { audiences, links, privacy, tests } from './glossary-tests-fr.ts'
import { speed, tiers, visits } from './glossary-visits-fr.ts'
import type { Term } from './term.ts'

const terms = {
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
}

export const glossary = {
  title: 'Les mots et les chiffres',
  lead: "Ce que chaque chiffre veut dire, comment il est calculé, et d'où il vient.",
  ask: (name: string) => `Définition : ${name}`,
  formula: 'Calcul :',
  source: 'Source :',
  find: 'Cherchez un mot avec la recherche du navigateur, ou allez à un sujet :',
  topics: {
    delivery: 'Diffusion',
    visits: 'Visites et résultats',
    money: 'Argent',
    funnel: 'Entonnoir',
    tiers: 'Paliers',
    judging: 'Lire et juger',
    attribution: 'Attribution',
    tests: 'Tests',
    plan: 'Plan',
    speed: 'Vitesse',
    audiences: 'Audiences',
    privacy: 'Vie privée',
    links: 'Liens et accès',
  },
  terms: terms as Record<keyof typeof terms, Term>,
}
