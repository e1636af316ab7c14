import type * as fr from './glossary-tests-fr.ts'
import type { Term } from './term.ts'

export const tests: Record<keyof typeof fr.tests, Term> = {
  abTest: {
    name: 'A/B test',
    is: 'Two versions of a page shown at random, at the same time: what differs afterwards comes from the version. A is the live page.',
  },
  lift: {
    name: 'Lift',
    is: 'By how much one version converts better than another, as a share of its rate.',
    formula: 'rate of B ÷ rate of A − 1',
  },
  bestChance: {
    name: 'Probability to be best',
    is: 'The chance that this version has the highest rate, given the data. It tells where one stands; it decides nothing.',
    source: 'Bayesian, a beta distribution without preference at the start',
  },
  expectedLoss: {
    name: 'Expected loss',
    is: 'What choosing this version costs on average if another is in fact better, in points of conversion.',
  },
  power: {
    name: 'Power',
    is: 'The chance to see a difference that exists. Tests are sized for four times in five.',
    formula: '80%',
  },
  pValue: {
    name: 'p',
    is: 'The chance of a difference at least as large if there were none. Below 5% it is called real; adjusted to the number of versions.',
    source: 'S. Holm, Scandinavian Journal of Statistics, 1979',
  },
  anytime: {
    name: 'Valid at any time',
    is: 'An interval that one may look at every day without being wrong more often. An ordinary one, looked at often, lies in the end.',
    source: 'Waudby-Smith et al., 2024',
  },
  guardrail: {
    name: 'Guardrail',
    is: 'What a version must not spoil even if it converts: speed, forms sent, conversions.',
  },
  sampleRatio: {
    name: 'Split of visitors',
    is: 'Versions must get the share that was planned. A gap that chance would make less than once in a thousand hides the results: something chooses who is counted.',
  },
  bandit: {
    name: 'Optimise without learning (bandit)',
    is: 'Each night the version that converts gets more visitors. One wins a little more, learns not why, and there is no verdict.',
  },
  slope: {
    name: 'Score and conversion, in your account',
    is: 'By how much conversion rises, on your pages, when the match score gains 10 points. It shows what goes together, not what causes what.',
    source: 'Logistic regression within each campaign',
  },
}

export const audiences: Record<keyof typeof fr.audiences, Term> = {
  audience: {
    name: 'Audience',
    is: 'A rule: who went how far, on which campaigns, since when. Only those who agreed to targeted advertising are in it.',
  },
  audienceSize: {
    name: 'Size',
    is: 'People and browsers that the rule holds today. A platform does not deliver to a list that is too small.',
  },
  matchRate: {
    name: 'Match rate',
    is: 'Share of the list that the platform recognises. It never recognises all of it; without a figure of yours we assume 30 to 60%.',
    formula: 'people recognised ÷ rows sent',
    source: 'The platform, once it has the list',
  },
  window: {
    name: 'Window',
    is: 'How many days ago, at most, the person came. A shorter one makes a warmer and smaller audience.',
  },
  exclusion: {
    name: 'Exclusion',
    is: 'Whom the rule leaves out, even if they meet it: leads, customers, other audiences.',
  },
  lookalike: {
    name: 'Lookalike audience',
    is: 'People whom the platform finds close to a list that you give it. It is worth what the list is worth: your best customers rather than all visitors.',
  },
  sequence: {
    name: 'Sequence',
    is: 'What those who come back are shown: reassurance, then proof, then an incentive, then rest.',
    source: '"Du Like au Lead", article without a date, read in 2026',
  },
  feed: {
    name: 'Feed',
    is: 'A protected address where the platform fetches the current audience, without anybody sending it.',
  },
  eventId: {
    name: 'Event id',
    is: 'The number of a conversion. The platform gets it from the page and from the server, sees the same number, and counts it once.',
  },
}

export const privacy: Record<keyof typeof fr.privacy, Term> = {
  consentRate: {
    name: 'Consent rate',
    is: 'Share of visits whose person agreed to advertising. The others are counted, but leave no trace from visit to visit.',
    formula: 'visits with consent ÷ visits',
    source: 'The choice made on your pages',
  },
  adsConsent: {
    name: 'Consent to targeted advertising',
    is: 'The person agrees that their data is used to show them your ads again. Without it they are in no audience and nothing is sent.',
    source: 'GDPR, art. 4(11) and art. 7',
  },
  contactConsent: {
    name: 'Consent to be contacted',
    is: 'The person agrees that you write or call. It is no consent to targeted advertising, nor the other way round.',
    source: 'GDPR, art. 4(11) and art. 7',
  },
  exempt: {
    name: 'Measurement without consent',
    is: 'Counting visits anonymously, for oneself only, following nobody: French law allows it under conditions.',
    source: 'CNIL, audience measurement exempt from consent',
  },
  opposition: {
    name: 'Opposition',
    is: 'The person said no to all measurement, or their browser says so for them (Global Privacy Control): they are followed no more.',
  },
  retention: {
    name: 'How long data is kept',
    is: 'After which data is erased, by itself. Totals per day stay: they speak of nobody.',
  },
}

export const links: Record<keyof typeof fr.links, Term> = {
  pixel: {
    name: 'Pixel',
    is: 'The small program in the page that counts the visit. It comes from your domain and sends nothing to anybody else.',
  },
  utm: {
    name: 'utm parameters',
    is: "What is added to an ad's address to say where the click comes from: source, medium, campaign, content.",
  },
  clickId: {
    name: 'Click id',
    is: 'What a platform adds to the address to know the click again (fbclid, gclid…). Kept after consent only.',
  },
  apiKey: {
    name: 'API key',
    is: 'A password for a program, with a role. It is shown once and can be revoked.',
  },
  webhook: {
    name: 'Webhook',
    is: 'A message that we send to an address of yours as soon as something happens: a lead, an alert.',
  },
  role: {
    name: 'Role',
    is: 'What somebody may do: read (viewer), also see audiences (analyst), change and export (editor), manage people and keys (owner).',
  },
}
