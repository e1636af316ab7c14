import type { Reader } from './facts.ts'
import { type Lang, readText, wordsOf } from './words.ts'

const NOT = /\b(?:pas|not|non|jamais|n'est pas|isn't|ni)(?: \w{1,8})? ?$/
const SANS = /\b(?:sans|no|aucun|aucune|zero|without)(?: \w{1,8})? ?$/

// "sugar-free", "feel free", "free-standing": the word, not the promise.
const OTHER_FREE_BEFORE =
  /(?:[a-z]-|\b(?:feel|sugar|gluten|stress|risk|hassle|hands|worry|duty|tax|interest|fat|care|cruelty|lactose|alcohol|set|ad|break|more) )$/
const OTHER_FREE_AFTER =
  /^(?:-?standing|-?lanc|-?range|-?hand|-?style|-?form| time\b| from\b| of (?!charge)| up\b(?! to)| your\b| yourself\b|ze|dom)/

// « livraison offerte dès 80 € d’achat »
const CONDITION =
  /^(?: (?:shipping|delivery|livraison))?,? (?:des|a partir de|from|over|above|on orders?|pour toute commande|si) [^.!?]{0,24}\d/

const SHIPPING =
  /(?:livraison|expedition|ships?|shipping|delivery|port|retours?|returns|postage|frais de port)(?: et [a-z]{4,8})?(?: est| is| :|:)?(?: (?:a )?[€$£]?\d{1,3}(?:[.,]\d{2})? ?[€$£]?,?(?: puis)?)? ?$/
const SHIPPING_AFTER =
  /^ (?:uk |us |eu |next-day |express |standard |worldwide )?(?:shipping|delivery|returns|livraison|postage)/

const OF_FEES = new Set(['=sans', '=cout', 'frais', 'pas', '0', 'charg'])

const FREE_WORDS = 2

/** What is free: the words beside, in the same sentence. */
const aroundFree = (before: string, after: string, lang: Lang): string[] =>
  [
    ...wordsOf(
      readText(
        before
          .slice(before.indexOf(' ') + 1)
          .split(CLAUSE)
          .at(-1)!,
      ),
      lang,
    ).slice(-FREE_WORDS),
    ...wordsOf(
      readText(after.split(CLAUSE, 1)[0]!.replace(/ ?\S{0,20}$/, part => (after.length < 48 ? part : ''))),
      lang,
    ).slice(0, FREE_WORDS),
  ].map(({ key }) => key)

const CLAUSE = /[.!?,;:|·+]/

const NO_CODE = new Set(
  'postal promo promotionnel promotion reduction avantage de du des pour sur a au en et est dans ce cet votre vos ton le la un une at for your the is and to a an of qr source civil here below required needed valable disponible ci-dessous'.split(
    ' ',
  ),
)

const word = (pattern: string): RegExp => new RegExp(String.raw`\b(?:${pattern})(?![a-z0-9])`, 'g')

