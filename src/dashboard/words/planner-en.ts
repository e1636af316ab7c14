import type { planner as plannerFr, sequence as sequenceFr } from './planner-fr.ts'

export const planner: typeof plannerFr = {
  title: 'Plan a budget',
  intro:
    'What a budget would do to this audience: how often each person would see the ads, whether the platform would run them, and whether a discount leaves a margin. Nothing is sent or stored.',
  terms: {
    cpm: { term: 'CPM', meaning: 'the price of a thousand impressions.' },
    frequency: { term: 'Frequency', meaning: 'how often the same person sees the ads.' },
    match: { term: 'Match rate', meaning: 'the share of the list that the platform finds among its accounts.' },
    cpa: { term: 'Cost per purchase', meaning: 'what was spent on ads, divided by purchases.' },
  },
  platform: 'Platform',
  budget: 'Budget of the whole period',
  currency: 'Currency',
  days: 'Length, in days',
  daysHint: '1 to 180.',
  cpm: 'CPM',
  cpmHint: 'Empty: that of your spend reports, else that of the method.',
  order: 'If you offer a discount',
  price: 'Average price of an order',
  margin: 'Margin on that price, in %',
  marginHint: 'Before ads and discount.',
  cpa: 'Expected cost per purchase',
  incentive: 'Discount',
  incentiveUnit: 'Discount in',
  percent: '% of the price',
  amount: 'an amount',
  submit: 'Work it out',
  refused: 'A field is not filled in as it should be.',
  fields: {
    destination: 'Choose a platform.',
    budget: 'An amount above zero.',
    currency: 'A currency that exists, like EUR.',
    days: 'A whole number, 1 to 180.',
    cpm: 'An amount, 0.01 to 10,000.',
    averageOrder: 'An amount above zero.',
    margin: '0 to 100%.',
    cpa: 'An amount, zero or more.',
    incentive: 'A number above zero; 100% at most.',
  },

  result: 'What would come of it',
  range: (low, high) => (low === high ? low : `${low} to ${high}`),
  moreThan: n => `more than ${n}`,
  impressions: 'impressions',
  matched: 'people recognised',
  perPerson: 'impressions per person',
  perWeek: 'per week',
  scale: (value, watch, refresh) =>
    `Expected frequency: ${value}. Marks: watch from ${watch}, another creative from ${refresh}.`,
  watchMark: n => `${n}: watch it`,
  refreshMark: n => `${n}: another creative`,
  marks:
    'Both marks come from practice (goodmorning, read at second hand, November 2026); no platform has them as a rule.',
  response: (mean, last) =>
    `The more an ad is seen, the less it does: on average ${mean} of the effect of the first time, ${last} the last time (an analysis by Meta, read at second hand, November 2026).`,
  advice: {
    nobody: 'The list is empty for this platform: widen the rule before you spend.',
    below: (needed, rows, missing) =>
      `The platform asks for ${needed} recognised people, the list has ${rows} before any are recognised: it would not run. About ${missing} are missing.`,
    unsure: (needed, rows, missing) =>
      `The platform asks for ${needed} recognised people, the list has ${rows} before any are recognised: that is not certain. To count on it, add ${missing}.`,
    met: needed => `The platform's minimum (${needed} recognised people) is met.`,
    merge: (names, rows) => `Merge it with ${names}: together ${rows} rows, enough to run.`,
    mergeShort: (names, rows) => `Even merged with ${names} the list ends at ${rows}: widen the period or the rule.`,
    noMargin: left => `This discount leaves no margin: ${left} per order would be left. Offer less.`,
    margin: left => `After the discount and the ads, ${left} per order is left.`,
    marginUnknown: missing => `To know whether the discount leaves a margin, tell ${missing}.`,
    refresh: (frequency, limit, day) =>
      `Frequency of ${frequency}: the mark of ${limit} is passed on day ${day}. Have another creative ready by then, or lower the budget.`,
    watch: (frequency, limit, day) =>
      `Frequency of ${frequency}: the mark of ${limit} is reached on day ${day}. Watch the results from there on.`,
    tooFew: (most, one, all) =>
      `This budget cannot be spent usefully on so few people: each would see the ads more than ${most} times, beyond the 7 to ${most} touches of the method. With one creative ${one} are enough; with several in turn, up to ${all}. Keep the rest, or widen the audience.`,
    calm: frequency => `Frequency of ${frequency}: below both marks.`,
    part: share => `This budget would reach only about ${share} of the people recognised.`,
    cpmUnknown: currency => `No CPM is known in ${currency}: tell one, or import a spend report of this platform.`,
  },
  missing: { averageOrder: 'the average price of an order', margin: 'the margin', cpa: 'the cost per purchase' },
  tiers: name => `the tier “${name}”`,
  marginTitle: 'Per order',
  unitMargin: 'Margin before the discount',
  discount: 'Discount',
  afterIncentive: 'Left after the discount',
  ads: 'Ads per purchase',
  afterAds: 'Left',
  assumptions: 'Where these figures come from',
  rows: rows => `Rows of the list: ${rows}, counted now.`,
  rowsAbout: rows => `Rows of the list: ${rows}, estimated now from a sample.`,
  match: {
    assumed: range =>
      `Match rate: ${range}, an assumption of ours. No platform publishes one; Google only says 1 to 99% (help of Customer Match, read in November 2026).`,
    asked: range => `Match rate: ${range}, as you told.`,
  },
  cpmFrom: {
    asked: range => `CPM: ${range}, as you told.`,
    account: (range, reports) =>
      `CPM: ${range}, from your last ${reports} ${reports === 1 ? 'report' : 'reports'} of this platform (90 days, middle half).`,
    method: range =>
      `CPM: ${range}, what the method expects in euros, as there is no report of this platform. Import your spend to have your own.`,
  },
}

