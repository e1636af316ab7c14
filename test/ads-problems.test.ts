import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Brand } from '../src/brands/schema.ts'
import { AD_ISSUE_CODES, type AdIssueCode } from '../src/campaigns/import/issues.ts'
import { NOTE_CODES, type NoteCode } from '../src/campaigns/import/notes.ts'
import { readAds } from '../src/campaigns/import/read.ts'
import { place } from '../src/campaigns/import/slugs.ts'
import { FaultList } from '../src/dashboard/fault-list.tsx'
import { noteIn, placesIn, problemIn } from '../src/dashboard/import/problem.ts'
import { LANGUAGES, type Language } from '../src/dashboard/words.ts'
import { parseHtml, textOf } from '../src/lib/html.ts'
import { typeset } from '../src/lib/typography.ts'
import type { StoredAd } from '../src/pages/drafts/ad-store.ts'
import { planOf } from '../src/pages/drafts/import-plan.ts'
import { screenAt } from './screen.ts'

const brand = {
  ...{ id: 'maison', name: 'Maison', domain: null, logo: null },
  kit: { tone: 'vous', primary: null },
  legal: {},
} as unknown as Brand
/** The campaign has one ad: number 7 of Meta, at the address `promo`. */
const promo = {
  ad: {
    ...{ campaign: 'spring', slug: 'promo', platform: 'meta', external_id: '7', headline: 'Titre', primary_text: '' },
    ...{ description: '', cta: 'LEARN_MORE', language: 'fr', image: null, image_width: null, image_height: null },
    ...{ palette: [], template: 'quote', live: null },
  },
  content: {},
  revision: 1,
} as StoredAd

function told(file: string | Uint8Array, mapping = {}) {
  const bytes = typeof file === 'string' ? new TextEncoder().encode(file) : file
  const read = readAds(bytes, { format: 'auto', mapping, language: 'fr' })
  const { placed, issues } = place(read.ads, [{ slug: 'promo', platform: 'meta', external_id: '7' }])
  const options = { template: 'quote', language: null }
  const plan = planOf(placed, { brand, stored: new Map([['promo', promo]]), assets: new Map(), options })
  return {
    file: { platform: read.format, columns: read.columns },
    issues: [...read.issues, ...issues, ...plan.issues],
    notes: [...read.notes, ...plan.notes],
  }
}
type Told = ReturnType<typeof told>

const meta = (...lines: string[]) =>
  ['Ad name,Ad ID,Ad set name,Title,Body,Call to Action,Image Hash', ...lines].join('\n')
const own = (header: string, ...lines: string[]) => [header, ...lines].join('\n')
const many = (n: number, line: (i: number) => string) => meta(...Array.from({ length: n }, (_, i) => line(i)))

