import type { Fact, Reader } from './facts.ts'
import { keyOf, type Lang } from './words.ts'

// What an offer may bind, cost or ask: « sans caution », "no deposit". Of other things (« sans fil », "no fuss") the words are enough.
const BURDENS: Record<Lang, string> = {
  fr: 'abonnements?|adhesion|conditions?|caution|depots? de garantie|depot|apport|acompte|avance|garant|minimum|franchise|penalites?|commissions?|justificatifs?|supplements?|surcouts?|ordonnance|diplome|prerequis|publicites?|pubs?|quotas?|plafond|inscription|attente|rendez-vous|rdv|travaux|questionnaire medical|delai de carence',
  en: 'subscriptions?|memberships?|conditions?|deposit|down payment|money down|upfront (?:costs?|payments?)|advance payment|guarantor|minimums?|penalt(?:y|ies)|commissions?|surcharges?|prescription|degree|prerequisites?|ads?|adverts?|quotas?|caps?|registration|sign-?up|waiting list|waitlist|wait|queues?|appointments?|referral|paperwork',
}
const DENIED: Record<Lang, string> = {
  fr: "sans|zero|0|aucune?|ni|pas (?:besoin )?(?:de|d')|plus (?:de|d')",
  en: 'no|zero|0|without(?= )|no need for|never (?:a|any)|not (?:a|any)',
}
const BETWEEN: Record<Lang, string> = {
  fr: "(?: ?(?:aucune?|la moindre|le moindre|de|d'|liste d'|periode d'))?",
  en: '(?: (?:a|an|any|the|hidden|extra|annual|monthly|long-term|security|minimum|joining)){0,2}',
}

const deniedIn = (lang: Lang): string =>
  String.raw`\b(?:${DENIED[lang]})${BETWEEN[lang]}[ -]?\b(${BURDENS[lang]})(?![a-z0-9])`

const reader = (lang: Lang, pattern: string): Reader => ({
  pattern: new RegExp(pattern, 'g'),
  read: ([, burden], _, read) => (read === lang ? { kind: 'without', value: burdenKey(burden!, lang) } : null),
})

/** « dès le premier sachet » and "on every order" leave no minimum. */
const ANY_ORDER =
  /\bdes (?:le premier|la premiere) [a-z]{3,14}|\b(?:every|any|all) (?:orders?|purchases?)\b|\btoutes? (?:les )?commandes?\b/

/** « sans abonnement », "no deposit", "deposit-free". */
export const withoutReaders: readonly Reader[] = [
  reader('fr', deniedIn('fr')),
  reader('en', deniedIn('en')),
  reader('en', String.raw`\b(${BURDENS.en})-free\b`),
]

/** Whether a plain text denies a burden in other words than « sans » and its name. */
export const isWaived = ({ value }: Fact, plain: string): boolean => /^minim/.test(value) && ANY_ORDER.test(plain)

const burdenKey = (burden: string, lang: Lang): string =>
  /money down|upfront|advance payment/.test(burden)
    ? keyOf('down payment', 'down payment', lang)
    : /^depots? de garantie/.test(burden)
      ? keyOf('caution', 'caution', lang)
      : keyOf(burden, burden, lang)

const MENTIONS: Record<Lang, RegExp> = {
  fr: new RegExp(String.raw`\b(?:${BURDENS.fr})(?![a-z0-9])`, 'g'),
  en: new RegExp(String.raw`\b(?:${BURDENS.en})(?![a-z0-9])`, 'g'),
}

const DENIED_BEFORE =
  /(?:\b(?:sans|zero|aucune?|pas|ni|jamais|plus|fini\w{0,2}|adieu|stop|oublie\w{0,2}|evite\w{0,2}|marre|no|not|never|without|forget|skip|avoid|goodbye|instead|lieu|0)\b|n't|[€$£]0\b|\b0 ?€)[^.!?;:]{0,24}$/
const DENIED_AFTER =
  /^(?:-free|s? (?:gratuit|offert|free\b|optional|facultati|en option|not\b|isn't|non )| ?: ?(?:0\b|aucun|none|no\b|non\b)|[^.!?]{0,30}\?)/

// « dépôt de garantie : 2 mois », "deposit required", "a £200 deposit": asked wherever it stands.
const EXACTED_AFTER =
  /^(?: (?:is|are|est|sont))? ?(?::|of |de |d'|=)? ?(?:required|payable|due\b|mandatory|exige|obligatoire|demande|requis|[€$£]? ?\d|(?:une?|deux|trois|one|two|three|half) (?:mois|month|week|semaine))/
const EXACTED_BEFORE =
  /(?:[€$£] ?\d[\d.,]{0,8}|\d ?€(?: de)?|\d[- ](?:months?'?|weeks?'?|mois de|semaines? de)|month's|week's) (?:security |refundable |holding |damage )?$/

const MOST_CHARS = 20_000 // of a page
const AROUND = 48 // characters before a word and after it

/** What a text says of a burden without denying it: « abonnement hebdomadaire ». Null when it denies it somewhere, or never speaks of it. */
export function asked(value: string, lang: Lang, first: string, all: string): string | null {
  const spoken = (text: string) =>
    [...text.slice(0, MOST_CHARS).matchAll(MENTIONS[lang])]
      .filter(([burden]) => burdenKey(burden, lang) === value)
      .map(({ 0: burden, index }) => {
        const end = index + burden.length
        const [before, after] = [text.slice(Math.max(0, index - AROUND), index), text.slice(end, end + AROUND)]
        return {
          denied: DENIED_BEFORE.test(before) || DENIED_AFTER.test(after),
          exacted: EXACTED_BEFORE.test(before) || EXACTED_AFTER.test(after),
          words: text.slice(index).match(/^[^.,;:!?]{1,40}(?![a-z])/)?.[0] ?? burden,
        }
      })
  const anywhere = spoken(all)
  if (anywhere.some(({ denied }) => denied)) return null
  const found = spoken(first).find(({ denied }) => !denied) ?? anywhere.find(({ exacted }) => exacted)
  return found?.words.trim() ?? null
}

/** What the page says instead, as a fact of its own kind. */
export const burden = (label: string): Fact => ({
  kind: 'without', value: '', role: '', qualifier: '', claim: false, label, subject: [], priced: [],
}) // biome-ignore format: one line
