const VOWEL = /[aeiouyâàëéêèïîôûù]/
export const isVowel = (char: string | undefined): boolean => char !== undefined && VOWEL.test(char)

/** A word on its way to its stem. Regions are offsets: a suffix lies in a region when it begins there or later. */
export interface Stem {
  text: string
  rv: number
  r1: number
  r2: number
}

type Region = 'rv' | 'r1' | 'r2'

const words = (list: string) => new Set(list.split(' '))

/** The longest ending of `text` that the set holds; none may begin before `from`. */
function ending(text: string, set: ReadonlySet<string>, from = 0): string | null {
  for (let start = Math.max(from, text.length - LONGEST); start < text.length; start++) {
    if (set.has(text.slice(start))) return text.slice(start)
  }
  return null
}
const LONGEST = 9 // letters: 'issements'

const inRegion = (stem: Stem, suffix: string, region: Region): boolean =>
  stem.text.length - suffix.length >= stem[region]

/** Puts `by` in the place of the ending when that lies in the region; tells whether it did. */
function replace(stem: Stem, suffix: string, region: Region, by = ''): boolean {
  if (!stem.text.endsWith(suffix) || !inRegion(stem, suffix, region)) return false
  stem.text = stem.text.slice(0, stem.text.length - suffix.length) + by
  return true
}

const instead = (stem: Stem, suffix: string, by: string): void => {
  if (stem.text.endsWith(suffix)) stem.text = stem.text.slice(0, stem.text.length - suffix.length) + by
}

const dropIn = (stem: Stem, suffix: string, by: string): void => {
  if (!replace(stem, suffix, 'r2')) instead(stem, suffix, by)
}

/** What each standard suffix becomes, and what may then go before it. False sends the word on to the verb suffixes. */
type Rule = (stem: Stem, suffix: string) => boolean

const simple: Rule = (stem, suffix) => replace(stem, suffix, 'r2')
const swap =
  (by: string): Rule =>
  (stem, suffix) =>
    replace(stem, suffix, 'r2', by)

const ateur: Rule = (stem, suffix) => {
  if (!replace(stem, suffix, 'r2')) return false
  dropIn(stem, 'ic', 'iqU')
  return true
}

const ement: Rule = (stem, suffix) => {
  if (!replace(stem, suffix, 'rv')) return false
  const before = ending(stem.text, words('iv eus abl iqU ièr Ièr'))
  if (before === 'iv') replace(stem, 'iv', 'r2') && replace(stem, 'at', 'r2')
  else if (before === 'eus') replace(stem, 'eus', 'r2') || replace(stem, 'eus', 'r1', 'eux')
  else if (before === 'abl' || before === 'iqU') replace(stem, before, 'r2')
  else if (before) replace(stem, before, 'rv', 'i')
  return true
}

const ite: Rule = (stem, suffix) => {
  if (!replace(stem, suffix, 'r2')) return false
  if (stem.text.endsWith('abil')) dropIn(stem, 'abil', 'abl')
  else if (stem.text.endsWith('ic')) dropIn(stem, 'ic', 'iqU')
  else replace(stem, 'iv', 'r2')
  return true
}

const ive: Rule = (stem, suffix) => {
  if (!replace(stem, suffix, 'r2')) return false
  if (replace(stem, 'at', 'r2')) dropIn(stem, 'ic', 'iqU')
  return true
}

const eaux: Rule = (stem, suffix) => {
  instead(stem, suffix, 'eau')
  return true
}

const issement: Rule = (stem, suffix) =>
  !isVowel(stem.text[stem.text.length - suffix.length - 1]) && replace(stem, suffix, 'r1')

// The last three change the word and still send it on: -ment follows a participle.
const then =
  (by: string): Rule =>
  (stem, suffix) => {
    replace(stem, suffix, 'rv', by)
    return false
  }

const ment: Rule = (stem, suffix) => {
  const at = stem.text.length - suffix.length - 1
  if (at >= stem.rv && isVowel(stem.text[at])) stem.text = stem.text.slice(0, at + 1)
  return false
}

const STANDARD: ReadonlyMap<string, Rule> = new Map(
  (
    [
      ['ance iqUe isme able iste eux ances iqUes ismes ables istes', simple],
      ['atrice ateur ation atrices ateurs ations', ateur],
      ['logie logies', swap('log')],
      ['usion ution usions utions', swap('u')],
      ['ence ences', swap('ent')],
      ['ement ements', ement],
      ['ité ités', ite],
      ['if ive ifs ives', ive],
      ['eaux', eaux],
      ['aux', (stem, suffix) => replace(stem, suffix, 'r1', 'al')],
      ['euse euses', (stem, suffix) => replace(stem, suffix, 'r2') || replace(stem, suffix, 'r1', 'eux')],
      ['issement issements', issement],
      ['amment', then('ant')],
      ['emment', then('ent')],
      ['ment ments', ment],
    ] as [string, Rule][]
  ).flatMap(([suffixes, rule]) => suffixes.split(' ').map(suffix => [suffix, rule] as const)),
)
const STANDARD_ENDINGS = new Set(STANDARD.keys())

export function standardSuffix(stem: Stem): boolean {
  const suffix = ending(stem.text, STANDARD_ENDINGS)
  return suffix !== null && STANDARD.get(suffix)!(stem, suffix)
}

const IN_I = words(
  'îmes ît îtes i ie ies ir ira irai iraIent irais irait iras irent irez iriez irions irons iront is issaIent issais ' +
    'issait issant issante issantes issants isse issent isses issez issiez issions issons it',
)

export function verbSuffixInI(stem: Stem): boolean {
  const suffix = ending(stem.text, IN_I, stem.rv)
  if (!suffix) return false
  const before = stem.text.length - suffix.length - 1
  if (before < stem.rv || isVowel(stem.text[before]) || stem.text[before] === 'H') return false
  return replace(stem, suffix, 'rv')
}

const IN_E = words('é ée ées és èrent er era erai eraIent erais erait eras erez eriez erions erons eront ez iez')
const IN_A = words('âmes ât âtes a ai aIent ais ait ant ante antes ants as asse assent asses assiez assions')
const IN_E_OR_A = new Set(['ions', ...IN_E, ...IN_A])

export function verbSuffixOther(stem: Stem): boolean {
  const suffix = ending(stem.text, IN_E_OR_A, stem.rv)
  if (!suffix) return false
  if (suffix === 'ions') return replace(stem, suffix, 'r2')
  replace(stem, suffix, 'rv')
  if (IN_A.has(suffix)) replace(stem, 'e', 'rv')
  return true
}

const RESIDUAL = words('ion ier ière Ier Ière e')

/** For a word that no rule above touched. */
export function residual(stem: Stem): void {
  if (/(?:Hi|[^aiouès])s$/.test(stem.text)) stem.text = stem.text.slice(0, -1)
  const suffix = ending(stem.text, RESIDUAL, stem.rv)
  if (suffix === 'e') replace(stem, suffix, 'rv')
  else if (suffix === 'ion') {
    const before = stem.text.length - 4
    if (before >= stem.rv && /[st]/.test(stem.text[before]!)) replace(stem, suffix, 'r2')
  } else if (suffix) replace(stem, suffix, 'rv', 'i')
}
