const NARROW = '\u202f' // before ; ! ? and inside numbers
const WIDE = '\u00a0' // before : and inside « »

/** French spacing (Imprimerie nationale; fr-FR, not fr-CA): no-break spaces where a line must not break, ’ for '.
 *  Changes spaces and apostrophes only, and applying it twice changes nothing more. */
export function typeset(text: string, language: 'fr' | 'en'): string {
  if (language === 'en') return text.replace(/(?<=[\p{L}\d])'(?=\p{L})/gu, '’')
  return text
    .replace(/(?<=\p{L})'(?=[\p{L}\d«])/gu, '’')
    .replace(/«[ \u00a0\u202f]*/g, `«${WIDE}`)
    .replace(/[ \u00a0\u202f]*»/g, `${WIDE}»`)
    .replace(/(?<=\S)[ \u00a0\u202f]*([;!?]+)(?=[\s»)]|$)/g, `${NARROW}$1`)
    .replace(/(?<=[\p{L}\d)»])[ \u00a0\u202f]*:(?=\s|$)/gu, `${WIDE}:`)
    .replace(/(?<=\d)[ \u00a0\u202f](?=\d{3}(?!\d))/g, NARROW)
    .replace(/(?<=\d)[ \u00a0\u202f]*(?=[%€])/g, WIDE)
    .replace(/(?<=\d) (?=(?:h|min|j|jours?|ans?|mois|m²|kWh|km)(?!\p{L}))/gu, WIDE)
}

/** « qu’Atelier », « d’Emma », « que Dupont », with what follows. Not before h or y, which most names breathe: Hermès, Yves. */
export const elided = (word: 'que' | 'de', name: string): string =>
  /^[aeiouœæ]/i.test(name.normalize('NFD')) ? `${word.slice(0, -1)}’${name}` : `${word} ${name}`

/** As a sentence begins that stands behind a colon: 'À remplir.' → 'à remplir.'; HTML and URL stay. A sentence that may
 *  stand there does not begin with a name. */
export const afterColon = (text: string): string => text.replace(/^\p{Lu}(?!\p{Lu})/u, letter => letter.toLowerCase())
