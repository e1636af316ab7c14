import type { AdIssueCode, NamedIn } from '../../campaigns/import/issues.ts'
import type { NoteCode, NotedIn } from '../../campaigns/import/notes.ts'
import type { Formats } from '../formats.ts'

/** What is wrong with a file of ads, by its code. A code without words does not compile. Where it is stands before the
 *  sentence; `other` comes as people say a place: « la ligne 2 ». */
export type AdsProblems = { readonly [C in AdIssueCode]: (p: NamedIn<C>, f: Formats) => string }
export type AdsNotes = { readonly [C in NoteCode]: (p: NotedIn<C>) => string }

export const adsProblems: AdsProblems = {
  workbook: () => 'c’est un classeur Excel. Enregistrez-le au format « CSV UTF-8 », puis envoyez ce fichier.',
  binary: () => 'ce n’est pas un fichier texte (une image, un PDF ?). Exportez les annonces en CSV.',
  'no-header': () => 'le fichier est vide. Il faut les noms des colonnes, puis une annonce par ligne.',
  'unknown-headers': ({ columns }) =>
    `aucune colonne n’est reconnue comme le titre ou le texte d’une annonce. Colonnes trouvées : ${columns}. Choisissez la régie avant d’envoyer le fichier, ou nommez ces colonnes headline et primary_text.`,
  'mapping-unmet': ({ columns }) =>
    `aucune ligne n’a toutes les colonnes demandées. Colonnes trouvées : ${columns}.`,
  'several-platforms': ({ platform, or }) =>
    `ce peut être un export de ${platform} ou de ${or}. Choisissez la régie avant d’envoyer le fichier.`,
  'too-many-lines': ({ most }, f) =>
    `le fichier a plus de ${f.count(most)} lignes. Partagez-le, ou exportez sans le détail par jour.`,
  'too-many-ads': ({ most }, f) => `le fichier a plus de ${f.count(most)} annonces. Partagez-le par ensemble de publicités.`,
  'not-json': ({ line, character }, f) =>
    line === undefined || character === undefined
      ? 'ce JSON ne se lit pas : une virgule ou un guillemet est de trop ou manque, ou le fichier s’arrête avant sa fin. Corrigez-le, ou exportez-le de nouveau.'
      : `ce JSON ne se lit plus à la ligne ${f.count(line)}, caractère ${f.count(character)}. Corrigez ce qui est là, une virgule ou un guillemet peut-être.`,
  'no-array': () => 'ce JSON n’est pas une liste d’annonces : [{"headline": "…", "platform": "meta"}, …].',

  'open-quotes': () =>
    'un guillemet est de trop, ou n’est pas refermé. Un texte qui en contient s’écrit entre guillemets, et chacun des siens deux fois.',
  'cell-count': ({ found, expected }, f) =>
    `${f.count(found)} cellules, alors que l’en-tête en a ${f.count(expected)}. Un texte qui contient le séparateur doit être entre guillemets.`,
  'rounded-id': ({ value }) =>
    `un tableur a arrondi l’identifiant (${value}). Mettez cette colonne au format texte, ou exportez de nouveau sans ouvrir le fichier.`,

  'differs-by-slug': ({ other, slug }) =>
    `ce n’est pas ce que dit ${other}, qui est la même annonce (« ${slug} »). Laissez-en une des deux.`,
  'differs-by-id': ({ other, id }) =>
    `ce n’est pas ce que dit ${other}, qui est la même annonce (identifiant ${id}). Laissez-en une des deux.`,
  'differs-by-name': ({ other, name }) =>
    `ce n’est pas ce que dit ${other}, qui est la même annonce par son nom (« ${name} »). Exportez aussi la colonne des identifiants : elle les distingue.`,
  'same-ad': ({ other, slug }) =>
    `c’est la même annonce que ${other} (« ${slug} »). Laissez-en une des deux, ou donnez-leur deux adresses.`,
  'other-slug': ({ id, slug }) =>
    `l’annonce ${id} a l’adresse « ${slug} » dans cette campagne. Écrivez celle-là, ou laissez la cellule vide.`,

  'unknown-image': ({ image }) =>
    `aucune image « ${image} » n’a été envoyée ici. Laissez la cellule vide, puis ajoutez l’image depuis la page de l’annonce.`,
  'unknown-template': ({ template, known }) => `« ${template} » n’est pas un modèle de page. Il y a : ${known}.`,
  'other-template': ({ template }) =>
    `la page de cette annonce suit le modèle « ${template} », et un import ne le change pas. Changez-le depuis la page de l’annonce, ou laissez la cellule vide.`,
} // biome-ignore format: one problem after the other

/** What a page will not have although the file does: the lines stand behind the sentence. */
export const adsNotes: AdsNotes = {
  'filled-in': () =>
    'Ce que la régie remplit pour chaque personne est remplacé par sa valeur par défaut, ou retiré.',
  'spare-texts': () =>
    'L’annonce a plus de textes qu’une page n’en montre : les premiers sont gardés, les autres laissés de côté.',
  'no-headline': () => 'L’annonce n’a pas de titre : la première phrase de son texte devient celui de la page.',
  'made-headline': ({ headline }) =>
    `La régie fait le titre pour chaque personne : il n’en reste que « ${headline} ». Écrivez celui de la page.`,
  'no-picture': () =>
    'L’image n’est pas dans le fichier, qui n’en dit que l’adresse ou le nom : ajoutez-la depuis la page de l’annonce.',
  'other-button': ({ button }) =>
    `Le bouton « ${button} » n’est pas de ceux que l’on connaît ici : « En savoir plus » prend sa place.`,
  'landing-kept': () =>
    'Ce que le fichier dit de la page (landing) ne vaut que pour une nouvelle annonce : modifiez le brouillon de celle-ci depuis sa page.',
} // biome-ignore format: one note after the other
