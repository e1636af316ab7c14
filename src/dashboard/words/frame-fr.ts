/** Menu, search and keyboard: what is around every page. */
export const menu = {
  open: 'Menu',
  groups: { work: 'Travail', figures: 'Chiffres', connect: 'Connexions', govern: 'Gouvernance' },
  entries: {
    home: 'Accueil',
    campaigns: 'Campagnes',
    audiences: 'Audiences',
    leads: 'Leads',
    spend: 'Dépenses',
    plan: 'Prévision',
    notices: 'Alertes',
    connect: 'Raccorder',
    platforms: 'Plateformes',
    pixel: 'Pixel',
    webhooks: 'Webhooks',
    brands: 'Marques',
    privacy: 'Vie privée',
    team: 'Équipe et clés',
    operations: 'Exploitation',
    api: 'API',
  },
}

export const search = {
  title: 'Rechercher',
  find: 'Chercher',
  placeholder: 'Une campagne, une annonce, une audience, une page…',
  hint: "Le nom d'une campagne, d'une annonce, d'une audience, ou ce que vous voulez faire.",
  nothing: (q: string) => `Rien ne porte « ${q} ». Essayez un autre mot, ou le début du nom.`,
  kinds: { page: 'Page', campaign: 'Campagne', ad: 'Annonce', audience: 'Audience', term: 'Définition' },
}

export const shortcuts = {
  title: 'Raccourcis clavier',
  search: 'Rechercher',
  next: 'Ligne suivante',
  previous: 'Ligne précédente',
  open: 'Ouvrir la ligne',
  help: 'Cette aide',
  on: "Raccourcis d'une seule touche",
  close: 'Fermer',
}
