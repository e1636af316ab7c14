import { aside } from './aside-en.ts'
import { attribution } from './attribution-en.ts'
import { audience } from './audiences-en.ts'
import { blocks } from './blocks-en.ts'
import { brands } from './brands-en.ts'
import { cnil } from './cnil-en.ts'
import { compared } from './compare-en.ts'
import { conditions } from './conditions-en.ts'
import { connect } from './connect-en.ts'
import { creating } from './creating-en.ts'
import { crm } from './crm-en.ts'
import { desk } from './desk-en.ts'
import { diagnosis } from './diagnosis-en.ts'
import { docs } from './docs-en.ts'
import { experiment } from './experiment-en.ts'
import { feeds, ledger } from './feeds-en.ts'
import { figures } from './figures-en.ts'
import { findings } from './findings-en.ts'
import { forecast } from './forecast-en.ts'
import type { fr } from './fr.ts'
import { menu, search, shortcuts } from './frame-en.ts'
import { glossary } from './glossary-en.ts'
import { guide } from './guide-en.ts'
import { home } from './home-en.ts'
import { hooks } from './hooks-en.ts'
import { hub } from './hub-en.ts'
import { install } from './install-en.ts'
import { issues } from './issues-en.ts'
import { leadDesk } from './leadDesk-en.ts'
import { leak } from './leak-en.ts'
import { matrix } from './matrix-en.ts'
import { measure } from './measure-en.ts'
import { notices } from './notices-en.ts'
import { operations } from './operations-en.ts'
import { planner, sequence } from './planner-en.ts'
import { platforms } from './platforms-en.ts'
import { privacy } from './privacy-en.ts'
import { problems } from './problems-en.ts'
import { robots } from './robots-en.ts'
import { rule } from './rule-en.ts'
import { speed } from './speed-en.ts'
import { spending } from './spend-en.ts'
import { team } from './team-en.ts'
import { alerts, importing } from './work-en.ts'

