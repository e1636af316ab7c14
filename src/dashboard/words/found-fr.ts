import type { Contrasted, ElementKind, FileKind, FoundCode, Named } from '../../pages/checks/found.ts'
import type { Formats } from '../formats.ts'

/** What the gate found, by its code. A code without words does not compile. Where it is may stand
 *  before the sentence, which then begins small: it does not begin with a name. */
export type FoundWords = { readonly [C in FoundCode]: (p: Named<C>, f: Formats) => string }

/** What an element of the page is called: with its own words, or without any. */
export type ElementWords = Readonly<Record<ElementKind, { some: string; named: (words: string) => string }>>

export const elements: ElementWords = {
  link: { some: 'Un lien', named: words => `Le lien « ${words} »` },
  button: { some: 'Un bouton', named: words => `Le bouton « ${words} »` },
  question: { some: 'Une question fréquente', named: words => `La question « ${words} »` },
  frame: { some: 'Un cadre', named: words => `Le cadre « ${words} »` },
  picture: { some: 'Une image', named: words => `L'image « ${words} »` },
  box: { some: 'Une case à cocher', named: words => `La case « ${words} »` },
  field: { some: 'Un champ du formulaire', named: words => `Le champ « ${words} »` },
  other: { some: 'Un élément de la page', named: words => `L'élément « ${words} »` },
}

