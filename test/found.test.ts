import { describe, expect, test } from 'vitest'
import { foundText } from '../src/dashboard/desk/found.ts'
import { formatsOf } from '../src/dashboard/formats.ts'
import type { Screen } from '../src/dashboard/screen.ts'
import { LANGUAGES, type Language, words } from '../src/dashboard/words.ts'
import { parseHtml } from '../src/lib/html.ts'
import { typeset } from '../src/lib/typography.ts'
import type { Check } from '../src/pages/checks/check.ts'
import { contrastCheck } from '../src/pages/checks/contrast.ts'
import { errorsCheck, formCheck, formNoticeCheck, labelsCheck } from '../src/pages/checks/form.ts'
import { FOUND_CODES, type Found, type FoundCode } from '../src/pages/checks/found.ts'
import { legalCheck, linksCheck } from '../src/pages/checks/legal.ts'
import { comparedPriceCheck, offerCheck, offerDatesCheck } from '../src/pages/checks/offer.ts'
import {
  headingsCheck,
  idsCheck,
  imagesCheck,
  languageCheck,
  namesCheck,
  pictureTextCheck,
} from '../src/pages/checks/structure.ts'
import { targetsCheck } from '../src/pages/checks/targets.ts'
import { firstLoadCheck, thirdPartyCheck, weightCheck } from '../src/pages/checks/weight.ts'
import { placeholdersCheck, voiceCheck } from '../src/pages/checks/wording.ts'
import { TESTED } from '../src/pages/versions/publish.ts'

const NOW = Date.UTC(2026, 10, 25)
const FIRST = 'a first visit'
const page = (body: string, style = '') => [
  parseHtml(`<html><head><style>${style}</style></head><body>${body}</body></html>`),
]
const load = (bytes: number | null, url = '/i/AAAAAAAAAAAAAAAAAAAAAA/828') => ({ url, bytes })
const firstLoad = (loads: ReturnType<typeof load>[], htmlBytes = 1000) =>
  firstLoadCheck([{ visit: FIRST, htmlBytes, loads }])
const refused = (html: string) => errorsCheck(parseHtml(`<form>${html}</form>`), ['email'])
const deal = {
  price: '49 €',
  was: { price: '99 €', proof: 'Grille de novembre', since: '2026-11-01' },
  until: '2026-12-24T23:59:00+01:00',
  untilProof: 'Règlement',
}
const legal = { company: null, address: null, email: 'a@b.fr', publisher: 'Ada' }
const brand = { id: 'maison', legal } as unknown as Parameters<typeof legalCheck>[1]
const form = { fields: ['email'], turnstile: true, doubleOptIn: true, extras: [] as object[] }
const extras = ['a', 'b', 'c', 'd'].map(name => ({ name, label: name, type: 'text' }))
const settings = { turnstile: false, mail: false }

