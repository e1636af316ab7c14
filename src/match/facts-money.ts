import type { Fact, Reader } from './facts.ts'
import { NUMBER, numberOf } from './numbers.ts'
import { STRUCK_MARK } from './pieces.ts'

const UPTO = /(?:jusqu'a|up to|jusque|maximum)[ :]{0,2}[-+]? ?$/
const FROM = /(?:a partir de|des|from|starting (?:at|from)|starts at|as low as)[ :]{0,2}$/
const qualifierOf = (before: string): Fact['qualifier'] =>
  UPTO.test(before) ? 'upto' : FROM.test(before) ? 'from' : ''

const ABOUT_PEOPLE =
  /^ ?(?:de |des |of )?(?:nos |vos |our |the |les )?(?:clients?|clientes|utilisat|entreprises|personnes|francais|foyers|participants|parents|patients|eleves|customers?|users|people|clients|companies|families|teams|satisf|recommand|recommend|de satisf|of them|d'entre|say|disent)/
const OFF_AFTER =
  /^ ?(?:de )?(?:reduction|remise|rabais|promo|moins|ristourne|off\b|discount|d'economie|economies|savings|cheaper|less\b|sur |offerts?|de moins|immediat|supplementaire)/
const OFF_BEFORE =
  /(?:reduction|remise|rabais|promo\w{0,5}|discount|save|saving|economisez|economise|profitez|off)(?: de| of| up to| jusqu'a)?[ :]{0,2}$|-$|moins $/
const RATE = /(?:taux|taeg|tan|interet|interest|apr|rate)(?: fixe| de| a| of)? ?[: ]?$/
const RATE_AFTER = /^ ?(?:d'interets?|interest|apr|taeg|fixe|brut|net|par an|per year)/

const CURRENCIES: Record<string, string> = {
  '€': 'EUR',
  eur: 'EUR',
  $: 'USD',
  usd: 'USD',
  '£': 'GBP',
  gbp: 'GBP',
  chf: 'CHF',
}
const currencyOf = (sign: string): string =>
  CURRENCIES[sign.trim()] ?? (sign.startsWith('euro') ? 'EUR' : sign.startsWith('pound') ? 'GBP' : 'USD')

const UNIT = String.raw`(?: ?(?:ht|ttc|hors taxes?))?(?:(?: ?\/ ?| par | per | a | an | each | every | le | la | chaque )(mois|month|mo|an|annee|year|yr|jour|day|semaine|week|wk|heure|hour|h|hr|personne|person|pers|user|utilisateur|seat|m2|nuit|night)\b| (mensuels?|monthly|annuels?|yearly)\b)?`
const UNITS: Record<string, string> = {
  mois: 'month', mo: 'month', mensuel: 'month', mensuels: 'month', monthly: 'month', an: 'year', annee: 'year', yr: 'year', annuel: 'year',
  annuels: 'year', yearly: 'year', jour: 'day', semaine: 'week', wk: 'week', heure: 'hour', h: 'hour', hr: 'hour', personne: 'person',
  pers: 'person', utilisateur: 'user', seat: 'user', nuit: 'night',
} // biome-ignore format: a table

const BEFORE_TAX = /^.{1,16}?[ €](?:ht|hors taxes?)\b/
const WAS =
  /(?:au lieu de|instead of|\bwas|avant|prix (?:public|conseille|barre|normal)|regular(?:ly)?(?: price)?|reg\.?|rrp|usually|normally)[ :]{0,2}$/
const WORTH = /(?:valeur|value|valued at|worth)(?: de| of)?[ :]{0,2}$/
const SAVED =
  /(?:economisez|economise|save|savings of|economies de|remise de|reduction de|bon d'achat de|voucher of|credit of|prime de|aide de|aides?)(?: jusqu'a| up to)? ?$/
const SAVED_AFTER =
  /^ ?(?:de (?:remise|reduction|rabais|moins|prime|bon d'achat|cashback|credit)|off\b|d'economies?|de [a-z]{3,14}(?: [a-z]{3,14})? offert|discount|voucher|credit|offerts?|cashback|in savings)/
const FEE_AFTER =
  /^ (?:one-time |one-off |monthly )?(?!flat |fixed )(?:[a-z]{3,10} )?(?:fees?|shipping|delivery|postage)\b|^ de (?:frais|livraison|port)\b|^ (?:for )?(?:shipping|delivery|postage)\b/
const FEE =
  /(?:frais(?: (?:de |d')[a-z]{3,14}){0,2}|fees?|shipping|delivery|postage|livraison|port|expedition)(?: of| de| a| from| est de| is| en [a-z]{3,9})?(?: ?: ?)? ?$/
const SHIPPING = /\b(?:shipping|delivery|postage|livraison|port|expedition)\b/

function price(
  whole: string,
  amount: number,
  sign: string,
  unit: string | undefined,
  around: { before: string; after: string },
): ReturnType<Reader['read']> {
  const { before, after } = around
  const ofFees = FEE.test(before) || FEE_AFTER.test(after)
  if (amount === 0) return { kind: !ofFees ? 'free' : SHIPPING.test(before + after) ? 'free-shipping' : 'no-fees' }
  const struck = new RegExp(`${STRUCK_MARK} ?$`).test(before) && new RegExp(`^ ?${STRUCK_MARK}`).test(after)
  const role =
    struck || WAS.test(before)
      ? 'was'
      : WORTH.test(before)
        ? 'worth'
        : SAVED.test(before) || SAVED_AFTER.test(after) || /- ?$/.test(before)
          ? 'off'
          : ofFees
            ? 'fee'
            : 'price'
  const value = [currencyOf(sign), String(amount), unit ? (UNITS[unit] ?? unit) : ''].join(' ').trim()
  if (role === 'fee')
    return {
      kind: 'fees',
      value,
      role: SHIPPING.test(before.slice(-30)) || SHIPPING.test(after.slice(0, 12)) ? 'shipping' : '',
    }
  return {
    kind: 'price',
    value,
    role,
    qualifier: qualifierOf(before) || (BEFORE_TAX.test(whole + after) ? 'before-tax' : ''),
  }
}

const scaled = (written: string, scale: string | undefined): number => numberOf(written) * (scale === 'k' ? 1000 : 1)

export const moneyReaders: readonly Reader[] = [
  {
    pattern: /\b(?:a )?moitie prix\b|\bhalf[- ]price\b|\bhalf off\b|\bmoitie moins cher\b/g,
    read: () => ({ kind: 'percent', value: '50', role: 'off' }),
  },
  {
    pattern: new RegExp(String.raw`(?<![\d.,])[-+]? ?(${NUMBER}) ?(?:%|pour ?cent\b|percent\b|per cent\b)`, 'g'),
    read: ([whole, written], { before, after }) => {
      const amount = numberOf(written!)
      const value = String(amount)
      if (ABOUT_PEOPLE.test(after)) return { kind: 'percent', value, role: 'claim', claim: true }
      const off = whole.startsWith('-') || OFF_AFTER.test(after) || OFF_BEFORE.test(before)
      if (off) return { kind: 'percent', value, role: 'off', qualifier: qualifierOf(before) }
      if (whole.startsWith('+')) return { kind: 'percent', value, role: 'more', claim: true }
      if (RATE.test(before) || RATE_AFTER.test(after))
        return { kind: 'percent', value, role: 'rate', qualifier: qualifierOf(before) }
      return { kind: 'percent', value, qualifier: qualifierOf(before), claim: amount === 100 }
    },
  },
  {
    pattern: new RegExp(String.raw`(?<![\d.,])(\d{1,4}) ?€(\d{2})\b${UNIT}`, 'g'), // 29€90, not « 200 € » before « 11 kg »
    read: ([whole, euros, cents, unit, word], around) =>
      price(whole, Number(`${euros}.${cents}`), '€', unit ?? word, around),
  },
  {
    pattern: new RegExp(
      String.raw`(?<![\d.,])(${NUMBER}) ?(k)? ?(€|\$|£|(?:eur|euros?|usd|dollars?|gbp|pounds?|chf)\b)${UNIT}`,
      'g',
    ),
    read: ([whole, written, scale, sign, unit, word], around) =>
      price(whole, scaled(written!, scale), sign!, unit ?? word, around),
  },
  {
    pattern: new RegExp(String.raw`(?:\b(eur |usd |gbp |chf )|(?:\bus)?(€|\$|£)) ?(${NUMBER})(k\b)?${UNIT}`, 'g'),
    read: ([whole, word, sign, written, scale, unit, unitWord], around) =>
      price(whole, scaled(written!, scale), (word ?? sign)!, unit ?? unitWord, around),
  },
]
