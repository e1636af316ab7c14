import { plain } from '../../lib/text.ts'
import { CTAS, type CtaName } from '../cta.ts'

/** The button behind the words or the API name that an export has for it. Null: none that we know. */
export const ctaOf = (label: string): CtaName | null => LABELS.get(key(label)) ?? null

const key = (label: string): string =>
  plain(label)
    .replace(/[^a-z]+/g, ' ')
    .trim()

// What the platforms' own interfaces say where it is not what our buttons say, and API names of one that we have.
const SYNONYMS: [string, CtaName][] = [
  ['acheter', 'SHOP_NOW'],
  ['acheter maintenant', 'SHOP_NOW'],
  ['obtenir un devis', 'GET_QUOTE'],
  ['get quote', 'GET_QUOTE'],
  ['get a quote', 'GET_QUOTE'],
  ['obtenir l offre', 'GET_OFFER'],
  ['get offer view', 'GET_OFFER'],
  ['reserver maintenant', 'BOOK_NOW'],
  ['contactez nous', 'CONTACT_US'],
  ['contacter', 'CONTACT_US'],
  ['contact', 'CONTACT_US'],
  ['postuler maintenant', 'APPLY_NOW'],
  ['telecharger', 'DOWNLOAD'],
  ['telecharger maintenant', 'DOWNLOAD_NOW'],
  ['installer maintenant', 'INSTALL_NOW'],
  ['inscription', 'SIGN_UP'],
  ['s inscrire', 'SIGN_UP'],
  ['inscrivez vous', 'SIGN_UP'],
  ['demander une demo', 'REQUEST_DEMO'],
  ['demander une demonstration', 'REQUEST_DEMO'],
  ['decouvrir', 'LEARN_MORE'],
  ['plus d infos', 'LEARN_MORE'],
  ['plus d informations', 'LEARN_MORE'],
  ['open link', 'LEARN_MORE'],
  ['call', 'CALL_NOW'],
  ['appeler maintenant', 'CALL_NOW'],
  ['buy', 'BUY_NOW'],
  ['donate', 'DONATE_NOW'],
  ['faire un don', 'DONATE_NOW'],
  ['regarder la video', 'WATCH_MORE'],
  ['get tickets now', 'BUY_TICKETS'],
  ['experience now', 'TRY_NOW'],
  ['pre order', 'PREORDER_NOW'],
]

// The first name that says a word keeps it: BOOK_NOW and BOOK_TRAVEL both read "Réserver".
const LABELS = new Map<string, CtaName>(
  [
    ...SYNONYMS,
    ...(Object.keys(CTAS) as CtaName[]).map((name): [string, CtaName] => [key(name), name]),
    ...(Object.keys(CTAS) as CtaName[]).flatMap((name): [string, CtaName][] => [
      [key(CTAS[name].fr), name],
      [key(CTAS[name].en), name],
    ]),
  ].toReversed(),
)