/** For each thing that the gate can find: a page that has it, and what the French desk then says. */
const MADE: Record<FoundCode, [check: Check, french: string]> = {
  'page-too-heavy': [
    weightCheck([{ visit: FIRST, htmlBytes: 20_480, loads: [] }]),
    'Les textes et le style pèsent 20\u00a0Ko compressés, 14\u00a0Ko au plus. Raccourcissez les textes ou retirez un bloc.',
  ],
  'unreadable-file': [firstLoad([load(null)]), "L'image /i/AAAAAAAAAAAAAAAAAAAAAA/828 ne se lit pas"],
  'too-many-requests': [
    firstLoad(Array.from({ length: 6 }, (_, i) => load(1, `/${i}`))),
    'Pour une première visite : 7 fichiers sont demandés',
  ],
  'first-load-too-heavy': [
    firstLoad([load(204_800)]),
    'Pour une première visite : la page pèse 201\u00a0Ko sur un téléphone, 150\u00a0Ko au plus. Le plus lourd : l’image',
  ],
  'page-alone-too-heavy': [
    firstLoad([], 204_800),
    'Pour une première visite : la page pèse 200\u00a0Ko sur un téléphone, 150\u00a0Ko au plus.',
  ],
  'third-party': [
    thirdPartyCheck(page('<script src="https://x.example/a.js"></script>')),
    'https://x.example/a.js est demandé à un autre serveur',
  ],
  'low-contrast': [
    contrastCheck(page('', ':root{--muted:#999999;--paper:#ffffff}')),
    'Le texte secondaire : #999999 sur #ffffff donne un contraste de 2,84, il faut 4,5 au moins.',
  ],
  'wrong-language': [
    languageCheck([parseHtml('<html lang=en><head><title>x</title></head>')], 'fr'),
    "La page dit que sa langue est l'anglais, et c'est le français.",
  ],
  'no-title': [languageCheck([parseHtml('<html lang=fr><head></head>')], 'fr'), "La page n'a pas de titre"],
  'zoom-forbidden': [
    languageCheck(
      [
        parseHtml(
          '<html lang=fr><head><title>x</title><meta name=viewport content="width=device-width,user-scalable=no">',
        ),
      ],
      'fr',
    ),
    "La page empêche d'agrandir le texte.",
  ],
  'main-headings': [headingsCheck(page('<h2>a</h2>')), "La page n'a pas de titre principal"],
  'level-skipped': [
    headingsCheck(page('<h1>a</h1><h3>Nos prix</h3>')),
    'Le titre « Nos prix » est de niveau 3 juste après un niveau 1 : un niveau est sauté.',
  ],
  'empty-heading': [headingsCheck(page('<h1>a</h1><h2> </h2>')), 'Un titre de niveau 2 est vide.'],
  'image-without-alt': [imagesCheck(page('<img src=/a>')), "L'image /a n'a pas de texte à sa place."],
  'picture-without-text': [
    pictureTextCheck(page('<img src=a alt="" fetchpriority=high>')),
    "Texte à la place de l'image : rien n'est écrit.",
  ],
  'without-name': [namesCheck(page('<a href=/x></a>')), 'Un lien : pas de nom'],
  'id-twice': [idsCheck(page('<p id=a></p><i id=a></i>')), "L'identifiant « a » est là deux fois"],
  'id-missing': [idsCheck(page('<label for=c>x</label>')), "Un élément renvoie à l'identifiant « c »"],
  'without-label': [labelsCheck(page('<input placeholder=Prénom>')), "Le champ « Prénom » : pas d'étiquette visible"],
  'field-missing': [refused('<p role=alert>x</p>'), 'Le champ « email » est demandé'],
  'error-unsaid': [refused('<input name=email>'), "Le champ « email » : en cas d'erreur, rien ne le signale"],
  'error-unexplained': [refused('<input name=email>'), "Le champ « email » : en cas d'erreur, rien ne mène aux mots"],
  'error-unlinked': [refused('<input name=email>'), "Le champ « email » : en cas d'erreur, aucun lien"],
  'refusal-silent': [refused('<input name=email>'), 'Un formulaire refusé revient'],
  'too-low': [
    targetsCheck(page('<p class=s><a href=/x>En savoir plus</a></p>', '.s{font:.5rem/1.5 x}')),
    'Le lien « En savoir plus » : 12\u00a0px de haut, il en faut 24',
  ],
  'publisher-missing': [
    legalCheck(page('<a href="/legal/maison/notice">x</a>'), brand),
    "Il manque dans l'identité légale de la marque : la société et l'adresse postale.",
  ],
  'notice-unlinked': [legalCheck(page(''), brand), 'Aucun lien de la page ne mène aux mentions légales'],
  'dead-anchor': [linksCheck(page('<a href="#rien">x</a>')), 'Le lien #rien ne mène à rien dans la page.'],
  'unsafe-link': [linksCheck(page('<a href="http://x.fr">x</a>')), "Le lien « http://x.fr » n'est pas sûr."],
  'form-without-notice': [
    formNoticeCheck(page('<form><input name=a></form>'), '/legal/m/privacy'),
    'Le formulaire ne dit pas ce qui est fait des réponses',
  ],
  'ticked-in-advance': [
    formNoticeCheck(page('<form><input type=checkbox name=ok checked aria-label="Recevoir nos offres"></form>'), '/p'),
    "La case « Recevoir nos offres » : cochée d'avance",
  ],
  'many-questions': [
    formCheck({ ...form, extras }, settings),
    'Ce que le formulaire demande : 5 questions, dont chacune coûte des réponses. 25 % des visiteurs',
  ],
  'turnstile-costs': [
    formCheck(form, settings),
    "Vérifier les robots avec Turnstile (un script d'un autre hôte) : ce script pèse sur chaque visite",
  ],
  'turnstile-unset': [
    formCheck(form, settings),
    "Vérifier les robots avec Turnstile (un script d'un autre hôte) : les clés de Turnstile ne sont pas réglées",
  ],
  'mail-unset': [
    formCheck(form, settings),
    "Confirmer l'accord par e-mail (double opt-in) : aucun mail ne peut partir",
  ],
  'undeclared-braces': [
    placeholdersCheck({ faq: [{ question: 'À {ville} ?', answer: '' }] }),
    'Question fréquente 1, Question : les visiteurs liraient « {ville} ».',
  ],
  'other-register': [
    voiceCheck({ headline: 'Tu choisis ton devis' }, 'vous', 'fr'),
    'Titre : « Tu choisis ton devis » dit « tu » alors que la page dit « vous ».',
  ],
  'without-proof': [
    offerCheck({ deal: { ...deal, was: { ...deal.was, proof: '' } } }, [], NOW),
    "Prix et échéance, Prix barré : pas de preuve. Dites où c'est écrit.",
  ],
  'offer-over': [
    offerCheck({ deal: { ...deal, until: '2026-11-01T23:59:00Z' } }, [], NOW),
    "Prix et échéance, Jusqu'au : l'offre est terminée depuis le 1er nov. 2026.",
  ],
  'price-to-come': [
    offerCheck({ deal: { ...deal, was: { ...deal.was, since: '2026-11-26' } } }, [], NOW),
    "Prix et échéance, Prix barré : le prix d'avant est appliqué depuis le 26 nov. 2026, qui n'est pas encore là.",
  ],
  'struck-unproven': [offerCheck({}, page('<s>99 €</s>'), NOW), 'Un prix est barré sans la preuve'],
  'price-old': [
    offerDatesCheck({ deal: { ...deal, was: { ...deal.was, since: '2025-01-02' } } }, NOW),
    "Prix et échéance, Prix barré : le prix d'avant est du 2 janv. 2025, il y a plus de 12 mois.",
  ],
  'incentive-over': [
    offerDatesCheck({ incentive: { title: 'x', text: 'y', until: '2026-11-24T23:59:00Z', proof: 'z' } }, NOW),
    "Incitation au retour, Jusqu'au : l'avantage est terminé depuis le 24 nov. 2026",
  ],
  'event-over': [
    offerDatesCheck({ event: { starts: '2026-11-24T11:00:00+01:00', minutes: 45 } }, NOW),
    "Date et lieu, Commence le : l'événement est passé depuis le 24 nov. 2026",
  ],
  'compared-unproven': [
    comparedPriceCheck({}, page('<p>À 29,90 € au lieu de 59 €.</p>')[0]!, 'fr'),
    'Prix et échéance, Prix barré : la page compare son prix à',
  ],
  'test-runs': [TESTED, 'Arrêtez le test'],
}