/** For each thing that can be wrong with a file of ads: such a file, and what the French desk says of it. */
const WRONG: Record<AdIssueCode, [file: Told, french: string]> = {
  workbook: [told(new Uint8Array([0x50, 0x4b, 3, 4, 0, 0])), "Fichier : c'est un classeur Excel."],
  binary: [told(new Uint8Array([1, 2, 0, 0, 0, 3])), "Fichier : ce n'est pas un fichier texte"],
  'no-header': [told('\n\n'), 'Ligne 1 : le fichier est vide.'],
  'unknown-headers': [
    told('Rapport\n\nRéf;Accroche;Argument\n12;Votre audit;Offert\n'),
    "Ligne 3 : aucune colonne n'est reconnue comme le titre ou le texte d'une annonce. Colonnes trouvées : Réf | Accroche | Argument.",
  ],
  'mapping-unmet': [
    told('Réf;Accroche\n12;Votre audit\n', { headline: 'Titre' }),
    "Ligne 1 : aucune ligne n'a toutes les colonnes demandées. Colonnes trouvées : Réf | Accroche.",
  ],
  'several-platforms': [
    told('Ad name,Ad ID,Call to action,Text\nA,1,Apply,Texte'),
    'Régie : ce peut être un export de Meta ou de TikTok. Choisissez la régie',
  ],
  'too-many-lines': [
    told(many(20_001, () => 'A,1,s,Titre,Texte,,')),
    'Ligne 20 002 : le fichier a plus de 20 000 lignes. Partagez-le',
  ],
  'too-many-ads': [
    told(many(2001, i => `A${i},${i + 10},s,Titre,Texte,,`)),
    'Ligne 2 002 : le fichier a plus de 2 000 annonces.',
  ],
  'not-json': [told('[{"headline": "a"},\n{]'), 'Fichier : ce JSON ne se lit plus à la ligne 2, caractère 2.'],
  'no-array': [told('{"headline":"a"}'), "Fichier : ce JSON n'est pas une liste d'annonces"],
  'open-quotes': [told(meta('A,1,s,"Titre,Texte,,')), 'Ligne 2 : un guillemet est de trop'],
  'cell-count': [
    told(meta('A,1,s,Titre,Texte,,,,trop')),
    "Ligne 2 : 9 cellules, alors que l'en-tête en a 7. Un texte qui contient le séparateur",
  ],
  'rounded-id': [
    told(meta('A,1.2021E+17,s,Titre,Texte,,')),
    "Ligne 2, « Ad ID » : un tableur a arrondi l'identifiant (1.2021E+17).",
  ],
  'differs-by-slug': [
    told(own('slug,headline', 'a,Titre', 'a,Autre')),
    "Ligne 3, « headline » : ce n'est pas ce que dit la ligne 2, qui est la même annonce (« a »).",
  ],
  'differs-by-id': [
    told(meta('A,9,s,Titre,Texte,,', 'A,9,s,Autre,Texte,,')),
    "Ligne 3, « Title » : ce n'est pas ce que dit la ligne 2, qui est la même annonce (identifiant 9).",
  ],
  'differs-by-name': [
    told(meta('Promo,,s,Titre,Texte,,', 'PROMO,,s,Titre,Autre,,')),
    "Ligne 3, « Body » : ce n'est pas ce que dit la ligne 2, qui est la même annonce par son nom (« Promo »).",
  ],
  'same-ad': [
    told('[{"slug":"a","platform":"meta","headline":"a"},{"platform":"x","headline":"b"},{"slug":"promo","platform":"meta","headline":"c"},{"platform":"meta","externalId":"7","headline":"c"}]'),
    "Élément 3 : c'est la même annonce que l'élément 4 (« promo »).",
  ],
  'other-slug': [
    told(own('slug,platform,external_id,headline', 'autumn,meta,7,Titre')),
    "Ligne 2, « slug » : l'annonce 7 a l'adresse « promo » dans cette campagne.",
  ],
  'unknown-image': [
    told(own('slug,headline,image', 'a,Titre,nope')),
    "Ligne 2, « image » : aucune image « nope » n'a été envoyée ici.",
  ],
  'unknown-template': [
    told(own('slug,headline,template', 'a,Titre,devis')),
    "Ligne 2, « template » : « devis » n'est pas un modèle de page. Il y a : quote, demo,",
  ],
  'other-template': [
    told(own('slug,platform,headline,template', 'promo,meta,Titre,event')),
    'Ligne 2, « template » : la page de cette annonce suit le modèle « quote »',
  ],
} // biome-ignore format: one file after the other

/** For each thing that a page will not have although the file does. */
const NOTED: Record<NoteCode, [file: Told, french: string]> = {
  'filled-in': [
    told(meta('A,1,s,Prix {{product.price}} TTC,Texte,,', 'B,2,s,{{product.name}} livré,Texte,,')),
    'Ce que la régie remplit pour chaque personne est remplacé par sa valeur par défaut, ou retiré. (lignes 2 et 3)',
  ],
  'spare-texts': [
    told('Ad ID,Ad set name,Title,Additional Title 1\n1,s,Titre,Autre'),
    "L'annonce a plus de textes qu'une page n'en montre",
  ],
  'no-headline': [told(meta('A,1,s,,Un texte.,,')), "L'annonce n'a pas de titre"],
  'made-headline': [
    told(meta('A,1,s,{{product.name}} à partir de,Texte,,')),
    "La régie fait le titre pour chaque personne : il n'en reste que « À partir de ».",
  ],
  'no-picture': [told(meta('A,1,s,Titre,Texte,,abc')), "L'image n'est pas dans le fichier"],
  'other-button': [
    told(meta('A,1,s,Titre,Texte,Hop là,')),
    "Le bouton « Hop là » n'est pas de ceux que l'on connaît ici : « En savoir plus » prend sa place. (ligne 2)",
  ],
  'landing-kept': [
    told('[{"slug":"promo","platform":"meta","headline":"Titre","landing":{"cta":"Voir"}}]'),
    "Ce que le fichier dit de la page (landing) ne vaut que pour une nouvelle annonce",
  ],
} // biome-ignore format: one file after the other

