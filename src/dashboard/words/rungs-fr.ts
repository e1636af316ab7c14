/** Where people stand, tier by tier. */
export const rungs = {
  title: "L'échelle",
  see: "Voir l'échelle",
  intro: (days: string) =>
    `Jusqu'où sont allés ceux qui ont vu la campagne ces ${days} derniers jours. Chacun est compté une fois, à son palier le plus haut ; seuls ceux qui acceptent la publicité ciblée le sont.`,
  campaign: 'Campagne',
  show: 'Voir',
  make: "Créer l'audience",
  open: "Ouvrir l'audience",
  of: (act: string, tier: string) => `${act} : ${tier}`,
  sequence: 'Et dans le temps : la séquence de la campagne',
  none: 'Pas encore de campagne',
  noneHow: "L'échelle se remplit avec les visites d'une campagne.",
  newCampaign: 'Créer une campagne',
  named: (tier: string, campaign: string) => `Palier « ${tier} » · ${campaign}`,
  refused: "L'audience n'a pas été créée : choisissez une campagne et un palier qui existent, puis recommencez.",
}
