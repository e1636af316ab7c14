import type { Severity } from '../../pixel/install/finding.ts'
import type { Snippet } from '../../pixel/install/snippets.ts'

/** Installing the pixel: what to paste, and what the check says. */
export const install = {
  title: 'Installation',
  intro:
    "Une balise sur chaque page qui compte. Elle mesure sans cookie jusqu'où va chaque visite ; nos propres pages l'ont déjà.",
  campaign: 'Campagne',
  show: 'Afficher ses balises',
  noCampaign: "Aucune campagne pour l'instant",
  noCampaignHow: 'La balise nomme la campagne qu’elle compte. Créez la première, puis revenez ici.',
  create: 'Créer une campagne',
  byApi: 'Avec l’API',
  snippets: '1. Collez la balise',
  kinds: {
    html: {
      name: 'HTML, ou un outil qui donne accès à <head>',
      steps: [
        'Ouvrez le modèle commun à toutes les pages : « code dans l’en-tête », « Head », ou le fichier HTML.',
        'Collez ce code avant </head>.',
        'Publiez, puis passez à l’étape 2.',
      ],
      note: "L'image compte les navigateurs sans JavaScript.",
    },
    wordpress: {
      name: 'WordPress',
      steps: [
        'Dans Extensions, ajoutez une extension de code, par exemple Code Snippets.',
        'Ajoutez un extrait PHP, collez ce code, et choisissez « exécuter partout ».',
        'Enregistrez et activez, puis videz le cache du site s’il en a un.',
      ],
      note: "Sans extension : à la fin de functions.php d'un thème enfant. WordPress 6.3 ou plus récent.",
    },
    woocommerce: {
      name: 'WooCommerce : les achats',
      steps: [
        'Installez d’abord la balise de WordPress, ci-dessus.',
        'Ajoutez un second extrait PHP, et collez ce code.',
        'Passez une commande d’essai : l’achat apparaît dans l’entonnoir de la campagne.',
      ],
      note: 'Une commande compte une seule fois, même si la page est rechargée.',
    },
    shopify: {
      name: 'Shopify',
      steps: [
        'Ouvrez Boutique en ligne, Thèmes, ⋯, Modifier le code.',
        'Dans theme.liquid, collez ce code avant </head>.',
        'Enregistrez.',
      ],
      note: "Depuis le 26 août 2026, Shopify n'exécute plus les scripts du thème au paiement ni sur la page de remerciement : une vente qui suit un formulaire se déclare depuis votre serveur, avec POST /api/conversions et l'identifiant de son lead ; les autres ne sont pas encore mesurées là.",
    },
    gtm: {
      name: 'Google Tag Manager',
      steps: [
        'Nouvelle balise, type « HTML personnalisé », et collez ce code.',
        'Déclencheur : « Initialisation – toutes les pages ». Aucune condition de consentement.',
        'Prévisualisez, puis envoyez la version.',
      ],
      note: "Tag Manager retire les attributs data- d'une balise collée : celle-ci les pose elle-même. La mesure exemptée se passe de consentement (voir l'auto-évaluation CNIL), et la publicité attend l'accord de toute façon.",
    },
    events: {
      name: 'Événements et achats',
      steps: ['Une ligne par événement, là où il se produit : collez celle qu’il vous faut et changez ses mots.'],
      note: "Une valeur négative avec la même commande est un remboursement. Jamais de nom, d'adresse ni de numéro dans un événement.",
    },
    declared: {
      name: 'Événements sans script',
      steps: ['Ajoutez ces attributs à vos boutons et formulaires : data-l2l-cta marque l’appel à l’action.'],
      note: 'Les formulaires, fichiers, téléphones et e-mails sont comptés tout seuls.',
    },
    consent: {
      name: 'Consentement à la publicité',
      steps: [
        'Votre bandeau parle IAB TCF ou Consent Mode : rien à faire.',
        'Sinon, appelez l’un ou l’autre quand le visiteur répond.',
      ],
      note: "Global Privacy Control vaut toujours un refus. Pour qu'un accord soit gardé, la balise doit venir d'un sous-domaine du même site (l2l.boutique.fr) : les navigateurs ne gardent pas le cookie d'un autre site.",
    },
  } satisfies Record<Snippet, { name: string; steps: string[]; note: string }>,

  arrival: {
    title: '3. La première vue',
    waiting: 'En attente de la première vue…',
    how: "Ouvrez une page de votre site dans un autre onglet, restez-y quelques secondes, puis revenez : cette carte passe au vert toute seule. Rien ? Vérifiez la page à l'étape 4, et votre bloqueur de publicité.",
    arrived: 'Le pixel compte.',
    from: (page: string, when: string) => `Dernière vue : ${page}, le ${when}.`,
    before: (page: string, when: string) => `Avant cela : ${page}, le ${when}.`,
    another: 'Attendre une nouvelle vue',
    look: 'Regarder de nouveau',
  },

  check: {
    title: '4. Un doute ? Vérifiez une page',
    url: "Adresse d'une page",
    urlHint: 'En https, ouverte à tous. Elle est lue une fois, sans être mesurée.',
    submit: 'Vérifier',
    of: (url: string) => `Ce qui a été vu sur ${url}`,
    verdict: {
      works: 'Le pixel est en place',
      kept: "Le pixel est là, et quelque chose l'empêche de compter",
      unsure: 'Peut-être par un gestionnaire de balises',
      missing: 'Le pixel ne compte pas cette page',
    },
    severity: {
      blocks: 'Bloque',
      warning: 'À corriger',
      hint: 'À savoir',
      good: 'Bien',
    } satisfies Record<Severity, string>,
    line: (line: number) => `Ligne ${line} :`,
    refused: {
      'invalid-body': "L'adresse manque ou est trop longue.",
      'not-https':
        "Donnez l'adresse entière d'une page, par exemple https://www.boutique.fr/. Seul https se lit, sur le port 443 et sans nom d'utilisateur, jusque dans les redirections.",
      'private-address': "Cette adresse, ou celle vers laquelle elle redirige, n'est pas sur l'internet public.",
      unresolvable: "Ce nom n'a pas d'adresse : vérifiez son orthographe.",
      'too-large': 'La page dépasse 2 Mo.',
      timeout: "La page n'a pas répondu en 10 secondes. Réessayez.",
      'too-many-redirects': "La page redirige plus de trois fois. Donnez l'adresse d'arrivée.",
      network: 'La connexion a échoué ou a été coupée. Réessayez.',
      status: "La page répond par une erreur. Donnez l'adresse d'une page que vos visiteurs peuvent ouvrir.",
      'not-html': "Il n'y a pas de page HTML à cette adresse.",
    } as Record<string, string>,
  },

  hosts: {
    title: '2. Déclarez votre site',
    intro: 'Les sites dont les pages peuvent envoyer des mesures. Toutes les autres sont refusées.',
    none: "Aucun pour l'instant : seules nos propres pages sont comptées. Déclarez le premier.",
    brand: 'Domaine de marque',
    seen: (page: string, when: string) => `vu sur ${page}, le ${when}`,
    unseen: 'aucune vue récente',
    host: 'Hôte',
    hostHint: "www.boutique.fr, *.boutique.fr pour tous ses sous-domaines, ou l'adresse d'une page.",
    submit: 'Déclarer',
    remove: 'Retirer',
    removeOf: (host: string) => `Retirer ${host}`,
    refused: {
      'invalid-body': "Ce n'est pas un hôte. Par exemple www.boutique.fr ou *.boutique.fr.",
      'unknown-host': "Cet hôte n'est pas déclaré.",
    } as Record<string, string>,
  },
}