/** What is wrong with a value, whatever the field: src/dashboard/words/issues-fr.ts. */
const VALUES: [string, Told, string][] = [
  ['is too long', told(meta(`A,1,s,${'x'.repeat(256)},Texte,,`)), 'Ligne 2, « Title » : 255 caractères au plus.'],
  ['is far too long', told(meta(`A,1,s,${'x'.repeat(1100)},Texte,,`)), 'Ligne 2, « Title » : 255 caractères au plus.'],
  ['is of a second column', told('Ad ID,Ad set name,Title,Additional Title 1\n1,s,,<b>Titre</b>'), 'Ligne 2, « Additional Title 1 » : des mots'],
  ['is a headline from the text', told(meta(`A,1,s,,${'x'.repeat(256)},,`)), 'Ligne 2, « Body » : 255 caractères au plus.'],
  [
    'is pinned first',
    told('Ad group,Headline 1,Headline 1 position,Headline 2,Headline 2 position,Description 1\ng,Un,,<b>Deux</b>,1,Texte'),
    'Ligne 2, « Headline 2 » : des mots',
  ],
  ['is empty', told(own('slug,headline', 'a,')), 'Ligne 2, « headline » : à remplir.'],
  ['has tags', told(meta('A,1,s,Titre,Un <b>texte</b>,,')), 'Ligne 2, « Body » : des mots seuls, sans balise HTML.'],
  ['cannot be shown', told(meta('A,1,s,T\u0007itre,Texte,,')), 'Ligne 2, « Title » : des caractères invisibles'],
  ['is no address', told(own('slug,headline', 'Été,T')), 'Ligne 2, « slug » : des minuscules sans accent, des chiffres'],
  ['is ours', told(own('slug,headline', 'api,T')), 'Ligne 2, « slug » : ce mot est déjà une adresse de Like2Lead'],
  ['is none of a list', told(own('platform,headline', 'fax,T')), 'Ligne 2, « platform » : à choisir parmi : meta, google'],
  ['has a constant', told('headline\nT', { platform: '=fax' }), 'Ligne 2, régie : à choisir'],
  ['is of no known name', told('[{"platform":"x","headline":"a","titre":1}]'), "Élément 1, « titre » : ce champ n'existe pas."],
  [
    'is of a page that does not fit',
    told('[{"platform":"x","headline":"a","landing":{"fields":["fax"]}}]'),
    'Élément 1, « landing.fields.0 » : à choisir parmi : email',
  ],
] // biome-ignore format: one file after the other

const line = (language: Language, file: Told, issue: Told['issues'][number]): string =>
  textOf(parseHtml(String(FaultList({ faults: [problemIn(screenAt(language), file.file, issue)] })))).trim()

describe.each(AD_ISSUE_CODES)('a file of ads with %s', code => {
  const [file, french] = WRONG[code]
  const issue = file.issues.find(issue => issue.code === code)!

  test('is told to a French marketer in French, with where and what to do', () => {
    const text = line('fr', file, issue)
    expect(text).toContain(typeset(french, 'fr'))
    expect(text).toBe(typeset(text, 'fr'))
  })
  test('is told in each language in words of its own, that name all they have to and nothing of the API', () => {
    const both = LANGUAGES.map(language => line(language, file, issue))
    expect(new Set([...both, issue.message]).size).toBe(3)
    for (const text of both) expect(text).not.toMatch(/undefined|NaN|\[object|PATCH|POST|mapping=|platform=/)
  })
})

test.each(VALUES)('a value that %s is told beside its column', (_, file, french) => {
  const texts = file.issues.map(issue => line('fr', file, issue))
  expect(texts).toEqual([expect.stringContaining(typeset(french, 'fr'))])
  for (const issue of file.issues) expect(line('en', file, issue)).toMatch(/^(Line|Item) \d.*: [a-z\d]/)
})

test.each([
  ['has a comma too many', '[{"headline": "a"},]'],
  ['ends too early', '[{"headline": "a"'],
])('a JSON that %s is told with what to look for', (_, json) => {
  const file = told(json)
  expect(file.issues.map(issue => line('fr', file, issue))).toEqual([expect.stringContaining('virgule')])
})

describe.each(NOTE_CODES)('a note on %s', code => {
  const [file, french] = NOTED[code]
  const note = file.notes.find(note => note.code === code)!
  const text = (language: Language) =>
    `${noteIn(screenAt(language), note)} (${placesIn(screenAt(language), file.file, note.lines)})`

  test('is told in each language in words of its own', () => {
    expect(text('fr')).toContain(typeset(french, 'fr'))
    expect(text('fr')).toBe(typeset(text('fr'), 'fr'))
    expect(new Set([text('fr'), text('en'), note.message]).size).toBe(3)
    for (const language of LANGUAGES) expect(text(language)).not.toMatch(/undefined|\[object|PATCH|POST|PUT/)
  })
})

test('the manual lists every code', () => {
  const manual = readFileSync(path.join(import.meta.dirname, '../docs/pages.md'), 'utf8')
  expect([...AD_ISSUE_CODES, ...NOTE_CODES].filter(code => !manual.includes(`\`${code}\``))).toEqual([])
})
