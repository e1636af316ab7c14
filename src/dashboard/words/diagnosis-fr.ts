import { type Counted, inFrench } from './plural.ts'

/** The three fatal errors: whether a campaign makes them, by what, for how much, and what to do. */
export const diagnosis = {
  title: 'Les trois erreurs fatales',
  intro:
    "Trois erreurs, selon la méthode, vident un entonnoir. Une réponse n'est donnée que si elle est vraie à 90 % au moins ; sinon, ce qui manque est dit.",
  errors: {
    virality: 'La viralité avant le ciblage',
    'broken-promise': "La page ne tient pas la promesse de l'annonce",
    'no-remarketing': 'Pas de relance',
  },
  about: {
    virality:
      "On réagit beaucoup, on n'achète presque rien : les annonces plaisent à des gens qui ne sont pas vos clients.",
    'broken-promise': "Ce que l'annonce commence, la page ne le continue pas, ou trop lentement.",
    'no-remarketing': "Qui s'est intéressé sans être prêt ne revoit jamais vos annonces.",
  },
  answers: { yes: 'Oui', no: 'Non', 'not-enough-data': 'Pas assez de données' },
  atStake: (amount: string) => `${amount} en jeu`,
  atStakeHow: {
    virality: 'ce que ces annonces ont coûté sur la période',
    'broken-promise': 'ce que les annonces concernées ont coûté sur la période',
    'no-remarketing':
      "ce qu'ont coûté les visites consenties des visiteurs engagés que personne ne relance, au prorata des visites",
  },
  noAmount: 'Montant inconnu : aucune dépense importée pour ces annonces.',
  ads: 'Annonces concernées :',
  missing: {
    impressions: (n: Counted | null) =>
      n ? `Encore ${inFrench(n, 'impression', 'impressions')} pour répondre.` : 'Trop près du repère pour répondre.',
    views: (n: Counted | null) =>
      n ? `Encore ${inFrench(n, 'visite', 'visites')} pour répondre.` : 'Les chiffres ne permettent pas de répondre.',
    spend: () => 'Il manque un rapport de régie : sans lui, personne ne sait qui a réagi.',
    'judged-pages': () => 'Il manque des pages publiées et jugées pour les annonces qui dépensent.',
    visitors: (n: Counted | null) =>
      n
        ? `Encore ${inFrench(n, 'visiteur engagé', 'visiteurs engagés')} pour répondre.`
        : 'Trop près de la moitié pour répondre.',
  },
  remedies: {
    qualify: 'Qualifier les audiences',
    'mend-page': 'Reprendre la page',
    'speed-up': 'Voir la vitesse',
    'make-audiences': 'Créer la séquence de relance',
    'attach-audiences': 'Relier les audiences aux régies',
    'send-tiers': 'Transmettre les paliers',
    'import-spend': 'Importer un rapport',
    publish: 'Publier les pages',
    wait: 'Voir la campagne',
  },
  remedyHow: {
    qualify:
      'Préférez des audiences qualifiées au volume : une base de clients ou des plus actifs pour les audiences similaires. Un CPM plus élevé se paie par la conversion.',
    'mend-page': 'Reprenez sur la page les mots, le visuel et l’offre de l’annonce.',
    'speed-up': 'La promesse est presque tenue, mais la page arrive trop tard.',
    'make-audiences': 'Quatre audiences par étape : réassurance, preuve, incitation, repos.',
    'attach-audiences': 'Une audience ne relance personne tant qu’aucune régie ne la reçoit.',
    'send-tiers':
      'La plupart n’ont laissé ni e-mail ni téléphone : une régie peut les reconnaître si elle apprend leur palier.',
    'import-spend': 'Avec les impressions et les engagements par annonce.',
    publish: 'Une page est jugée dès qu’elle est en ligne.',
    wait: 'Rien à faire : les chiffres arrivent avec les visites.',
  },
  evidence: 'Ce qui le montre',
  names: {
    engagement: "Taux d'engagement",
    'site-conversion': 'Conversion sur la page',
    price: "Coût d'une conversion, face à vos autres campagnes",
    'viral-ads': 'Annonces qui font l’erreur à elles seules',
    match: "Accord de l'annonce et de la page, pondéré par la dépense",
    'broken-share': 'Part de la dépense sur des promesses rompues',
    bounce: 'Visites sans engagement, là où la promesse n’est pas tenue',
    speed: 'Visites dont la page s’affiche en 2,5 s au plus (LCP)',
    unfollowed: 'Visiteurs engagés dans aucune audience active',
    unnamed: 'Visiteurs engagés sans e-mail ni téléphone',
    'live-audiences': 'Audiences actives de la campagne',
    unexcluded: 'Audiences actives qui gardent les convertis',
    touches: 'Contacts avant une conversion (médiane)',
  },
  thresholds: {
    engagement: (t: string) => `élevé au-dessus de ${t}`,
    'site-conversion': (t: string) => `erreur sous ${t} ; 3 à 8 % pour une audience bien segmentée`,
    price: (t: string) => `erreur à partir de ${t}`,
    'viral-ads': (t: string) => `erreur à partir de ${t}`,
    match: (t: string) => `rompue sous ${t}, tenue à partir de 80`,
    'broken-share': (t: string) => `notable à partir de ${t}`,
    bounce: (t: string) => `${t} là où elle est tenue`,
    speed: (t: string) => `bon à partir de ${t}`,
    unfollowed: (t: string) => `erreur au-dessus de ${t}`,
    unnamed: (t: string) => t,
    'live-audiences': (t: string) => `il en faut au moins ${t}`,
    unexcluded: (t: string) => `à revoir dès ${t}`,
    touches: (t: string) => `${t} ou plus attendus`,
  },
  basis: {
    method: 'la méthode, sans source première',
    account: 'votre compte',
    campaign: 'cette campagne',
    'web-vitals': 'Web Vitals, web.dev, 2026',
    ours: 'notre repère, à discuter',
  },
  of: {
    engagement: (n: Counted) => `sur ${inFrench(n, 'impression', 'impressions')}`,
    'site-conversion': (n: Counted) => `sur ${inFrench(n, 'visite', 'visites')}`,
    price: (n: Counted) =>
      n.n === 0
        ? "trop peu d'autres campagnes ont un prix : il en faut trois de dix conversions"
        : `médiane de ${inFrench(n, 'autre campagne', 'autres campagnes')}`,
    'viral-ads': (n: Counted) => `sur ${inFrench(n, 'annonce', 'annonces')}`,
    match: (n: Counted) => inFrench(n, 'annonce jugée', 'annonces jugées'),
    'broken-share': (n: Counted) => inFrench(n, 'annonce', 'annonces'),
    bounce: (n: Counted) => `sur ${inFrench(n, 'visite', 'visites')}`,
    speed: (n: Counted) => `sur ${inFrench(n, 'visite mesurée', 'visites mesurées')}`,
    unfollowed: (n: Counted) =>
      `sur ${inFrench(n, 'visiteur engagé', 'visiteurs engagés')} ayant dit oui, les derniers venus, sans les clients ; audiences de la nuit dernière`,
    unnamed: (n: Counted) => `sur ${inFrench(n, 'visiteur', 'visiteurs')}`,
    'live-audiences': () => 'liste tenue à jour, flux lu ou fichier exporté depuis 30 jours',
    unexcluded: (n: Counted) => `sur ${inFrench(n, 'audience active', 'audiences actives')}`,
    touches: (n: Counted) =>
      n.n < 30
        ? `${inFrench(n, 'conversion', 'conversions')} : il en faut 30 pour le dire`
        : `sur ${inFrench(n, 'conversion', 'conversions')} en 180 jours`,
  },
  says: { yes: "va dans le sens de l'erreur", no: 'va contre', unclear: 'ne tranche pas' },
  blind: {
    'platform-engagement': 'Chaque régie compte les engagements à sa façon.',
    'ad-manager-exclusions': "Les exclusions réglées dans la régie ne se voient pas d'ici.",
    'platform-audiences': "Les audiences que la régie forme elle-même ne se voient pas d'ici.",
    unconsented: "Qui n'a pas accepté n'est pas compté.",
    impossible: 'Sans les annonces aux chiffres impossibles : la matrice les nomme.',
  },
  score: (score: string) => `${score} sur 100`,
  times: (n: string) => `× ${n}`,
  unknown: 'inconnu',
}