export const termReaders: readonly Reader[] = [
  {
    pattern: word(
      '2 pour 1|(?:un|1) achetee?,? (?:=|un|une|1)[^.!?]{0,16}offert|buy (?:one|1)(?: [a-z]{2,12})?,? get (?:one|1)(?: free)?|bogo|2[- ]for[- ]1|two for one',
    ),
    read: () => ({ kind: 'two-for-one' }),
  },
  {
    pattern: word(
      `sans (?:aucun |aucune )?(?:engagement|obligation)(?: d'achat| de duree)?|sans contrat|no[- ](?:commitments?|obligations?|strings(?: attached)?|contracts?|lock-in)|without (?:any )?(?:commitment|obligation|contract)|(?:commitment|contract|obligation)-free|cancel (?:at )?any ?time|cancel whenever(?: you (?:like|want))?|(?:resiliable|resiliez|annulable|annulez|arretez)(?: a tout moment| quand vous (?:voulez|le souhaitez)| quand tu veux| sans frais)|non[- ]binding|aucun engagement|aucune obligation`,
    ),
    read: () => ({ kind: 'no-commitment' }),
  },
  {
    pattern: word(
      `sans (?:donner (?:votre|ta) )?(?:carte bancaire|carte bleue|carte|cb)(?: bancaire| requise?)?|no (?:credit |debit |bank )?card(?: details)?(?: needed| required| necessary)?|without (?:a |any )?(?:credit )?card|aucune carte(?: bancaire)?(?: requise| demandee| necessaire)?`,
    ),
    read: () => ({ kind: 'no-card' }),
  },
  {
    pattern: word(
      `(?:carte bancaire|carte bleue|carte|cb) (?:requise|obligatoire|necessaire|demandee)|(?:credit )?card (?:is )?(?:required|needed)`,
    ),
    read: (_, { before }) => (SANS.test(before) ? { kind: 'no-card' } : { kind: 'card-required' }),
  },
  {
    pattern: word(
      `(?:sans|0|zero|aucuns?) frais (?:de port|de livraison|d'expedition|d'envoi)|(?:no|zero|without) (?:shipping|delivery|postage) (?:fees?|charges?|costs?)|(?:ships?|delivered|livree?s?) (?:for )?(?:free|gratuitement)`,
    ),
    read: (_, { after }) => ({ kind: 'free-shipping', qualifier: CONDITION.test(after) ? 'if' : '' }),
  },
  {
    pattern: word(
      `(?:sans|zero|0|aucuns?|pas de) frais(?: (?:caches?|supplementaires?|mensuels?|annuels?|bancaires?))?(?: (?:de |d')(?!port|livraison|envoi|expedition)[a-z]{4,14})?|(?:no|zero|without(?: any)?) (?:[a-z-]{3,10} ){0,2}(?:fees?|charges)|fee-free|frais (?:de |d')(?!port|livraison|envoi|expedition)[a-z]{4,14} (?:offerts?|gratuits?|rembourses?)`,
    ),
    read: ([whole], _, lang) => ({
      kind: 'no-fees',
      subject: wordsOf(readText(whole), lang)
        .map(({ key }) => key)
        .filter(key => !OF_FEES.has(key)),
    }),
  },
  {
    pattern: word(
      `satisfait(?:e|es|s)? ou rembourse(?:e|es|s)?|money[- ]back(?: guarantee)?|full refund|remboursement integral`,
    ),
    read: () => ({ kind: 'money-back' }),
  },
  {
    pattern: word(
      String.raw`(?:avec |with (?:an? )?)engagement(?= (?:de |d'|\d|minimum|obligatoire))|avec engagement|contract required|engagement obligatoire`,
    ),
    read: () => ({ kind: 'commitment' }),
  },
  {
    pattern: word(
      `(offerte?s?|gratuite?s?|gratuitement|gratis|free|complimentary|a titre gracieux|on us|on the house|entree libre|acces libre)(?: of charge)?|at no (?:extra |additional )?(?:cost|charge)|no charge|for free`,
    ),
    read: ([, free], { before, after }, lang) => {
      if (free === 'free' && (OTHER_FREE_BEFORE.test(before) || OTHER_FREE_AFTER.test(after))) return null
      if (NOT.test(before)) return { kind: 'paid' }
      if (!SHIPPING.test(before) && !SHIPPING_AFTER.test(after))
        return { kind: 'free', subject: aroundFree(before, after, lang) }
      return { kind: 'free-shipping', qualifier: CONDITION.test(after) ? 'if' : '' }
    },
  },
  {
    pattern:
      /\b((?:avec (?:le |notre )?|use (?:the |our )?|with (?:the |our )?|enter (?:the )?|apply (?:the )?|saisissez (?:le )?)?(?:promo |coupon |discount |voucher )?code(?: promo| promotionnel| avantage| de reduction)?)(?: :| est| is)?[ :«"“']{1,4}([a-z0-9][a-z0-9_-]{2,19})(?![a-z0-9])/g,
    read: ([, lead, code]) =>
      NO_CODE.has(code!) || (lead === 'code' && !/\d/.test(code!)) ? null : { kind: 'code', value: code! },
  },
]