export const found: FoundWords = {
  'page-too-heavy': ({ bytes, most }, f) =>
    `Les textes et le style pèsent ${kb(bytes, f)} compressés, ${kb(most, f)} au plus. Raccourcissez les textes ou retirez un bloc.`,
  'unreadable-file': ({ url, file }) =>
    `${FILES[file]} ${url} ne se lit pas : les visiteurs ne l'auraient pas non plus. Envoyez le fichier à nouveau.`,
  'too-many-requests': ({ requests, most }) =>
    `${requests} fichiers sont demandés avant que la page soit complète, ${most} au plus. Retirez une image.`,
  'first-load-too-heavy': ({ bytes, most, url, heaviest, file }, f) =>
    `La page pèse ${kb(bytes, f)} sur un téléphone, ${kb(most, f)} au plus. Le plus lourd : ${FILES[file].toLowerCase()} ${url}, ${kb(heaviest, f)}. Mettez plus léger à sa place.`,
  'page-alone-too-heavy': ({ bytes, most }, f) =>
    `La page pèse ${kb(bytes, f)} sur un téléphone, ${kb(most, f)} au plus. Raccourcissez les textes ou retirez un bloc.`,
  'third-party': ({ url }) => `${url} est demandé à un autre serveur. Retirez-le de la page.`,

  'low-contrast': ({ of, selector, text, ground, ratio, least }, f) =>
    `${of === 'other' ? `« ${selector} »` : CONTRASTED[of]} : ${text} sur ${ground} donne un contraste de ${f.number(ratio, TWO)}, il faut ${f.count(least)} au moins. Changez une couleur de la marque.`,
  'wrong-language': ({ said, is }) =>
    said === ''
      ? `La page ne dit pas sa langue, qui est ${LANGUAGES[is] ?? is}.`
      : `La page dit que sa langue est ${LANGUAGES[said] ?? `« ${said} »`}, et c'est ${LANGUAGES[is] ?? is}.`,
  'no-title': () => "La page n'a pas de titre pour l'onglet du navigateur.",
  'zoom-forbidden': () => "La page empêche d'agrandir le texte.",
  'main-headings': ({ count }) =>
    count === 0
      ? "La page n'a pas de titre principal, il en faut un."
      : `La page a ${count} titres principaux, il en faut un seul.`,
  'level-skipped': ({ heading, level, before }) =>
    `Le titre « ${heading} » est de niveau ${level} juste après un niveau ${before} : un niveau est sauté.`,
  'empty-heading': ({ level }) => `Un titre de niveau ${level} est vide. Écrivez-le, ou retirez-le.`,
  'image-without-alt': ({ url }) =>
    `L'image ${url} n'a pas de texte à sa place. Écrivez-le, ou laissez-le vide si elle ne fait que décorer.`,
  'picture-without-text': () =>
    "Rien n'est écrit. Si l'image montre des mots, une offre ou ce que la page ne dit pas, écrivez-le ici.",
  'without-name': () => 'Pas de nom qui puisse se lire à voix haute. Donnez-lui un texte.',
  'id-twice': ({ id }) => `L'identifiant « ${id} » est là deux fois dans la page.`,
  'id-missing': ({ id }) => `Un élément renvoie à l'identifiant « ${id} », qui n'est pas dans la page.`,
  'without-label': () => "Pas d'étiquette visible, et le visiteur ne sait pas quoi y écrire.",
  'field-missing': ({ field }) => `Le champ « ${field} » est demandé, et n'est pas dans la page.`,
  'error-unsaid': () => 'En cas d’erreur, rien ne le signale aux lecteurs d’écran (aria-invalid).',
  'error-unexplained': () => "En cas d'erreur, rien ne mène aux mots qui disent pourquoi (aria-describedby).",
  'error-unlinked': () => "En cas d'erreur, aucun lien du résumé n'y mène.",
  'refusal-silent': () =>
    'Un formulaire refusé revient sans que le refus soit annoncé aux lecteurs d’écran (role=alert).',
  'too-low': ({ height, least }) => `${height}\u00a0px de haut, il en faut ${least} pour le toucher du doigt.`,

  'publisher-missing': ({ missing }, f) =>
    `La loi veut le nom de l'éditeur sous chaque page. Il manque dans l'identité légale de la marque : ${f.list(missing.split(', ').map(key => LEGAL[key] ?? key))}.`,
  'notice-unlinked': ({ url }) => `Aucun lien de la page ne mène aux mentions légales (${url}).`,
  'dead-anchor': ({ url }) => `Le lien ${url} ne mène à rien dans la page. Corrigez-le.`,
  'unsafe-link': ({ url }) => `Le lien « ${url} » n'est pas sûr. Prenez une adresse en https.`,
  'form-without-notice': ({ url }) =>
    `Le formulaire ne dit pas ce qui est fait des réponses : il lui faut un lien vers la page de confidentialité (${url}).`,
  'ticked-in-advance': () => "Cochée d'avance, elle ne vaut pas un accord. Laissez-la vide.",
  'many-questions': ({ count, most }) =>
    `${count} questions, dont chacune coûte des réponses. 25 % des visiteurs en remplissent trois, 20 % cinq, 12 % sept. Posez-en ${most} au plus, et le reste plus tard.`,
  'turnstile-costs': () =>
    'Ce script pèse sur chaque visite, et un visiteur sans JavaScript ne peut pas envoyer le formulaire, déjà gardé sans lui. À garder pour une page que des robots ont trouvée.',
  'turnstile-unset': () =>
    "Les clés de Turnstile ne sont pas réglées, et d'ici là le formulaire n'est pas vérifié. Demandez à qui a installé Like2Lead (TURNSTILE_SITE_KEY et TURNSTILE_SECRET).",
  'mail-unset': () =>
    "Aucun mail ne peut partir, et d'ici là aucun accord ne compte. Demandez à qui a installé Like2Lead (MAIL_FROM).",

  'undeclared-braces': ({ name }) =>
    `Les visiteurs liraient « ${name} ». Écrivez les mots, ou ajoutez-le dans « Textes qui suivent le lien ».`,
  'other-register': ({ text, says, page }) =>
    `« ${text} » dit « ${says} » alors que la page dit « ${page} ». Reprenez la phrase.`,
  'without-proof': () => "Pas de preuve. Dites où c'est écrit.",
  'offer-over': ({ day }, f) => `L'offre est terminée depuis le ${f.day(day)}. Changez la date, ou retirez-la.`,
  'price-to-come': ({ day }, f) =>
    `Le prix d'avant est appliqué depuis le ${f.day(day)}, qui n'est pas encore là. Corrigez la date.`,
  'struck-unproven': () =>
    "Un prix est barré sans la preuve de ce qu'il était. Remplissez « Prix barré » dans « Prix et échéance ».",
  'price-old': ({ day }, f) =>
    `Le prix d'avant est du ${f.day(day)}, il y a plus de 12 mois. Donnez-en un plus récent, ou retirez-le.`,
  'incentive-over': ({ day }, f) =>
    `L'avantage est terminé depuis le ${f.day(day)}, et plus personne ne le voit. Changez la date, ou retirez-le.`,
  'event-over': ({ day }, f) =>
    `L'événement est passé depuis le ${f.day(day)}, et la page n'en montre plus la date. Donnez la prochaine.`,
  'compared-unproven': ({ price }) =>
    `La page compare son prix à « ${price} ». Si ce prix était le vôtre, donnez la preuve qu'il a été demandé.`,
  'test-runs': () => 'Arrêtez le test, ou appliquez une de ses versions, puis publiez.',
}

const kb = (bytes: number, f: Formats): string => `${f.count(Math.round(bytes / 102.4) / 10)}\u00a0Ko`
const TWO = { maximumFractionDigits: 2 }

const FILES: Record<FileKind, string> = {
  image: "L'image",
  font: 'La police',
  script: 'Le script',
  other: 'Le fichier',
}

const CONTRASTED: Record<Exclude<Contrasted, 'other'>, string> = {
  text: 'Le texte',
  secondary: 'Le texte secondaire',
  links: 'Les liens et le contour de ce qui est choisi',
  buttons: 'Les mots des boutons',
  edges: 'Le bord des champs',
}

const LANGUAGES: Partial<Record<string, string>> = { fr: 'le français', en: "l'anglais" }

const LEGAL: Partial<Record<string, string>> = {
  company: 'la société',
  address: "l'adresse postale",
  email: "l'e-mail",
  publisher: 'le directeur de la publication',
}
