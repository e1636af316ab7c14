import type * as fr from './frame-fr.ts'

export const menu: typeof fr.menu = {
  open: 'Menu',
  groups: { work: 'Work', figures: 'Figures', connect: 'Connections', govern: 'Governance' },
  entries: {
    home: 'Home',
    campaigns: 'Campaigns',
    audiences: 'Audiences',
    leads: 'Leads',
    spend: 'Spend',
    plan: 'Forecast',
    notices: 'Alerts',
    connect: 'Connect',
    platforms: 'Platforms',
    pixel: 'Pixel',
    webhooks: 'Webhooks',
    brands: 'Brands',
    privacy: 'Privacy',
    team: 'People and keys',
    operations: 'Operations',
    api: 'API',
  },
}

export const search: typeof fr.search = {
  title: 'Search',
  find: 'Search',
  placeholder: 'A campaign, an ad, an audience, a page…',
  hint: 'The name of a campaign, an ad or an audience, or what you want to do.',
  nothing: q => `Nothing is called “${q}”. Try another word, or how the name begins.`,
  kinds: { page: 'Page', campaign: 'Campaign', ad: 'Ad', audience: 'Audience', term: 'Definition' },
}

export const shortcuts: typeof fr.shortcuts = {
  title: 'Keyboard shortcuts',
  search: 'Search',
  next: 'Next row',
  previous: 'Previous row',
  open: 'Open the row',
  help: 'This help',
  on: 'Shortcuts of a single key',
  close: 'Close',
}
