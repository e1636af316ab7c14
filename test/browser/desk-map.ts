/** The pages of the dashboard, by name: paths under /app, or from the root. */

const AD = 'campaigns/audit-energie/ads/maison-froide'
export const PAGES: Record<string, string> = {
  home: '',
  guide: 'guide',
  search: 'search?q=audit',
  help: 'help',
  campaigns: 'campaigns',
  new: 'new',
  campaign: 'campaigns/audit-energie',
  matrix: 'campaigns/audit-energie/matrix',
  'matrix-compared': 'campaigns/audit-energie/matrix?from=2026-11-09&to=2026-11-15&compare=previous',
  diagnosis: 'campaigns/audit-energie/diagnosis',
  attribution: 'campaigns/audit-energie/attribution',
  speed: 'campaigns/audit-energie/speed',
  reconcile: 'campaigns/audit-energie/reconcile',
  sequence: 'campaigns/audit-energie/sequence',
  settings: 'campaigns/audit-energie/settings',
  'import-ads': 'campaigns/audit-energie/import',
  'new-ad': 'campaigns/audit-energie/ads/new',
  desk: AD,
  experiment: `${AD}/experiment`,
  audiences: 'audiences',
  'new-audience': 'audiences/new',
  ladder: 'audiences/ladder',
  audience: 'audiences/:audience',
  'audience-edit': 'audiences/:audience/edit',
  'audience-plan': 'audiences/:audience/plan',
  export: 'audiences/:audience/export/meta',
  leads: 'leads',
  lead: 'leads/:lead',
  spend: 'spend',
  plan: 'plan',
  notices: 'notices',
  digest: 'notices/digest',
  connect: 'connect',
  mail: 'connect/mail',
  domain: 'connect/domain',
  platforms: 'platforms',
  'connect-meta': 'platforms/meta/connect',
  feeds: 'feeds',
  deliveries: 'deliveries',
  imports: 'imports',
  measure: 'measure',
  robots: 'measure/robots',
  aside: 'measure/aside',
  cnil: 'measure/cnil',
  webhooks: 'webhooks',
  brands: 'brands',
  legal: 'brands/atelier-exemple/legal',
  privacy: 'privacy',
  register: 'privacy/register',
  requests: 'privacy/requests',
  retention: 'privacy/retention',
  papers: 'privacy/papers',
  record: 'privacy/papers/record',
  everything: 'privacy/export',
  team: 'team',
  person: 'team/people/:person',
  keys: 'team/keys',
  trail: 'team/trail',
  me: 'team/me',
  rights: 'team/rights',
  operations: 'operations',
  docs: '/api/docs',
  'docs-campaigns': '/api/docs/campaigns',
}
/** What stands for an id in the addresses above: the first of a list. */
const FIRST_OF: Record<string, string> = { ':audience': 'audiences', ':lead': 'leads', ':person': 'users' }

/** Where such a page is, in a running product. */
export async function addressesOf({
  url,
  adminToken,
}: {
  url: string
  adminToken: string
}): Promise<(path: string) => string> {
  const ids: Record<string, string> = {}
  for (const [name, list] of Object.entries(FIRST_OF)) {
    const answer = await fetch(`${url}/api/${list}?limit=1`, { headers: { Authorization: `Bearer ${adminToken}` } })
    ids[name] = ((await answer.json()) as { items: { id: string }[] }).items[0]!.id
  }
  return path => {
    const at = path.replace(/:\w+/, name => ids[name]!)
    return at.startsWith('/') ? at : `/app/${at}`.replace(/\/$/, '')
  }
}
