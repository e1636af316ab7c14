const NAMES: Record<string, string> = {
  accounts: 'Clés et équipe', audiences: 'Audiences', brands: 'Marques', campaigns: 'Campagnes et annonces', contacts: 'Personnes et leads',
  conversions: 'Conversions', exports: 'Exports et flux', figures: 'Chiffres', home: 'Accueil et démo', images: 'Images', match: 'Score de cohérence',
  notices: 'Alertes et digest', operations: 'Exploitation', pages: 'Pages', pixel: 'Pixel', platforms: 'Plateformes', privacy: 'Vie privée', spend: 'Dépenses',
  tests: 'Tests', webhooks: 'Webhooks',
} // biome-ignore format: pairs

export const docs = {
  title: 'API',
  intro:
    'Tout ce que fait le tableau de bord, un programme peut le faire aussi : mêmes règles, mêmes droits, même journal.',
  openApi: 'Description OpenAPI 3.1',
  toKnow: 'Bon à savoir',
  first: 'Premier appel',
  firstHow: 'Il vous faut une clé : un propriétaire en crée dans la page',
  reference: 'Tous les appels',
  inEnglish:
    'Les descriptions des appels sont en anglais, comme leurs champs et leurs messages. Dans les exemples, $AUDIENCE_ID et ses semblables sont des numéros : un appel qui lit prend le premier de sa liste, un appel qui modifie attend que vous ayez choisi le vôtre.',
  sift: 'Filtrer',
  siftLike: 'audiences export',
  found: (n: string) => `Appels trouvés : ${n}`,
  all: 'Voir tous les appels',
  noGroup: 'Aucun groupe ne porte ce nom. La page API les liste tous.',
  onThisPage: 'Sur cette page',
  nameOf: (name: string) => NAMES[name] ?? name,
  role: (role: string) => `Rôle nécessaire : ${role}`,
  scope: 'portée',
  notYours: 'votre rôle ne suffit pas',
  required: 'obligatoire',
  byDefault: 'Par défaut :',
  holds: (name: string) => `Ce que contient ${name}`,
  either: (n: number) => `Forme ${n}`,
  parameters: 'Paramètres',
  body: "Corps de l'appel",
  example: 'Exemple',
  file: (name: string) => `Contenu de ${name} :`,
  answers: 'Réponses',
  answered: (status: number) => `Réponse de cet exemple (${status})`,
  promised: 'Champs de la réponse',
  parts: {
    auth: {
      title: 'Clés, rôles et portées',
      text: [
        "Chaque appel porte une clé dans son en-tête Authorization, après le mot Bearer. Elle n'est montrée qu'une fois, à sa création, et nous n'en gardons qu'une empreinte. Révoquée, elle ne passe plus au prochain appel.",
        "Son rôle dit jusqu'où elle va : un lecteur lit les chiffres, un analyste voit aussi les audiences, un éditeur modifie et exporte, un propriétaire gère clés et équipe. Ses portées disent à quoi elle sert : une clé du CRM peut ne connaître que les leads.",
        'Sans clé valable : 401. Rôle ou portée insuffisants : 403, et le message dit ce qui manque.',
      ],
    },
    errors: {
      title: 'Erreurs',
      text: [
        'Un appel refusé ne change rien. La réponse dit pourquoi : un code stable pour les programmes, une phrase pour les personnes, et chaque champ en cause.',
        'Un champ inconnu est refusé, pour qu’une faute de frappe ne passe pas inaperçue.',
      ],
    },
    paging: {
      title: 'Listes, page par page',
      text: [
        'Une liste donne au plus limit lignes (50 par défaut, 200 au plus) et next, le cursor de la page suivante. next vaut null à la fin.',
        'Une ligne ajoutée entre deux pages ne décale pas les autres.',
      ],
    },
    limits: {
      title: 'Limites',
      text: [
        "Une requête JSON pèse au plus 256 Ko, sauf indication contraire ; les fichiers ont leur propre limite, écrite à côté de l'appel. Au-delà : 413.",
        "Aucun quota d'appels n'est fixé ici : ceux de votre compte Cloudflare s'appliquent. Un appel qui fait partir un mail répond 429 quand il revient trop tôt.",
      ],
    },
    money: {
      title: 'Montants',
      text: [
        'Dans les réponses, un champ en Micros est en millionièmes de sa devise : 1490000000 vaut 1 490 €. Les montants que vous envoyez, et ceux des fichiers CSV, sont en unités.',
        "Rien n'est converti sans ?currency=.",
      ],
    },
    times: {
      title: 'Dates et heures',
      text: [
        'Un instant reçu est en millisecondes depuis 1970 (UTC). Un instant envoyé est en ISO 8601 avec son décalage : 2026-12-01T08:00:00+01:00.',
        'Un jour (2026-12-01) est un jour UTC ; from et to sont compris tous les deux.',
      ],
    },
    twice: {
      title: 'Envoyer deux fois',
      text: [
        'Après une coupure, renvoyez le même appel. Une commande (id), un résultat de lead, une image ou un import déjà reçus ne comptent pas deux fois ; un slug déjà pris répond 409, ce qui dit que le premier envoi est passé.',
        'Une page se modifie avec If-Match (son ETag) : si quelqu’un a enregistré entre-temps, la réponse est 409 et contient la page actuelle.',
      ],
    },
    imports: {
      title: 'Imports : essayer, puis écrire',
      text: [
        'Chaque import prend le fichier tel quel dans le corps. Avec ?dryRun=1 il dit ce qu’il ferait et n’écrit rien. Sans, il écrit tout ou rien : une ligne fausse arrête l’ensemble, et chaque erreur dit sa ligne et sa colonne.',
      ],
    },
    webhooks: {
      title: 'Webhooks : vérifier la signature',
      text: [
        'Chaque message porte webhook-id, webhook-timestamp et webhook-signature (Standard Webhooks 1.0). Vérifiez la signature sur le texte reçu, avant de le lire comme du JSON, et ignorez un webhook-id déjà vu : un message peut arriver deux fois.',
        'Répondez 2xx en moins de dix secondes. Sinon nous réessayons, de plus en plus rarement.',
      ],
    },
    versions: {
      title: 'Évolutions',
      text: [
        'Les réponses peuvent gagner des champs : ignorez ceux que vous ne connaissez pas. Un champ, un code d’erreur ou une adresse ne disparaît pas sans que le journal des versions le dise.',
      ],
    },
  },
}
