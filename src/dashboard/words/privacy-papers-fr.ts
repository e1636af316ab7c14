import { type Counted, inFrench } from './plural.ts'

/** Documents to keep: where they come from and what is missing in them. What they say is in dashboard/privacy/papers. */
export const papers = {
  lead: 'Remplis avec les faits de ce déploiement, tels qu’ils sont aujourd’hui. Imprimez-les, ou reprenez-les en Markdown.',
  caution:
    'Ce ne sont pas des conseils juridiques : relisez-les avec votre délégué à la protection des données ou votre avocat.',
  names: {
    record: 'Registre des traitements (art. 30)',
    dpia: "Analyse d'impact, AIPD (art. 35)",
    cnil: "Auto-évaluation de la mesure d'audience",
  },
  about: {
    record:
      "Trois traitements : formulaires et contacts, publicité ciblée, mesure d'audience. Finalités, données, destinataires, durées, sécurité.",
    dpia: 'Le traitement décrit, sa nécessité, les risques pour les personnes et ce qui les réduit. À vous : votre avis et votre décision.',
    cnil: 'Chaque critère de la CNIL, ce que fait ce produit, et le test qui le prouve.',
  },
  read: 'Ouvrir',
  markdown: 'Télécharger en Markdown',
  made: (day: string) => `Établi le ${day} d'après les réglages de ce déploiement.`,
  blank: 'À compléter',
  blanks: (n: number) =>
    n === 0 ? 'Rien à compléter.' : `${n} ${n < 2 ? 'point' : 'points'} à compléter, marqués « À compléter ».`,
  facts: {
    platform: (name: string, lists: Counted, feeds: Counted, events: boolean) =>
      [
        name,
        ...(lists.n > 0 ? [inFrench(lists, 'liste tenue à jour', 'listes tenues à jour')] : []),
        ...(feeds.n > 0 ? [inFrench(feeds, 'flux relevé', 'flux relevés')] : []),
        ...(events ? ['conversions dites'] : []),
      ].join(', '),
    kept: (brand: string, months: Counted | null) =>
      months === null
        ? `${brand} : jusqu'à demande d'effacement`
        : `${brand} : ${inFrench(months, 'mois', 'mois')} après le dernier échange`,
  },
  sources: 'Sources',
  back: 'Documents',
}
