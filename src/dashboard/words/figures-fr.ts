/** What pages of figures have in common: their pictures, their days, their filters, their files. */
export const figures = {
  plot: (name: string) => `${name} (flèches : d'un point à l'autre ; Échap : fermer)`,
  period: 'Période',
  lastDays: (days: number) => `${days} jours`,
  others: 'Autres dates',
  from: 'Du',
  to: 'Au',
  show: 'Afficher',
  csv: 'Télécharger (CSV)',
  compare: 'Comparer à',
  otherDays: 'À vos dates',
  hold: 'Comparer',
  overlap: "Des jours sont dans les deux périodes : ce qui a changé paraît plus petit qu'il n'est.",
  compares: { '': 'Sans comparaison', previous: "La période d'avant", year: "L'an dernier" },
  filters: 'Filtres',
  names: { ad: 'Annonce', platform: 'Plateforme', device: 'Appareil', in_app: 'Navigateur' },
  named: (name: string, value: string) => `${name} : ${value}`,
  unused: '(sans effet ici)',
  remove: 'retirer ce filtre',
  wrong:
    "Cette période n'existe pas ou dépasse 366 jours : les 30 derniers jours sont affichés. La première date ne peut pas suivre la seconde.",
}