export const sequence: typeof sequenceFr = {
  title: 'Sequence',
  intro:
    'Whoever comes back has other questions. Each stage has its audience, for retargeting, and its section, which comes first on the page.',
  settings: 'When each stage begins',
  settingsHow: 'In days since the first visit. Pages follow within 15 seconds, audiences at once.',
  proof: 'Proof, from day',
  incentive: 'Incentive, from day',
  rest: 'Rest, from day',
  dayHint: '1 to 59, in this order.',
  form: 'Proof after a form was begun, in hours',
  formHint: '1 to 720. Whoever began the form is reassured already.',
  touchesMin: 'Usual touches, at least',
  touchesMax: 'Usual touches, at most',
  touchesHint: '1 to 100.',
  save: 'Save',
  saved: 'Settings saved.',
  defaults: 'As the method has it: nothing is changed for this campaign.',
  refused: 'A field is not filled in as it should be. Nothing was saved.',
  fields: {
    proofFromDays: 'A whole number of days, 1 to 59.',
    incentiveFromDays: 'A whole number, after the day of proof.',
    restFromDays: 'A whole number, after the day of the incentive.',
    proofAfterFormHours: 'A whole number of hours, 1 to 720.',
    touchesMin: 'A whole number, 1 to 100.',
    touchesMax: 'A whole number, 1 to 100, not below the first.',
  },
  stages: 'The stages',
  span: (from, until) => (until === null ? `from day ${from}` : `day ${from} to ${until - 1}`),
  shows: {
    reassurance: 'On coming back, right after the hero: the answers to questions and doubts, opened.',
    proof: 'Right after the hero: proof, with testimonials and figures.',
    incentive: 'Right after the hero: what there is to gain by deciding.',
    rest: 'They are left alone: the page is that of everybody again, and retargeting stops.',
  },
  first:
    'A first visit, or somebody who has converted, gets the page as it is. A section that the page does not have changes nothing.',
  changed: 'Its rule was changed: it may share people with another stage.',
  noAudience: 'No audience yet',
  make: 'Create the audiences of the stages',
  touches: 'Touches before conversion',
  touchesHow:
    'A touch is a visit, of any campaign, 30 minutes apart from the others. Consented people who converted, last 180 days.',
  tooFew: missing =>
    `${missing} more ${missing === 1 ? 'conversion' : 'conversions'} before this figure means anything.`,
  median: 'half of the conversions within',
  middle: 'middle half',
  within: (min, max) => `with ${min} to ${max} touches`,
  touch: n => (n === 1 ? '1 touch' : `${n} touches`),
  figure: 'Conversions by number of touches',
  orMore: n => `${n} touches or more`,
  dark: (min, max) => `Dark: ${min} to ${max} touches, the usual.`,
  times: 'Touches',
  conversions: 'Conversions',
  noSource: (min, max) =>
    `${min} to ${max} is the method's figure; we found no primary source of it (looked for in November 2026). Your own figures say more.`,
}
