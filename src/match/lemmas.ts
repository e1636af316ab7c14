import { OFFERS } from './families-offers.ts'
import { TOPICS } from './families-topics.ts'
import type { Lang } from './words.ts'

/** Words that stemming leaves apart and that a reader of ads takes for one, each line a family under one name, « _ » a space. « offre »
 *  and « offert » are not here: the first is a noun like any other, the second means free (facts-terms.ts). */
const lines = [OFFERS, TOPICS].flatMap(families => families.trim().split('\n'))

/** Every listed form, and the same without its accents (capitals are often written so), to the name of its family. */
export const LEMMAS: ReadonlyMap<string, string> = new Map(
  lines.flatMap(line => {
    const [name = '', forms = ''] = line.trim().split(': ')
    return forms
      .split(' ')
      .map(form => form.replaceAll('_', ' '))
      .flatMap(form => [form, form.normalize('NFD').replace(/\p{M}/gu, '')].map(f => [f, `=${name}`] as const))
  }),
)

/** Forms that are another word in this language: a « stage » is a course, a "stage" is not. */
const FALSE_FRIENDS: Record<Lang, ReadonlySet<string>> = {
  fr: new Set('course courses store stores sale off pet pets flat flats fee fees brand come start'.split(' ')),
  en: new Set(
    (
      'location locations chat chats chaton pain pains mode direct lit prime primes bon stage stages pub pubs bain bio patron patrons the ' +
      'grand plat plats demande panne marche pose retour entier envoi'
    ).split(' '),
  ),
}

const lemmas = { fr: lemmasOf('fr'), en: lemmasOf('en') }

function lemmasOf(lang: Lang): ReadonlyMap<string, string> {
  return new Map([...LEMMAS].filter(([form]) => !FALSE_FRIENDS[lang].has(form)))
}

/** Every form that the table lists for this language, to the name of its family. */
export const formsOf = (lang: Lang): ReadonlyMap<string, string> => lemmas[lang]

/** Families that say what kind of offer it is: in a headline they weigh twice a common word. */
export const OFFER_WORDS: ReadonlySet<string> = new Set(['=devis', '=essai', '=reduction', '=demo'])