const screenIn = (language: Language) => ({ t: words[language], f: formatsOf(language), language }) as Screen
const foundIn = (check: Check, code: FoundCode): Found =>
  (check.id === 'match' ? [] : (check.issues ?? [])).find(issue => issue.code === code)!

/** Of a template that has the block, as only such a page can be found to have it wrong. */
const TEMPLATE: Partial<Record<FoundCode, string>> = { 'event-over': 'event' }
const told = (language: Language, code: FoundCode): string =>
  foundText(screenIn(language), TEMPLATE[code] ?? 'product', foundIn(MADE[code][0], code))

describe.each(FOUND_CODES)('what the gate finds as %s', code => {
  const [check, french] = MADE[code]

  test('is told to a French marketer in French', () => {
    expect(check.ok).toBe(false)
    expect(told('fr', code)).toContain(typeset(french, 'fr'))
    expect(told('fr', code)).toBe(typeset(told('fr', code), 'fr'))
  })

  test('is told in each language in words of its own, that name all they have to and no path of the API', () => {
    const both = LANGUAGES.map(language => told(language, code))
    expect(new Set([...both, foundIn(check, code).message]).size).toBe(3)
    for (const text of both) expect(text).not.toMatch(/undefined|NaN|\[object|content\.|deal\.|PATCH/)
    // What stands behind a place goes on with its sentence.
    for (const text of both) expect(text).not.toMatch(/:[\s\u00a0]\p{Lu}\p{Ll}/u)
  })
})
