import { type Counted, inFrench } from './plural.ts'

const visitors = (n: Counted) => inFrench(n, 'visiteur', 'visiteurs')
const conversions = (n: Counted) => inFrench(n, 'conversion', 'conversions')
const days = (n: Counted) => inFrench(n, 'jour', 'jours')

export const experiment = {
  title: 'Tester des versions de la page',
  link: 'Tester une autre version',
  runs: 'Voir le test en cours',
  lead: 'Chaque visiteur reçoit au hasard la page en ligne ou une variante, et la garde. On compte des navigateurs, pas des vues. Robots, équipe et opposants reçoivent la page en ligne sans être comptés.',
  notLive: {
    title: 'La page n’est pas en ligne',
    how: 'Un test compare une variante à ce que vos visiteurs voient aujourd’hui. Publiez d’abord la page.',
    next: 'Aller à la page',
  },
  arm: (arm: string) => arm.toUpperCase(),
  armOf: (arm: string, version: number, control: boolean) =>
    control ? `${arm.toUpperCase()} · version ${version}, en ligne` : `${arm.toUpperCase()} · version ${version}`,
  named: (name: string, value: string) => `${name} : ${value}`,
  see: 'Aperçu',
  editorsOnly: 'Préparer et démarrer un test demande le rôle éditeur.',

  variant: {
    title: '1. Une variante',
    how: 'Modifiez le brouillon, puis publiez-le comme variante : il passe les mêmes contrôles, et la page en ligne ne change pas.',
    edit: 'Modifier le brouillon',
    publish: 'Publier le brouillon comme variante',
    below: 'Si le brouillon garde moins de 60 % de la promesse',
    reason: 'Pourquoi le tester quand même',
    none: 'Pas encore de variante.',
  },
  plan: {
    title: '2. Le test',
    choose: 'Versions comparées à la version en ligne',
    version: (n: number, when: string) => `Version ${n}, publiée le ${when}`,
    score: (n: number) => `score ${n}`,
    old: 'Publiée avant que les tests existent : publiez-la à nouveau.',
    lift: 'La plus petite différence qui vaut la peine',
    liftHint:
      'Plus elle est petite, plus il faut de visiteurs. On peut regarder à tout moment : c’est compris dans le nombre. Chiffres pour deux versions : chaque version de plus en demande davantage.',
    lifts: (lift: string) => `${lift} de conversions`,
    need: (n: Counted) => visitors(n),
    once: 'En un seul regard, à la fin',
    typical: 'D’habitude',
    enough: 'Prévu',
    days: (n: Counted) => (n.n > 365 ? 'plus d’un an' : days(n)),
    own: (rate: string, perDay: Counted) =>
      `Calculé sur cette page : ${rate} de conversion, ${inFrench(perDay, 'vue', 'vues')} par jour sur 28 jours.`,
    benchmark: (rate: string) =>
      `Cette page a encore peu de conversions : calculé sur ${rate}, la médiane des pages d’atterrissage (étude de 41 000 pages, 2024).`,
    noViews: 'Aucune vue ces 28 derniers jours : la durée ne peut pas être dite.',
    mode: 'Partage des visiteurs',
    modes: {
      split: 'Parts égales : le test apprend, et donne un verdict.',
      bandit: 'Optimiser sans apprendre : la version qui convertit reçoit plus de visiteurs chaque nuit, sans verdict.',
    },
    banditHint: 'Pour quatre versions ou plus, ou une campagne de moins de 10 jours.',
    campaignDays: 'La campagne dure encore (jours)',
    submit: 'Préparer le test',
  },
  ready: {
    title: 'Prêt à démarrer',
    planned: (n: Counted) => `Prévu : ${visitors(n)} en tout, au moins 7 jours pleins.`,
    frozen:
      'Pendant le test, la page ne peut être ni publiée ni remise à une autre version. La retirer arrête le test.',
    start: 'Démarrer le test',
    drop: 'Abandonner ce plan',
  },
  since: (when: string) => `Démarré le ${when}`,
  until: (from: string, to: string) => `Du ${from} au ${to}`,
  ended: {
    stopped: 'Test arrêté : la page en ligne est restée.',
    applied: (version: number) => `Test terminé : la version ${version} a été mise en ligne.`,
    'taken-down': 'La page a été retirée : le test a pris fin.',
  },
  states: {
    'no-data': 'Toutes les versions n’ont pas encore eu de visiteur',
    collecting: 'Le test continue',
    undecided: 'Test terminé sans verdict',
    optimising: 'Optimise sans apprendre',
    futile: 'Aucune différence qui compte',
    mismatch: 'Résultats cachés',
    verdict: (arm: string) => `${arm.toUpperCase()} convertit mieux`,
    keep: 'La page en ligne convertit mieux',
  },
  apart: (difference: string) => `${difference} points d’écart avec A`,
  by: (difference: string, low: string, high: string) => `${difference} points, entre ${low} et ${high}`,
  how: {
    'no-data': 'Les premiers chiffres arrivent avec les premiers visiteurs.',
    collecting: 'Ne concluez pas encore : les chiffres bougent. Regarder souvent ne fausse rien.',
    optimising:
      'Les parts suivent les résultats. Elles changent chaque nuit, dès que chaque version a 100 visiteurs et 40 conversions. Ce partage ne donne pas de verdict.',
    futile: 'Quel que soit votre choix, vous perdez moins d’un dixième de point. Gardez la version que vous préférez.',
    verdict: 'La différence tient, quel que soit le moment où vous regardez. Rien n’est appliqué tout seul.',
  },
  missing: {
    title: 'Il manque encore',
    days: (n: Counted) => `${inFrench(n, 'jour plein', 'jours pleins')} (7 au moins)`,
    conversions: (n: Counted, arm: string) => `${conversions(n)} de ${arm.toUpperCase()} (25 au moins)`,
    interval: (n: Counted | null) =>
      n
        ? `environ ${visitors(n)} de plus, si la différence reste la même`
        : 'une différence : il n’y en a pas, ou elle est trop petite pour être vue',
  },
  progress: (came: Counted, planned: string) => `${visitors(came)} sur ${planned} prévus`,
  daysLeft: (n: Counted) => `atteint dans ${days(n)} à ce rythme`,
  mismatch: {
    how: 'Les visiteurs ne sont pas arrivés dans la proportion où ils ont été envoyés (moins d’une chance sur mille par hasard). Quelque chose choisit qui est compté : aucun chiffre ne voudrait rien dire.',
    short: (arm: string) => `Il manque surtout des visiteurs de ${arm.toUpperCase()}.`,
    causes: 'À vérifier, le plus probable d’abord',
    names: {
      'slow-arm': 'Une version est plus lente : des visiteurs partent avant d’être comptés.',
      'pixel-fails':
        'La mesure ne part pas sur une version : ouvrez chaque aperçu, puis la page, et regardez la console.',
      'shared-cache': 'Un cache devant nos pages sert la même version à tout le monde.',
      'direct-links': 'Des liens mènent à une seule version.',
      'weights-changed': 'Les parts ont changé pendant le test.',
      bots: 'Des robots non reconnus viennent sur une seule version.',
    },
    next: 'Corrigez la cause, arrêtez ce test et recommencez : ces visiteurs ne se rattrapent pas.',
  },
  figure: 'Taux de conversion de chaque version, avec son intervalle à 95 % ; en pointillé, celui de A',
  table: {
    title: 'Versions du test',
    version: 'Version',
    share: 'Part',
    visitors: 'Visiteurs',
    conversions: 'Conversions',
    rate: 'Taux (95 %)',
    difference: 'Écart avec A, en points',
    best: 'Chances d’être la meilleure',
    loss: 'Perte attendue',
    pValue: 'p',
  },
  reading: {
    interval:
      'Écart : intervalle à 95 % valable à tout moment, qui ne dépend pas du nombre de regards (suites de confiance, Waudby-Smith et coll., 2024). Il exclut 0 quand la différence tient.',
    bayes:
      'Taux, chances et perte : calcul bayésien, pour situer. La perte est ce que coûte en moyenne ce choix, en points.',
    holm: 'p est ajusté au nombre de versions (Holm).',
  },
  guardrails: {
    title: 'Attention',
    lcp: (arm: string, control: string, value: string) =>
      `${arm.toUpperCase()} est plus lente : ${value} de pages lentes (LCP au-delà de 2,5 s), contre ${control}.`,
    form: (arm: string, control: string, value: string) =>
      `${arm.toUpperCase()} fait abandonner le formulaire : ${value} d’abandons, contre ${control}.`,
    conversion: (arm: string, control: string, value: string) =>
      `${arm.toUpperCase()} fait perdre des conversions : ${value} de visiteurs sans conversion, contre ${control}. Arrêter est raisonnable.`,
    chance: (share: string) => `chances que ce soit réel : ${share}`,
    sure: 'confirmé par l’intervalle valable à tout moment',
  },
  told: {
    title: 'Ce qui a été dit',
    mismatch: (when: string) => `${when} : répartition anormale, résultats cachés.`,
    futile: (when: string) => `${when} : aucune différence qui compte.`,
    verdict: (when: string, arm: string) => `${when} : ${arm.toUpperCase()} convertit mieux.`,
  },
  weights: (when: string, shares: string) => `${when} : ${shares}`,
  weightsTitle: 'Parts, nuit après nuit',
  decide: {
    title: 'Décider',
    apply: (arm: string, version: number) => `Mettre ${arm.toUpperCase()} en ligne (version ${version})`,
    applyHow: 'Le test prend fin et cette version devient la page de tous. L’ancienne reste dans les versions.',
    early: 'Le test n’a pas rendu de verdict : ce choix est le vôtre.',
    beaten: 'Le verdict donne une autre version gagnante : ce choix est le vôtre.',
    applyGo: 'Oui, mettre en ligne',
    stop: 'Arrêter le test',
    stopHow: 'Tout le monde reçoit à nouveau la page en ligne (A). Les chiffres restent.',
    stopGo: 'Oui, arrêter',
  },
  limits:
    'Une conversion est un visiteur qui envoie le formulaire : chaque navigateur compte une fois. Un achat n’est pas compté ici. Un navigateur sans cookie compte à chaque visite.',
  past: {
    title: 'Tests terminés',
    back: 'Revenir au test actuel',
    winner: (arm: string) => `${arm.toUpperCase()} convertissait mieux`,
    none: 'sans verdict',
  },
  did: {
    variant: 'La variante est publiée ; la page en ligne n’a pas changé.',
    plan: 'Le test est prêt : relisez, puis démarrez.',
    drop: 'Le plan est abandonné.',
    start: 'Le test a démarré.',
    stop: 'Le test est arrêté : tout le monde reçoit la page en ligne.',
    apply: 'La version est en ligne.',
  } as Record<string, string>,
  refused: {
    'publish-blocked':
      'La variante n’est pas publiée : la page ne passe pas tous les contrôles. Ils sont sur la page de l’annonce, sous « Publier ».',
    'published-meanwhile': 'Quelqu’un a publié cette page à l’instant : regardez-la, puis recommencez.',
    'not-live': 'La page n’est pas en ligne : publiez-la d’abord.',
    'test-running': 'Un test est déjà en cours sur cette page.',
    'no-plan': 'Il n’y a plus de plan à démarrer.',
    'no-test-running': 'Aucun test n’est en cours.',
    'control-changed': 'La page en ligne a changé depuis ce plan : préparez-le à nouveau.',
    'bandit-not-fit':
      'Optimiser demande quatre versions, ou une campagne de moins de 10 jours : dites combien de jours elle dure encore.',
    'control-not-live': 'La page en ligne a changé : rechargez, puis préparez à nouveau.',
    'unknown-version': 'Une version choisie n’existe pas.',
    uncountable: 'Une version a été publiée avant que les tests existent : publiez-la à nouveau.',
    'invalid-body': 'Choisissez une à quatre variantes et une différence.',
    other: 'Rien n’est changé. Rechargez la page et recommencez.',
  } as Record<string, string>,
  slope: {
    title: 'Score de promesse et conversion, chez vous',
    known: (lift: string, low: string, high: string) =>
      `Sur vos pages, 10 points de score de plus vont de pair avec ${lift} de conversions (intervalle à 95 % : ${low} à ${high}).`,
    unclear: 'L’intervalle contient 0 : sur vos pages, rien ne montre encore que le score change la conversion.',
    together: (pages: Counted) =>
      `${inFrench(pages, 'version', 'versions')} de 180 jours, comparées au sein de leur campagne. Cela montre ce qui va ensemble ; un test montre ce qui cause quoi.`,
    pages: (pages: Counted, needed: Counted) =>
      `Pas encore assez de données : ${inFrench(pages, 'version comparable', 'versions comparables')}, il en faut ${needed.text}. Chaque variante testée en ajoute une.`,
    alike: 'Pas encore assez de données : vos pages ont presque le même score au sein de chaque campagne.',
    conversions: 'Pas encore assez de données : trop peu de conversions.',
    figure: 'Taux de conversion de chaque version selon son score, avec la droite et son intervalle',
    score: 'Score',
    rate: 'Conversion',
    table: 'Les versions en chiffres',
    page: 'Version',
    views: 'Vues',
    name: (ad: string, version: number) => `${ad}, v${version}`,
  },
}
