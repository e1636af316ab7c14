/** French or English, by the small words that neither does without. */
export function languageOf(text: string, otherwise: 'fr' | 'en'): 'fr' | 'en' {
  const words =
    text
      .toLowerCase()
      .replaceAll('’', "'")
      .match(/\p{L}+(?:'|(?=\P{L}|$))/gu) ?? []
  const french = words.filter(word => FRENCH.has(word) || /[àâçèêëîïôùûœ]/u.test(word)).length
  const english = words.filter(word => ENGLISH.has(word)).length
  if (french === english) return otherwise
  return french > english ? 'fr' : 'en'
}

// Words that are in both ("on", "or", "a", "me", "plus") tell nothing and are in neither list.
const FRENCH = new Set(
  `le la les un une des du de et est pour avec sans sur dans par vous votre vos nous notre nos tu ton ta tes mon ma mes ce cette
  ces qui que quoi où ou au aux en il elle ils elles dès jusqu' l' d' j' n' s' c' qu' m' t' pas ne se son sa ses être avoir
  offert offerte gratuit gratuite devis essai jours mois heures`.split(/\s+/),
)
const ENGLISH = new Set(
  `the an and is are for with without from by you your we our us they their this that these those who which what of to in at
  it its be have has not no do does get free now how why when all more off up out until than then only just
  quote trial days months hours weeks`.split(/\s+/),
)
