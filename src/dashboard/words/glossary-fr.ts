/** What a figure is, how it is reckoned, and who says so. Shown beside it, and all together at /app/help. */
export interface Term {
  name: string
  is: string // one or two sentences
  formula?: string
  source?: string
}

const terms = {
  cpl: {
    name: 'Coût par lead (CPL)',
    is: 'Ce que coûte une personne qui a envoyé le formulaire.',
    formula: 'dépense ÷ leads de la même période',
    source: 'Dépense : le relevé de la plateforme. Leads : vos formulaires.',
  },
} satisfies Record<string, Term>

export const glossary = {
  title: 'Les mots et les chiffres',
  lead: "Ce que chaque chiffre veut dire, comment il est calculé, et d'où il vient.",
  ask: (name: string) => `Définition : ${name}`,
  formula: 'Calcul',
  source: 'Source',
  terms: terms as Record<keyof typeof terms, Term>,
}
