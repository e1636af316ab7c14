/** What the team's customers are worth as a seed: the list from which a platform looks for people who are alike. */
export interface Quality {
  customers: number // that files have named
  people: number // of them, who agreed to advertising: the seed
  withValue: number
  matched: { people: number; share: number | null } // tied to a browser that has been here; share 0–1, null of nobody
  countries: { country: string | null; people: number }[] // null: not known
  values: { currency: string; people: number; min: number; median: number; max: number }[] // in units of the currency
}

export interface Hint {
  code: 'nobody' | 'too-few' | 'few' | 'many' | 'no-value' | 'mixed-currencies' | 'few-matched' | 'countries-unknown'
  message: string
}

// Meta, "About lookalike audiences" (facebook.com/business/help/164749007013531, read 2026-11): at least 100 people of one
// country. It now recommends 1,000 to 5,000 and used to say up to 50,000; more than that is rather everybody than the best.
const MINIMUM = 100
const USEFUL = { from: 1000, to: 50_000 }
const FEW_MATCHED = 0.05 // our own mark: no platform names one
const MANY_UNKNOWN = 0.5 // our own mark

/** What to do about it, the most important first. Empty: nothing speaks against it. */
export function hintsOf(q: Quality): Hint[] {
  if (q.people === 0) return [{ code: 'nobody', message: NOBODY }]
  const largest = q.countries.filter(({ country }) => country !== null).reduce((most, { people }) => Math.max(most, people), 0)
  const unknown = q.countries.find(({ country }) => country === null)?.people ?? 0
  const hints: (Hint | false)[] = [
    largest + unknown < MINIMUM && { code: 'too-few', message: `No country has ${MINIMUM} people: Meta makes no lookalike of fewer.` },
    q.people >= MINIMUM && q.people < USEFUL.from && { code: 'few', message: `${q.people} people: from ${USEFUL.from} on the platforms find more alike.` },
    q.people > USEFUL.to && { code: 'many', message: `${q.people} people: take the best of them by value, ${USEFUL.from} to ${USEFUL.to}.` },
    unknown > q.people * MANY_UNKNOWN && { code: 'countries-unknown', message: `Of ${unknown} of ${q.people} people the country is not known: add a column country.` },
    q.withValue === 0 && { code: 'no-value', message: 'Nobody has a value: with one, a platform looks for those who are like your best customers.' },
    q.values.length > 1 && { code: 'mixed-currencies', message: `Values in ${q.values.map(({ currency }) => currency).join(', ')}: a platform compares them as they are. Convert them, or make a seed of each.` },
    q.matched.share !== null && q.matched.share < FEW_MATCHED && { code: 'few-matched', message: `${q.matched.people} of ${q.people} people are tied to a visit: leaving customers out of audiences works by e-mail and phone alone. Send them a page with a link of their own.` },
  ]
  return hints.filter(hint => hint !== false)
} // biome-ignore format: one hint a line

const NOBODY = 'Nobody whom a file of customers names has agreed to advertising: there is no seed to send.'
