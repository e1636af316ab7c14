import { toHex } from '../../lib/bytes.ts'
import { line, plain } from '../../lib/text.ts'

/** A name that says nothing of the people on the list. */
export const drawnName = (): string => `L2L ${toHex(crypto.getRandomValues(new Uint8Array(2)))}`

/** Since 2025-09-02 Meta blocks lists whose names suggest health or money (operation_status 471; developers.facebook.com/
 *  documentation/ads-commerce/marketing-api/audiences, read 2026-11). Other platforms forbid the same. */
export const neutralName = line(50).superRefine((name, ctx) => {
  const word = sensitiveWord(name)
  if (word === null) return
  const message = `"${word}" says something of people's health or money, and platforms block such lists: name it by a number or a season`
  ctx.addIssue({ code: 'custom', message, params: { code: 'sensitive-word', word } })
})

/** The first word of a name that speaks of health or money; null when none does. */
export function sensitiveWord(name: string): string | null {
  for (const word of name.match(/[\p{L}]+/gu) ?? []) {
    const bare = plain(word)
    if (STEMS.some(stem => bare.startsWith(stem)) || WHOLE.has(bare)) return word
  }
  return null
}

// Beginnings of words, without accents, in French and English.
const STEMS = [
  'alcool', 'alcohol', 'allerg', 'anxi', 'arthri', 'asthm', 'autis', 'bankrupt', 'cancer', 'cardiaq', 'chomage', 'chomeu',
  'clini', 'credit', 'depress', 'diabet', 'diagnos', 'disab', 'disease', 'doctor', 'dysphor', 'endett', 'endometri', 'epilep',
  'faillite', 'fertil', 'grossesse', 'handicap', 'health', 'hopita', 'hospita', 'illness', 'income', 'indebt', 'infertil',
  'insurance', 'invalid', 'loan', 'malad', 'medic', 'medec', 'menopaus', 'mental', 'migrain', 'mortgage', 'obes', 'oncolog',
  'overdraft', 'parkinson', 'patient', 'pauvre', 'pharmac', 'poverty', 'pregnan', 'prescri', 'psych', 'retrait', 'revenu',
  'salair', 'salary', 'sante', 'surendett', 'surger', 'symptom', 'syndrom', 'therap', 'traitement', 'treatment', 'tumeur',
  'tumor', 'unemploy', 'wealth',
] // biome-ignore format: a list
const WHOLE = new Set(['adhd', 'aids', 'debt', 'debts', 'dette', 'dettes', 'hiv', 'ill', 'poor', 'pret', 'prets', 'rich', 'riche', 'riches', 'sick', 'sida', 'tdah', 'vih']) // biome-ignore format: a list
