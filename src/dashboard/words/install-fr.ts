import type { Code, Severity } from '../../pixel/install/finding.ts'
import type { Snippet } from '../../pixel/install/snippets.ts'

type Values = Record<string, string>
type Told = (values: Values) => { what: string; how: string }

/** Installing the pixel: what to paste, and what the check says. */
export const install = {
  title: 'Installation',
  intro:
    "Une balise sur chaque page qui compte. Elle mesure sans cookie jusqu'où va chaque visite ; nos propres pages l'ont déjà.",
  campaign: 'Campagne',
  show: 'Afficher ses balises',
  noCampaign: "Aucune campagne pour l'instant",
  noCampaignHow: "La balise nomme la campagne qu'elle compte. Créez la première avec l'API :",
  snippets: 'À coller',
  kinds: {
    html: { name: 'HTML', how: "Dans <head>, sur chaque page. L'image compte les navigateurs sans JavaScript." },
    wordpress: {
      name: 'WordPress',
      how: "Dans une extension de code (par exemple Code Snippets), ou à la fin de functions.php d'un thème enfant. WordPress 6.3 ou plus récent.",
    },
    woocommerce: {
      name: 'WooCommerce : les achats',
      how: 'Au même endroit. Une commande compte une seule fois, même si la page est rechargée.',
    },
    shopify: {
      name: 'Shopify',
      how: "Boutique en ligne, Thèmes, Modifier le code, theme.liquid. Depuis le 26 août 2026, Shopify n'exécute plus les scripts du thème au paiement ni sur la page de remerciement : déclarez les ventes depuis votre serveur, avec POST /api/conversions.",
    },
    gtm: {
      name: 'Google Tag Manager',
      how: "Nouvelle balise, HTML personnalisé, déclencheur « Initialisation – toutes les pages ». Tag Manager retire les attributs data- d'une balise collée : celle-ci les pose elle-même. Ne la soumettez pas au consentement : la mesure exemptée s'en passe (voir l'auto-évaluation CNIL), et la publicité attend l'accord de toute façon.",
    },
    events: {
      name: 'Événements et achats',
      how: "Une ligne par événement, là où il se produit. Une valeur négative avec la même commande est un remboursement. Jamais de nom, d'adresse ni de numéro dans un événement.",
    },
    declared: {
      name: 'Événements sans script',
      how: "Des attributs sur vos boutons et formulaires. data-l2l-cta marque l'appel à l'action ; les formulaires, fichiers, téléphones et e-mails sont comptés tout seuls.",
    },
    consent: {
      name: 'Consentement à la publicité',
      how: "Votre bandeau parle IAB TCF ou Consent Mode : rien à faire. Sinon, appelez l'un ou l'autre quand le visiteur répond. Global Privacy Control vaut toujours un refus.",
    },
  } satisfies Record<Snippet, { name: string; how: string }>,

  check: {
    title: 'Vérifier une page',
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
        "Seules les adresses en https, sur le port 443 et sans nom d'utilisateur sont lues. Vérifiez l'adresse, ou celle vers laquelle elle redirige.",
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

  findings: {
    'pixel-found': ({ campaign }) => ({ what: `La balise est là, pour la campagne ${campaign}.`, how: '' }),
    'no-pixel': () => ({
      what: "Il n'y a pas de balise dans cette page.",
      how: "Collez-la dans <head> (voir plus haut), videz le cache du site, puis vérifiez à nouveau. Si un script l'ajoute, seul un navigateur peut le dire.",
    }),
    'maybe-in-tag-manager': ({ container }) => ({
      what: `Pas de balise dans le HTML, mais le conteneur Google Tag Manager ${container}.`,
      how: "Seul un navigateur sait ce que le conteneur ajoute. Ouvrez l'aperçu de Tag Manager, ou les outils de développement : une requête vers /p.js, puis une vers /e.",
    }),
    'in-comment': () => ({ what: 'La balise est dans un commentaire.', how: 'Retirez <!-- et --> autour d’elle.' }),
    'in-noscript': () => ({
      what: "La balise est dans <noscript> : les navigateurs qui ont JavaScript l'ignorent.",
      how: "Sortez-la ; seule l'image y a sa place.",
    }),
    'in-template': () => ({
      what: 'La balise est dans <template>, que rien n’exécute.',
      how: 'Mettez-la dans <head>.',
    }),
    'not-run': ({ type }) => ({
      what: `Le type « ${type} » n'est pas un script : rien ne s'exécute.`,
      how: "Retirez l'attribut type.",
    }),
    'held-back': ({ type }) => ({
      what: `La balise est retenue (type « ${type} ») jusqu'à ce qu'un bandeau ou un accélérateur la libère.`,
      how: "Les visites d'avant sont perdues. La mesure exemptée se passe de consentement (voir l'auto-évaluation CNIL) : exemptez p.js dans ce bandeau ou cette extension. La publicité attend l'accord de toute façon.",
    }),
    'wrong-host': ({ host, ours }) => ({
      what: `La balise charge p.js depuis ${host}, qui n'est pas ce déploiement.`,
      how: `Remplacez l'hôte par ${ours}.`,
    }),
    'mixed-content': ({ url }) => ({
      what: `La balise charge ${url} en http : une page en https le bloque.`,
      how: 'Écrivez https.',
    }),
    'no-campaign': () => ({
      what: 'La balise ne nomme aucune campagne.',
      how: 'Ajoutez data-campaign, comme dans la balise plus haut.',
    }),
    'unknown-campaign': ({ campaign }) => ({
      what: `La campagne ${campaign} n'existe pas : ses visites sont refusées.`,
      how: 'Corrigez le nom, ou créez cette campagne.',
    }),
    twice: () => ({
      what: 'La balise est là plusieurs fois : seule la première qui s’exécute compte.',
      how: "Retirez l'autre ; souvent le thème et une extension la posent chacun.",
    }),
    module: () => ({
      what: 'La balise est de type module : les vieux navigateurs ne la lisent pas.',
      how: 'Retirez type="module".',
    }),
    integrity: () => ({
      what: "L'attribut integrity bloquera le script à sa prochaine version.",
      how: 'Retirez integrity : le script vient de chez vous.',
    }),
    'unknown-attribute': ({ name }) => ({
      what: `L'attribut ${name} n'est pas connu de la balise.`,
      how: 'Connus : data-campaign, data-ad, data-variant, data-hosts.',
    }),
    'not-deferred': () => ({
      what: 'Sans defer, la page attend le script.',
      how: 'Ajoutez defer.',
    }),
    'no-image': () => ({
      what: "L'image des navigateurs sans JavaScript manque.",
      how: 'Ajoutez la ligne <noscript>. Sans elle, ces visites ne sont pas comptées.',
    }),
    'csp-script': ({ directive, where }) => ({
      what: `La politique de sécurité de la page (${where === 'meta' ? 'balise meta' : 'en-tête'}, ${directive}) interdit p.js.`,
      how: 'Remplacez la directive par :',
    }),
    'csp-nonce': ({ directive }) => ({
      what: `La politique de sécurité (${directive}, strict-dynamic) ne laisse passer que les balises qui portent son nonce.`,
      how: "Faites écrire à votre serveur l'attribut nonce de la page sur cette balise. Aucun nom d'hôte n'y suffit.",
    }),
    'csp-connect': ({ directive, where }) => ({
      what: `La politique de sécurité (${where === 'meta' ? 'balise meta' : 'en-tête'}, ${directive}) interdit d'envoyer les mesures.`,
      how: 'Remplacez ou ajoutez la directive :',
    }),
    'csp-image': ({ directive, where }) => ({
      what: `La politique de sécurité (${where === 'meta' ? 'balise meta' : 'en-tête'}, ${directive}) interdit l'image des navigateurs sans JavaScript.`,
      how: 'Remplacez ou ajoutez la directive :',
    }),
    'csp-report-only': ({ directive }) => ({
      what: `Une politique à l'essai (${directive}) nous interdirait si elle entrait en vigueur.`,
      how: 'Avant cela :',
    }),
    'host-not-declared': ({ host }) => ({
      what: `${host} n'est pas un hôte déclaré : ses mesures sont refusées.`,
      how: 'Déclarez-le plus bas.',
    }),
    'other-site': ({ host, ours, better }) => ({
      what: `${ours} n'est pas du même site que ${host} : les navigateurs n'y garderont pas notre cookie de consentement.`,
      how: `La mesure fonctionne ; les audiences, non. Donnez à ce déploiement un sous-domaine comme ${better}, et servez p.js de là.`,
    }),
    redirected: ({ to }) => ({ what: `L'adresse redirige vers ${to}, qui a été vérifiée.`, how: '' }),
    'banner-heard': ({ name, speaks }) => ({
      what: `Bandeau ${name} : il parle ${speaks}, et le pixel l'écoute.`,
      how: '',
    }),
    'banner-silent': ({ name }) => ({
      what: `Bandeau ${name} : ni IAB TCF ni Consent Mode dans le HTML.`,
      how: "S'il ne les active pas ailleurs, appelez l2l.consent(true) ou l2l.consent(false) quand le visiteur répond. Sans cela, personne n'entre dans une audience.",
    }),
  } satisfies Record<Code, Told> as Record<Code, Told>,

  hosts: {
    title: 'Hôtes déclarés',
    intro: 'Les sites dont les pages peuvent envoyer des mesures. Toutes les autres sont refusées.',
    none: "Aucun pour l'instant : seules nos propres pages sont comptées. Déclarez le premier.",
    brand: 'Domaine de marque',
    add: 'Déclarer un hôte',
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
