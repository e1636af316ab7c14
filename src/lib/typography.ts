const NARROW = '\u202f' // before ; ! ? and inside numbers
const WIDE = '\u00a0' // before : and inside « »

/** French spacing (Imprimerie nationale; fr-FR, not fr-CA): no-break spaces where a line must not break, ’ for '. */
export function typeset(text: string, language: 'fr' | 'en'): string {
  if (language === 'en') return text.replace(/(\w)'(\w)/g, '$1’$2')
  return text
    .replace(/(\p{L})'(?=[\p{L}«])/gu, '$1’')
    .replace(/[ \u00a0\u202f]*([;!?]+)(?=\s|$|»)/g, `${NARROW}$1`)
    .replace(/[ \u00a0\u202f]+:(?=\s|$)/g, `${WIDE}:`)
    .replace(/«[ \u00a0\u202f]*/g, `«${WIDE}`)
    .replace(/[ \u00a0\u202f]*»/g, `${WIDE}»`)
    .replace(/(\d)[ \u00a0\u202f](?=\d{3}(?!\d))/g, `$1${NARROW}`)
    .replace(/(\d)[ \u00a0\u202f]?([%€])/g, `$1${WIDE}$2`)
    .replace(/(\d) (?=(?:h|min|j|jours?|ans?|mois|m²|kWh|km)(?!\p{L}))/gu, `$1${WIDE}`)
}
