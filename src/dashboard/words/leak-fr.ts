import { type Counted, inFrench } from './plural.ts'

/** The funnel's benchmarks, where it leaks and why, its parts and its past. */
export const leak = {
  found: (passage: string) => `La fuite : ${passage}`,
  unsure: "Aucune fuite sûre pour l'instant",
  onlyAds: (n: Counted) =>
    n.n < 2 ? 'La fuite : une annonce, que l’ensemble cache' : `Les fuites : ${n.text} annonces, que l’ensemble cache`,
  wholeOf: { unsure: 'La campagne entière : aucune fuite sûre.', none: 'La campagne entière : aucune fuite.' },
  none: 'Aucune fuite',
  noneHow: 'Chaque passage mesuré est à son repère ou au-dessus.',
  noneLost:
    'Les engagements sont peu nombreux, mais rien ne se perd : les autres passages mesurés sont à leur repère ou au-dessus.',
  unknown: 'Pas encore de quoi chercher une fuite',
  unknownHow: 'Il faut des visites, et le rapport de la régie pour ce qui se passe avant elles.',
  importSpend: 'Importer les dépenses',
  ads: 'Annonces qui fuient à elles seules',
  adLeaks: (passage: string, rate: string, least: string, results: string, money: string) =>
    ` : ${passage}, ${rate} pour un repère de ${least} ; environ ${results} à regagner${money && `, soit ${money}`}.`,
  moreAds: (n: Counted) => `Et ${inFrench(n, 'autre annonce', 'autres annonces')}.`,
  back: (results: string, range: string, least: string) =>
    `Au repère de ${least}, il y aurait environ ${results} de plus (${range} à 95 %).`,
  results: (n: Counted) => inFrench(n, 'lead ou achat', 'leads ou achats'),
  money: {
    'cost-per-result': (about: string, range: string) =>
      `Au coût par résultat d'aujourd'hui, c'est environ ${about} (${range}).`,
    'value-per-result': (about: string, range: string) =>
      `À ce que rapporte un résultat aujourd'hui, c'est environ ${about} (${range}).`,
  },
  sure: (chance: string) => `Probabilité d'être sous le repère : ${chance}.`,
  nearest: (passage: string, more: string) =>
    `Le plus proche d'en être une, ${passage} : il faut encore ${more}, au même rythme, pour le dire avec 90 % de certitude.`,
  from: (low: string, high: string) => `de ${low} à ${high}`,
  passages: {
    engagement: "de l'impression à l'engagement",
    ctr: "de l'impression au clic",
    arrival: 'du clic à la visite',
    cvr: 'de la visite au lead ou à l’achat',
  },
  wholes: {
    engagement: (n: Counted) => inFrench(n, 'impression', 'impressions'),
    ctr: (n: Counted) => inFrench(n, 'impression', 'impressions'),
    arrival: (n: Counted) => inFrench(n, 'clic', 'clics'),
    cvr: (n: Counted) => inFrench(n, 'visite', 'visites'),
  },
  verdicts: { leak: 'Sous le repère', unsure: 'Trop peu pour le dire', fine: 'Au repère ou mieux', unknown: 'Inconnu' },
  madeUp: 'Peu réagissent, mais les clics viennent quand même : rien de perdu ici.',
  needed: (more: string) => `encore ${more} pour être sûr`,
  counted: (interval: string, n: string) => `${interval} à 95 %, sur ${n}`,
  notTold: 'non mesuré sur cette période',
  benchmark: {
    published: (range: string, source: string) => `Repère : ${range} (${source})`,
    assumption: (least: string) => `Repère : au moins ${least}, notre hypothèse : personne ne publie ce chiffre`,
    account: (median: string, middle: string, n: Counted) =>
      `Repère : ${median}, la médiane de vos ${inFrench(n, 'page-semaine', 'pages-semaines')} (la moitié centrale : ${middle})`,
    progress: (n: Counted) =>
      n.n === 0
        ? "Vos propres chiffres le remplaceront à partir de 30 pages-semaines ; il n'y en a pas encore."
        : `Vos propres chiffres le remplaceront à partir de 30 pages-semaines ; il y en a ${n.text}.`,
  },
  table: (what: string) => `Tableau : ${what}`,
  scales: 'Chaque passage sur son échelle',
  at95: (interval: string) => `${interval} à 95 %`,
  legend: 'Bande : le repère. Point : votre taux. Trait : son intervalle à 95 %.',
  article: (title: string) => `« ${title} », article sans date, lu en 2026`,
  sources: {
    title: 'D’où viennent les repères',
    how: "Les sources ne disent pas la même chose : chacune est donnée avec son année. Une page-semaine est une annonce pendant une semaine, avec au moins 50 visites (ou clics), ou 1 000 impressions. Une fuite est jugée contre le bas de la fourchette publiée, ou contre votre propre médiane dès qu'elle existe.",
    passage: 'Passage',
    range: 'Repère',
    source: 'Source',
    secondHand: 'de seconde main',
    of: {
      leads: 'campagnes de leads, Meta, États-Unis',
      meta: 'Meta',
      linkedin: 'LinkedIn',
      tiktok: 'TikTok',
      'landing-pages': 'médiane de pages de destination',
      'paid-social': 'publicité sociale',
    },
    cpm: 'mille impressions',
    account: 'vos pages',
  },
  why: 'Pourquoi, d’après vos propres mesures',
  noWhy:
    "Rien dans vos mesures ne l'explique : promesse tenue, vitesse, formulaire, lecture et plateformes sont dans la norme, ou trop peu mesurés.",
  causes: {
    'broken-promise': (score: string, least: string) =>
      `La page tient mal la promesse de l'annonce : score ${score} sur 100 en moyenne ; à partir de ${least}, elle la tient.`,
    slow: (share: string, least: string, where: string) =>
      `La page est lente ${where} : ${share} des visites voient l'essentiel en moins de 2,5 s ; il en faut ${least}.`,
    form: (share: string, usual: string) =>
      `Le formulaire décourage : ${share} de ceux qui le commencent l'envoient ; ailleurs, environ ${usual} (Formstack 2025, de seconde main).`,
    unread: (share: string, most: string) =>
      `La page n'est pas lue : ${share} des visites s'arrêtent à l'ouverture ; nous supposons ${most} au plus.`,
    platform: (rate: string, least: string, where: string) =>
      `${where} est seule sous le repère : ${rate} pour ${least} ; les autres y sont.`,
    frequency: (times: string, most: string) =>
      `Les mêmes personnes voient l'annonce ${times} fois en moyenne ; à partir de ${most}, elle lasse.`,
  },
  formStop: (field: string) => `La plupart de ceux qui partent s'arrêtent au champ « ${field} ».`,
  form: {
    title: 'Le formulaire, champ par champ',
    begun: (visits: string, sent: string) => `${visits} avec un formulaire commencé ; ${sent} l'ont envoyé.`,
    stop: (field: string) => `La plupart des autres s'arrêtent au champ « ${field} ».`,
    field: 'Champ',
    reached: 'Y sont venues',
    left: "S'y arrêtent",
    leaving: 'Part qui s’y arrête',
    elsewhere: (visits: string) => `${visits} : arrêt à un champ sans nom, ou avant que les noms soient notés.`,
    none: "Ces visites n'ont dit aucun nom de champ : elles datent d'avant cette mesure, ou les champs de la page n'ont pas d'attribut name.",
    how: "En visites. S'y arrêtent : c'est le dernier champ où elles sont venues, et rien n'a été envoyé. Seuls les noms des champs sont notés, jamais ce qui y est écrit.",
    fields: {
      message: 'Message',
      consent_contact: 'Accord pour être contacté',
    } as Record<string, string>,
  },
  onN: (n: string) => `Mesuré sur ${n}.`,
  inApp: (app: string) => (app === '' ? 'dans les navigateurs ordinaires' : `dans l'application ${app}`),
  next: 'À faire maintenant',
  actions: {
    'broken-promise': 'Aligner la page sur son annonce',
    slow: 'Voir la vitesse par navigateur',
    form: 'Raccourcir le formulaire',
    unread: "Revoir l'accroche et le visuel",
    platform: 'Revoir la répartition du budget',
    frequency: 'Élargir ou exclure des audiences',
    engagement: 'Essayer une autre annonce',
    ctr: 'Essayer une autre annonce',
    arrival: 'Voir la vitesse de la page',
    cvr: 'Diagnostiquer la page',
  },
  effect: (low: string, high: string) =>
    `Effet attendu : de ${low} à ${high} leads ou achats de plus sur la même période, si cela suffit à revenir au repère.`,
  files: { prices: 'Coûts par annonce (CSV)', passages: 'Passages et repères (CSV)' },
  by: { ad: 'annonce', platform: 'plateforme', device: 'appareil', day: 'jour' },
  cut: {
    by: 'Découper par',
    title: { ad: 'Par annonce', platform: 'Par plateforme', device: 'Par appareil', day: 'Par jour' },
    how: {
      ad: "Coût, visites et résultats de chaque annonce ; sans annonce, ce qui n'est à aucune.",
      platform:
        "Le coût est à la plateforme qui l'a facturé ; visites, leads et achats à celle d'où la visite est venue.",
      device: 'Un coût dont le rapport ne dit pas l’appareil reste à part : les coûts par appareil l’ignorent.',
      day: 'Un rapport qui couvre plusieurs jours reste à part : rien ne dit lequel des jours a coûté.',
    },
    sum: 'La somme des parts est le total.',
    total: 'Total',
    notTold: 'non précisé',
    noAd: 'sans annonce',
    results: 'Résultats',
  },
  parts: {
    email: 'E-mail',
    direct: 'Accès direct',
    other: 'Autres',
    mobile: 'Mobile',
    tablet: 'Tablette',
    desktop: 'Ordinateur',
  } as Record<string, string>,
  notes: {
    title: 'À savoir avant de lire ces chiffres',
    'engagements-exceed-impressions': (part: string, whole: string) => `${part} engagements pour ${whole} impressions.`,
    'clicks-exceed-impressions': (part: string, whole: string) =>
      `${part} clics pour ${whole} impressions : le rapport est incomplet ou mélange deux colonnes.`,
    'views-exceed-clicks': (part: string, whole: string) =>
      `${part} visites pour ${whole} clics payés : le lien circule sans la publicité, ou les dépenses ne sont pas toutes importées.`,
    'conversions-exceed-views': (part: string, whole: string) =>
      `${part} leads ou achats pour ${whole} visites : des ventes dites par la boutique ou le CRM, sans visite mesurée.`,
    'reach-exceeds-impressions': (part: string, whole: string) =>
      `${part} personnes touchées par ${whole} impressions.`,
    ofAd: (ad: string) => `Annonce ${ad} :`,
    ofNoAd: 'Sans annonce :',
    ofSome: 'La part ne compte que les annonces dont les chiffres sont possibles.',
    left: 'Aucun taux n’en est tiré : la part impossible est laissée hors du calcul.',
    currencies: (money: string) =>
      `Dépensé aussi dans une autre devise : ${money}. Rien n'est converti : les coûts par résultat attendent, car ils seraient trop bas.`,
    noRate: (money: string) =>
      `Il manque un taux de change : ${money} à part, et les coûts par résultat attendent. Importez les taux de la BCE avec les dépenses.`,
    converted: (currency: string) =>
      `Montants convertis en ${currency} au taux de la BCE du dernier jour de chaque rapport, ou du jour de l'achat.`,
    convert: (currency: string) => `Tout convertir en ${currency}`,
    revenue: (money: string) => `Reçu aussi dans une autre devise : ${money}, à part.`,
    until: (day: string) =>
      `Les dépenses sont importées jusqu'au ${day} : les jours suivants ont des visites et pas encore de coût.`,
  },
  prices: { cpc: 'Coût par clic', roas: 'ROAS', revenue: 'Ventes' },
}
