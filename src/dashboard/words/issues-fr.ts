/** What the API refuses in a field, by the code of the issue. `p`: what the sentence has to name. */
export const issues = {
  'wrong-type': (p: Params) => EXPECTED[p.expected ?? ''] ?? "Cette valeur n'a pas la forme attendue.",
  'not-one-of': (p: Params) => `À choisir parmi : ${p.known}.`,
  'wrong-format': (p: Params) => FORMATS[p.format ?? ''] ?? "Cette valeur n'a pas la forme attendue.",
  'too-small': ({ of = '', least = '' }: Params) =>
    of === 'string' || of === 'array'
      ? least === '1'
        ? 'À remplir.'
        : `${least} ${COUNTED[of]} au moins.`
      : `${least} au moins.`,
  'not-above': (p: Params) => `Au-dessus de ${p.limit}.`,
  'too-big': ({ of = '', most = '' }: Params) => `${most}${COUNTED[of] ? ` ${COUNTED[of]}` : ''} au plus.`,
  'unknown-field': () => "Ce champ n'existe pas.",
  'not-accepted': () => "Cette valeur n'est pas acceptée.",
  unknown: (p: Params) => `« ${p.name} » n'existe pas ou plus.`,
  'min-above-max': () => 'Le premier nombre doit être plus petit que le second.',
  'sensitive-word': (p: Params) =>
    `« ${p.word} » parle de santé ou d'argent, et les régies bloquent ces listes : donnez un numéro ou une saison.`,
  markup: () => 'Des mots seuls, sans balise HTML.',
  unprintable: () =>
    'Des caractères invisibles, souvent copiés d’un tableur ou d’un PDF : effacez le texte, puis retapez-le.',
  'one-line': () => 'Une seule ligne, sans retour à la ligne.',
  'not-a-zone': () => 'Un continent et une ville, comme Europe/Paris ou America/Montreal.',
  'not-a-country': () => 'Ce pays n’est pas connu : écrivez son code (FR) ou son nom.',
  reserved: () => 'Ce mot est déjà une adresse de Like2Lead : prenez-en un autre.',

  // a rule that is edited as JSON
  'not-a-condition': () => 'Une condition est un objet : {"tier": {"min": 20}}.',
  'unknown-condition': (p: Params) =>
    `${p.named === '' ? 'Condition vide' : `Condition inconnue : ${p.named}`}. Il y a : ${p.known}.`,
  'two-conditions': (p: Params) => `Une condition à la fois, pas ${p.named} ensemble : réunissez-les par "all".`,
  'unknown-beside': (p: Params) => `Inconnu à côté de "${p.verb}" : ${p.named}.`,
  'not-a-list': (p: Params) => `"${p.verb}" contient une liste d'au moins une condition.`,
  'too-deep': (p: Params) => `Plus de ${p.most} niveaux les uns dans les autres.`,
  'too-many-conditions': (p: Params) => `Plus de ${p.most} conditions : partagez la règle en plusieurs audiences.`,
} as Record<string, (p: Params) => string>

export type Params = Partial<Record<string, string>>

const COUNTED: Partial<Record<string, string>> = { string: 'caractères', array: 'éléments' }

const FORMATS: Partial<Record<string, string>> = {
  email: 'Une adresse e-mail : nom@exemple.fr.',
  url: 'Une adresse complète : https://exemple.fr/page.',
  date: 'Une date du calendrier, comme 2026-11-30.',
  datetime: 'Une date du calendrier et une heure, comme 2026-11-30T18:00.',
  currency: 'Un code de devise, comme EUR.',
  slug: 'Des minuscules sans accent, des chiffres et des tirets à l’intérieur, 64 caractères au plus.',
}

const EXPECTED: Partial<Record<string, string>> = {
  int: 'Un nombre entier.',
  number: 'Un nombre.',
  string: 'Un texte.',
  boolean: 'true ou false.',
  array: 'Une liste.',
  object: 'Un objet.',
}
