import type { Term } from './term.ts'

const PIXEL = 'La balise'
const WEB_DEV = 'web.dev, lu en novembre 2026'

export const visits = {
  visits: {
    name: 'Visites',
    is: 'Une page ouverte par une personne. Qui revient ou recharge compte une visite de plus ; les robots ne comptent pas.',
    source: PIXEL,
  },
  visitors: {
    name: 'Visiteurs',
    is: "Navigateurs reconnus d'une visite à l'autre, parce que la personne a accepté la publicité. Il y a donc toujours moins de visiteurs que de visites, et qui refuse n'en fait pas partie.",
    source: PIXEL,
  },
  engagedTime: {
    name: 'Temps actif',
    is: "Temps où la page est visible et où l'on y fait quelque chose. Un onglet oublié ne compte pas.",
    source: PIXEL,
  },
  scroll: {
    name: 'Défilement',
    is: "Jusqu'où la page a été descendue, au plus profond.",
    formula: 'bas de ce qui a été vu ÷ hauteur de la page',
    source: PIXEL,
  },
  source: {
    name: 'Source',
    is: "D'où vient la visite : les paramètres du lien (utm), sinon l'identifiant de clic de la régie, sinon le site d'avant.",
    source: PIXEL,
  },
  inApp: {
    name: "Navigateur d'application",
    is: "Le navigateur qu'ouvre une application comme Instagram quand on touche une annonce. Il part sans cache ni mot de passe, souvent plus lent.",
    source: PIXEL,
  },
  bots: {
    name: 'Robots',
    is: "Visites faites par des programmes. Elles sont gardées avec la raison, et n'entrent dans aucun chiffre.",
    source: PIXEL,
  },
  leads: {
    name: 'Leads',
    is: 'Personnes qui ont envoyé un formulaire avec un e-mail ou un téléphone.',
    source: 'Vos formulaires',
  },
  purchases: {
    name: 'Achats',
    is: 'Commandes connues. La même commande dite deux fois, par la page et par la boutique, compte une fois.',
    source: 'Votre boutique, votre CRM ou la balise',
  },
  conversions: {
    name: 'Conversions',
    is: 'Leads et achats ensemble.',
  },
} satisfies Record<string, Term>

export const tiers = {
  tier: {
    name: 'Palier',
    is: "Jusqu'où une visite est allée. Une visite est au plus haut palier dont elle remplit une des règles.",
  },
  tierVisitor: { name: 'Palier Visiteur', is: 'La page a été ouverte.', formula: 'une visite' },
  tierEngaged: {
    name: 'Palier Engagé',
    is: 'La page a été lue un peu.',
    formula: '10 s actives, ou la moitié de la page',
  },
  tierConsidering: {
    name: 'Palier Intéressé',
    is: 'La page a été lue pour de bon, ou revue.',
    formula: "un clic sur le bouton d'action, ou 30 s et les trois quarts de la page, ou une deuxième visite",
  },
  tierIntent: {
    name: 'Palier Intention',
    is: 'Quelque chose a été commencé.',
    formula: 'un formulaire commencé, ou un clic sur le téléphone ou l’e-mail',
  },
  tierLead: { name: 'Palier Lead', is: 'Des coordonnées ont été laissées.', formula: 'un formulaire envoyé' },
  tierCustomer: { name: 'Palier Client', is: 'Un achat est connu.', formula: 'un achat' },
} satisfies Record<string, Term>

export const speed = {
  p75: {
    name: 'p75',
    is: 'Trois visites sur quatre font au moins aussi bien. Une moyenne cacherait les visites lentes.',
    formula: '75e centile des mesures',
    source: WEB_DEV,
  },
  lcp: {
    name: 'Affichage (LCP)',
    is: 'Temps avant que le plus grand élément de la page soit visible. Bon jusqu’à 2,5 s, mauvais au-delà de 4 s.',
    source: `Largest Contentful Paint, ${WEB_DEV}`,
  },
  inp: {
    name: 'Réaction (INP)',
    is: 'Attente entre un geste et ce qu’il change à l’écran, la pire de la visite. Bon jusqu’à 200 ms, mauvais au-delà de 500 ms.',
    source: `Interaction to Next Paint, ${WEB_DEV}`,
  },
  cls: {
    name: 'Stabilité (CLS)',
    is: 'Ce qui bouge tout seul pendant qu’on lit. Bon jusqu’à 0,1, mauvais au-delà de 0,25.',
    formula: "part de l'écran déplacée × distance, dans la pire période",
    source: `Cumulative Layout Shift, ${WEB_DEV}`,
  },
  ttfb: {
    name: 'Réponse du serveur (TTFB)',
    is: "Temps avant le premier octet de la page. Il est compris dans l'affichage (LCP) et n'est pas mesuré à part ici. Bon jusqu'à 0,8 s.",
    source: `Time to First Byte, ${WEB_DEV}`,
  },
} satisfies Record<string, Term>
