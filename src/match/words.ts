/** Words that carry no promise. « sans », « pas », "free", "no" are never in it: they change what is promised. */
const FILLERS = new Set(
  (
    'le la les un une des de du au aux et ou en dans sur pour par avec ce cet cette ces son sa ses vos votre nos notre mon ma mes ton ta tes ' +
    'qui que quoi dont est sont etre plus tout tous toute toutes il elle on nous vous tu je ' +
    'the a an of to and or in on for with by at is are be your our my this that it you we i'
  ).split(' '),
)

/** Text as it is compared: lower case, no accents, plain spaces and apostrophes. */
export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[’‘ʼ]/g, "'")
    .replace(/[\u00a0\u202f\s]+/g, ' ')
    .trim()
}

/** The words of a text that say something, once each. French elisions are cut off; « 30 % » and "30%" are one word. */
export function tokens(text: string): Set<string> {
  const words = fold(text)
    .replace(/(\d) (?=[%€$h]|\d{3}\b)/g, '$1')
    .replace(/\b(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu)'/g, '')
    .match(/[\p{L}\d][\p{L}\d%€$.,-]*[\p{L}\d%€$]|[\p{L}\d]/gu)
  return new Set((words ?? []).filter(word => !FILLERS.has(word)))
}
