/** In `views` the parameters that most links have are named by a letter each, which spares a view a tenth of its place on
 *  disk. Views of before have the whole names, and no other parameter that is kept has a name of one letter. */
const LETTERS = { utm_source: 's', utm_medium: 'm', utm_campaign: 'c', utm_content: 'n', utm_term: 't' } as const
type Name = keyof typeof LETTERS

const NAMES = Object.fromEntries(Object.entries(LETTERS).map(([name, letter]) => [letter, name]))

/** Of a query string, in which a value holds neither & nor =. */
export const shortUtm = (query: string): string =>
  query.replace(/(^|&)(utm_(?:source|medium|campaign|content|term))=/g, (_, before: string, name: Name) => {
    return `${before}${LETTERS[name]}=`
  })

/** As the link had it. */
export const wholeUtm = (kept: string): string =>
  kept.replace(/(^|&)([smcnt])=/g, (_, before: string, letter: string) => `${before}${NAMES[letter]}=`)
