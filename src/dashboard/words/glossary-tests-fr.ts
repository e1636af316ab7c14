import type { Term } from './term.ts'

export const tests = {
  abTest: {
    name: 'Test A/B',
    is: 'Deux versions d’une page montrées au hasard, en même temps : ce qui diffère ensuite vient de la version. A est la page en ligne.',
  },
  lift: {
    name: 'Gain relatif (lift)',
    is: "De combien une version convertit mieux qu'une autre, en part de son taux.",
    formula: 'taux de B ÷ taux de A − 1',
  },
  bestChance: {
    name: "Chances d'être la meilleure",
    is: 'Probabilité que cette version ait le plus haut taux, au vu des données. Elle situe ; elle ne décide pas.',
    source: 'Calcul bayésien, loi bêta sans préférence au départ',
  },
  expectedLoss: {
    name: 'Perte attendue',
    is: 'Ce que coûte en moyenne de choisir cette version si une autre est en fait meilleure, en points de conversion.',
  },
  power: {
    name: 'Puissance',
    is: 'Chances de voir une différence qui existe. Les tests sont dimensionnés pour quatre fois sur cinq.',
    formula: '80 %',
  },
  pValue: {
    name: 'p',
    is: "Chances de voir une différence au moins aussi grande s'il n'y en avait aucune. Sous 5 %, elle est dite réelle ; ajusté au nombre de versions.",
    source: 'S. Holm, Scandinavian Journal of Statistics, 1979',
  },
  anytime: {
    name: 'Valable à tout moment',
    is: "Un intervalle que l'on peut regarder tous les jours sans se tromper plus souvent. Un intervalle ordinaire, regardé souvent, finit par mentir.",
    source: 'Waudby-Smith et coll., 2024',
  },
  guardrail: {
    name: 'Garde-fou',
    is: 'Ce qu’une version ne doit pas abîmer même si elle convertit : vitesse, formulaires envoyés, conversions.',
  },
  sampleRatio: {
    name: 'Répartition des visiteurs',
    is: "Les versions doivent recevoir la part prévue. Un écart qui n'arriverait pas une fois sur mille par hasard cache les résultats : quelque chose choisit qui est compté.",
  },
  bandit: {
    name: 'Optimiser sans apprendre (bandit)',
    is: 'Chaque nuit, la version qui convertit reçoit plus de visiteurs. On gagne un peu plus, on n’apprend pas pourquoi, et il n’y a pas de verdict.',
  },
  slope: {
    name: 'Score et conversion, chez vous',
    is: 'De combien la conversion monte, sur vos pages, quand le score de promesse gagne 10 points. Cela montre ce qui va ensemble, pas ce qui cause quoi.',
    source: 'Régression logistique au sein de chaque campagne',
  },
} satisfies Record<string, Term>

export const audiences = {
  audience: {
    name: 'Audience',
    is: "Une règle : qui est allé jusqu'où, sur quelles campagnes, depuis quand. Seul y entre qui a accepté la publicité ciblée.",
  },
  audienceSize: {
    name: 'Taille',
    is: "Personnes et navigateurs que la règle retient aujourd'hui. Une régie ne diffuse pas à une liste trop petite.",
  },
  matchRate: {
    name: 'Taux de correspondance (match rate)',
    is: "Part de la liste que la régie reconnaît. Elle n'en reconnaît jamais la totalité ; sans votre chiffre, nous supposons de 30 à 60 %.",
    formula: 'personnes reconnues ÷ lignes envoyées',
    source: 'La régie, après réception de la liste',
  },
  window: {
    name: 'Fenêtre',
    is: "Depuis combien de jours, au plus, la personne est venue. Plus courte, l'audience est plus chaude et plus petite.",
  },
  exclusion: {
    name: 'Exclusion',
    is: 'Qui la règle laisse de côté, même s’il la remplit : leads, clients, autres audiences.',
  },
  lookalike: {
    name: 'Audience similaire (lookalike)',
    is: 'Des gens que la régie juge proches d’une liste que vous lui donnez. Elle vaut ce que vaut la liste : vos meilleurs clients plutôt que tous vos visiteurs.',
  },
  sequence: {
    name: 'Séquence',
    is: 'Ce que l’on montre à qui revient : réassurance, puis preuve, puis incitation, puis repos.',
    source: '« Du Like au Lead », article sans date, lu en 2026',
  },
  feed: {
    name: 'Flux',
    is: 'Une adresse protégée où la régie vient chercher l’audience à jour, sans que personne ne l’envoie.',
  },
  eventId: {
    name: "Identifiant d'événement",
    is: 'Le numéro d’une conversion. La régie la reçoit par la page et par le serveur, voit le même numéro, et la compte une fois.',
  },
} satisfies Record<string, Term>

export const privacy = {
  consentRate: {
    name: 'Taux de consentement',
    is: 'Part des visites dont la personne a accepté la publicité. Les autres sont comptées, mais ne laissent aucune trace d’une visite à l’autre.',
    formula: 'visites avec accord ÷ visites',
    source: 'Le choix fait sur vos pages',
  },
  adsConsent: {
    name: 'Accord pour la publicité ciblée',
    is: "La personne accepte que ses données servent à lui remontrer vos publicités. Sans lui, elle n'entre dans aucune audience, aucun envoi.",
    source: 'RGPD, art. 4, 11) et art. 7',
  },
  contactConsent: {
    name: 'Accord pour être contacté',
    is: "La personne accepte que vous lui écriviez ou l'appeliez. Il ne vaut pas accord pour la publicité ciblée, et l'inverse non plus.",
    source: 'RGPD, art. 4, 11) et art. 7',
  },
  exempt: {
    name: 'Mesure sans consentement',
    is: 'Compter des visites de façon anonyme, pour soi seul, sans suivre personne : la loi française le permet sous conditions.',
    source: 'CNIL, mesure d’audience exemptée de consentement',
  },
  opposition: {
    name: 'Opposition',
    is: 'La personne a dit non à toute mesure, ou son navigateur le dit pour elle (Global Privacy Control) : elle n’est plus suivie.',
  },
  retention: {
    name: 'Durée de conservation',
    is: 'Après quoi les données sont effacées, automatiquement. Les totaux par jour restent : ils ne parlent de personne.',
  },
} satisfies Record<string, Term>

export const links = {
  pixel: {
    name: 'Balise (pixel)',
    is: 'Le petit programme de la page qui compte la visite. Il vient de votre domaine et n’envoie rien à personne d’autre.',
  },
  utm: {
    name: 'Paramètres utm',
    is: 'Ce qui est ajouté à l’adresse d’une annonce pour dire d’où vient le clic : source, support, campagne, contenu.',
  },
  clickId: {
    name: 'Identifiant de clic',
    is: 'Ce qu’une régie ajoute à l’adresse pour reconnaître le clic ensuite (fbclid, gclid…). Gardé seulement après accord.',
  },
  apiKey: {
    name: 'Clé API',
    is: 'Un mot de passe pour un programme, avec un rôle. Elle se montre une fois et se révoque.',
  },
  webhook: {
    name: 'Webhook',
    is: 'Un message que nous envoyons à une adresse à vous dès que quelque chose arrive : un lead, une alerte.',
  },
  role: {
    name: 'Rôle',
    is: 'Ce que quelqu’un peut faire : lire (lecteur), voir aussi les audiences (analyste), changer et exporter (éditeur), gérer les personnes et les clés (propriétaire).',
  },
} satisfies Record<string, Term>
