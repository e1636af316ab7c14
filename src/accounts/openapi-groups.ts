interface Group {
  name: string
  about: string
  holds: RegExp
}

/** What endpoints are about, in the order in which one needs them. The first that holds a path has it. */
export const GROUPS: readonly Group[] = [
  {
    name: 'campaigns',
    about: 'Campaigns and their ads.',
    holds: /^\/campaigns(\/launch|\/:slug(\/duplicate|\/ads(\/:ad|\/import)?)?)?$/,
  },
  {
    name: 'tests',
    about: 'Tests of two or more versions of a page, and what the match score goes with.',
    holds: /\/experiment|^\/slope/,
  },
  {
    name: 'pages',
    about: 'The page of an ad: its draft, its checks, its published versions and its schedule.',
    holds: /\/ads\/:ad\/|^\/(alerts|preview)/,
  },
  { name: 'brands', about: 'Who speaks: colours, logo, tone, consent texts and legal identity.', holds: /^\/brands/ },
  { name: 'images', about: 'Images that ads and pages show.', holds: /^\/assets/ },
  { name: 'match', about: 'How well a page keeps the promise of its ad.', holds: /^\/match/ },
  {
    name: 'audiences',
    about: 'Rules that say who is in, ladders, sequences, and what a budget would do to so many people.',
    holds: /^\/audiences(?!\/:id\/export)|\/sequence|\/touches/,
  },
  {
    name: 'figures',
    about: 'The funnel of a campaign, where it leaks, what it costs and what led to its conversions.',
    holds: /^\/campaigns\/|^\/plan/,
  },
  {
    name: 'spend',
    about: 'What ads cost: reports of the ad platforms, and rates of exchange.',
    holds: /^\/(spend|rates)/,
  },
  {
    name: 'contacts',
    about: 'People who sent a form or became customers, and their browsers.',
    holds: /^\/(contacts|visitors|identity|customers|leads|imports)/,
  },
  {
    name: 'privacy',
    about: 'Requests for access and erasure, and what is kept for how long.',
    holds: /^\/(privacy|erasures)/,
  },
  {
    name: 'conversions',
    about: 'What leads became: purchases, and outcomes of the CRM.',
    holds: /^\/(conversions|outcomes)/,
  },
  {
    name: 'exports',
    about:
      'Audiences as files, feeds that platforms pull, the register of all that left, and everything as one archive.',
    holds: /^\/(audiences|feeds|deliveries|export)/,
  },
  {
    name: 'platforms',
    about: 'Accounts on ad platforms, lists kept equal to audiences, and conversions told to them.',
    holds: /^\/(destinations|connections|lists|events)/,
  },
  { name: 'webhooks', about: 'Other servers that are told of leads and alerts.', holds: /^\/(webhooks|outbox)/ },
  {
    name: 'pixel',
    about: 'Sites that may send beacons, the check of an installation, robots, and beacons that could not be stored.',
    holds: /^\/(hosts|pixel|beacons|traffic)/,
  },
  {
    name: 'notices',
    about: 'What needs somebody, the weekly digest, and whom it is mailed to.',
    holds: /^\/(notices|digest)/,
  },
  {
    name: 'home',
    about: 'What the dashboard begins with: figures of all campaigns, first steps, search, the demo.',
    holds: /^\/(overview|first-steps|search|demo)/,
  },
  { name: 'operations', about: 'Whether everything works, for people and for Prometheus.', holds: /^\/operations/ },
  { name: 'accounts', about: 'Keys, people, and the trail of what they did.', holds: /^\// },
]

export const groupOf = (path: string): string => GROUPS.find(({ holds }) => holds.test(path))!.name

interface Place {
  is: string
  example: string // as in Example: '{audience}' is the id of one
}

const NAMED: Record<string, Place> = {
  slug: { is: 'The slug of a campaign.', example: 'audit-energie' },
  ad: { is: 'The slug of an ad of the campaign.', example: 'maison-froide' },
  version: { is: 'The number of a published version.', example: '1' },
  from: { is: 'The number of a published version, or `draft`.', example: '1' },
  to: { is: 'The number of a published version, or `draft`.', example: 'draft' },
  rule: { is: 'The name of a rule, as GET /api/traffic/bots lists them.', example: 'shared-network' },
  host: { is: 'A host, as GET /api/hosts lists them.', example: 'www.example.com' },
  file: { is: 'An ad platform and .csv: `meta.csv`.', example: 'google.csv' },
  connection: { is: 'The id of a connection.', example: '{connection}' },
}

/** What the last list of a path holds one of, where that is not its name without an s. */
const ONE_OF: Record<string, string> = { outbox: 'message', dead: 'letter', 'spend/imports': 'spendImport' }

/** 'audience' of '/audiences', 'session' of '/users/:id/sessions'. */
export function oneOf(path: string): string {
  const [before = '', last = ''] = path
    .split('/')
    .filter(segment => !/^[:{]/.test(segment))
    .slice(-2)
  return ONE_OF[`${before}/${last}`] ?? ONE_OF[last] ?? last.replace(/s$/, '')
}

/** What stands at a :param. ':id' is that of one of what the segments before it list. */
export function placeOf(path: string, name: string): Place {
  const one = oneOf(path.slice(0, path.search(new RegExp(`/:${name}\\b`))))
  return NAMED[name] ?? { is: `The id of ${/^[aeiou]/.test(one) ? 'an' : 'a'} ${one}.`, example: `{${one}}` }
}