export const en: typeof fr = {
  language: 'English',
  skip: 'Skip to content',
  nav: 'Main menu',
  languages: 'Language',
  campaigns: 'Campaigns',
  audiences: 'Audiences',
  signOut: 'Sign out',
  undo: 'Undo',
  copy: 'Copy',
  copied: 'Copied',
  last30Days: 'Last 30 days',
  unknown: 'not reported',
  previousPage: 'Start of the list',
  nextPage: 'Next page',

  signIn: {
    title: 'Sign in',
    lead: 'From like to lead: your ads, their pages, and who comes back.',
    key: 'Key',
    keyHint: "The deployment's admin token, or the API key of an owner.",
    submit: 'Sign in',
    wrongKey: "This key does not open the dashboard. It takes the admin token or an owner's key, in full.",
    deadLink: 'This link was used before or has expired. Ask an owner for another one, or paste a key below.',
    tooMany: 'Too many tries. Wait a minute, then try again.',
    ended:
      'Your session was over before this was sent: nothing was saved. Sign in, go back in your browser, and send it again.',
    newLink: 'Get a link',
    newLinkHow:
      'Ask an owner: they make one on your page, in “People and keys”. If they have no session left either, this call makes one for them that works once, within 24 hours:',
  },

  status: { draft: 'Draft', active: 'Active', paused: 'Paused', archived: 'Archived' },
  stages: {
    captation: 'Captation',
    activation: 'Activation',
    consideration: 'Consideration',
    conversion: 'Conversion',
  },
  counted: {
    captation: 'impressions',
    activation: 'engagements',
    consideration: 'page visits',
    conversion: 'leads and purchases',
  },
  tiers: {
    visitor: 'Visitor',
    engaged: 'Engaged',
    considering: 'Considering',
    intent: 'Intent',
    lead: 'Lead',
    customer: 'Customer',
  },

  views: 'Visits',
  leads: 'Leads',
  spend: 'Spend',
  cpl: 'Cost per lead',
  cpa: 'Cost per purchase',
  cpm: 'CPM',
  ctr: 'Click rate',
  cvr: 'Conversion rate',
  pages: (ads, live) => (ads === 0 ? 'no ads' : `${ads} ${ads === 1 ? 'ad' : 'ads'}, ${live} live`),
  empty: {
    byApi: 'The same with the API',
    campaigns: 'No campaign yet',
    ads: 'No ad in this campaign',
    adsHow: 'Each ad gets its own landing page, filled from it. Import those of your platform.',
    figures: 'Nothing to count in this period',
    figuresHow: "Visits arrive as soon as a published page is opened. Cost comes from the ad platform's report.",
    audiences: 'No audience yet',
    audiencesHow:
      'An audience is a rule: who went how far, on which campaigns, since when. For example, engaged visitors who left nothing.',
  },

  campaignTabs: {
    name: 'Pages of the campaign',
    tabs: {
      '': 'Funnel',
      matrix: 'Matrix',
      diagnosis: 'Fatal errors',
      attribution: 'Attribution',
      speed: 'Speed',
      sequence: 'Sequence',
    },
  },
  funnel: {
    title: 'Funnel',
    figure: 'Four stages, from impression to conversion',
    scale: 'Heights on a logarithmic scale; 95% intervals (Wilson).',
    stage: 'Stage',
    volume: 'Volume',
    passage: 'Passage',
    passageHint: 'from the stage before',
    interval: '95% interval',
    prorated: 'A spend period reaches beyond these dates: it counts by its share of days.',
  },
  loss: {
    title: 'From click to visit',
    lost: share => `${share} of clicks never arrive`,
    kept: 'Every click arrives, or visits come from elsewhere',
    none: 'Import spend to compare paid clicks with visits seen',
    detail: (clicks, views) =>
      `${clicks} paid clicks, ${views} visits seen. A slow page, a misclick or blocked measurement.`,
  },
  ladder: {
    title: 'How far visits go',
    hint: 'Visits that reached at least this tier',
    tier: 'Tier',
    share: 'Share',
  },
  ad: {
    title: 'Ads and pages',
    live: version => `Live, version ${version}`,
    draft: 'Not live',
    open: 'View page',
    work: 'Score, texts, publishing',
    workOf: ad => `of ${ad}`,
    noImage: 'No image',
    tiers: 'Tiers reached',
  },
  menu,
  search,
  shortcuts,
  glossary,
  figures,
  home,
  creating,
  leadDesk,
  hooks,
  privacy,
  team,
  hub,
  guide,
  docs,
  audience,
  spending,
  matrix,
  diagnosis,
  forecast,
  attribution,
  speed,
  experiment,
  notices,
  operations,
  leak,
  rule,
  planner,
  sequence,
  alerts,
  importing,
  measure,
  robots,
  aside,
  install,
  findings,
  cnil,
  compared,
  conditions,
  desk,
  platforms,
  blocks,
  brands,
  connect,
  feeds,
  ledger,
  crm,
  issues,
  problems,
  said: english => english,
  errors: {
    notFound: 'Page not found',
    notFoundHow: 'Nothing exists at this address. It may have been renamed, or a letter is missing.',
    refused: 'This cannot be asked',
    refusedHow: 'A date, a number or a choice in the address is not possible. Go back to the page and start again.',
    forbidden: 'Your role does not allow this',
    forbiddenHow: need => `It takes at least the role “${need}”. An owner can give it to you.`,
    crossSite: 'Request refused',
    crossSiteHow: 'This form was sent from another site. Start again from this page.',
    broken: 'This page could not be prepared',
    brokenHow: 'The error is on record. Your public pages and the measurement go on. Try again in a moment.',
    notNow: 'The database does not answer just now',
    notNowHow: 'Your public pages and the measurement go on. Try again in a moment.',
    notSaved:
      'What you sent may not be saved. Go back with your browser: the form is as you filled it in. Look whether it was saved before you send it again.',
    reference: 'For whoever reads the log:',
    home: 'Back to campaigns',
  },
  roles: { owner: 'owner', editor: 'editor', analyst: 'analyst', viewer: 'viewer' },
}
