import type { rule as fr } from './rule-fr.ts'

const days = (n: number) => (n === 1 ? '1 day' : `${n} days`)
const visits = (n: number) => (n === 1 ? '1 visit' : `${n} visits`)
const times = (n: number) => (n === 1 ? 'once' : `${n} times`)
const span = (min: number | undefined, max: number | undefined, unit: (n: number) => string) => {
  if (min === undefined) return `at most ${unit(max!)}`
  if (max === undefined) return `at least ${unit(min)}`
  return min === max ? `exactly ${unit(min)}` : `${min} to ${unit(max)}`
}

export const rule: typeof fr = {
  everybody: 'Everybody who is known',
  everywhere: 'Seen on any of your campaigns',
  seenOn: campaigns => `Seen on ${campaigns}`,
  within: n => (n === 1 ? 'within the last day' : `within the last ${n} days`),
  who: conditions => `who ${conditions}`,
  either: items => items.join(' or '),
  not: inner => `are not in this case: ${inner}`,
  all: 'All of this',
  any: 'At least one of these',
  none: 'None of this',
  scope: (campaigns, n) =>
    `(${[...(campaigns === null ? [] : [`on ${campaigns}`]), ...(n === null ? [] : [`in ${days(n)}`])].join(', ')})`,
  tierFrom: min => `reached at least “${min}”`,
  tierTo: max => `did not go beyond “${max}”`,
  tierBetween: (min, max) => (min === max ? `are at tier “${min}”` : `are between “${min}” and “${max}”`),
  tierAny: 'came',
  seen: (min, max) => {
    if (min && max !== undefined) return `last came ${min} to ${days(max)} ago`
    return min ? `have not been back for at least ${days(min)}` : `came at most ${days(max ?? 0)} ago`
  },
  arrived: (min, max) => {
    if (min && max !== undefined) return `first came ${min} to ${days(max)} ago`
    return min ? `first came at least ${days(min)} ago` : `first came at most ${days(max ?? 0)} ago`
  },
  visits: (min, max) => `made ${span(min, max, visits)}`,
  touches: (min, max) => `arrived from a link or an ad ${span(min, max, times)}`,
  source: names => `came from ${names}`,
  ad: names => `saw the page of ${names}`,
  variant: names => `saw the variant ${names}`,
  device: names => `use ${names}`,
  country: names => `are in this country: ${names}`,
  app: names => `opened the page inside the app ${names}`,
  event: (name, min) => `did “${name}” at least ${times(min)}`,
  value: (min, max) =>
    min !== null && max !== null
      ? `brought from ${min} to ${max}`
      : max === null
        ? `brought at least ${min ?? 0}`
        : `brought at most ${max}`,
  crm: names => `have this status in the CRM: ${names}`,
  stage: names => `are at this stage of the sequence: ${names}`,
  active: percent => `are among the ${percent}% who were active the longest`,
  clicked: names => `arrived by a click that ${names} can recognise`,
  named: 'left an e-mail or a phone number',
  unnamed: 'left neither an e-mail nor a phone number',
  contacted: n => `were in touch with you at most ${days(n)} ago`,
  inAudience: name => `are in “${name}”`,
  except: who => `, except ${who}`,
  leads: 'leads',
  customers: 'customers',
  recent: n => `whoever was in touch with you at most ${days(n)} ago`,
  other: name => `the audience “${name}”`,
  rung: place =>
    place === 1
      ? 'First rung of a ladder.'
      : `Rung ${place} of a ladder: without those on the rungs above, nobody is on two.`,
  devices: { mobile: 'a phone', tablet: 'a tablet', desktop: 'a computer' },
  statuses: { lead: 'lead', qualified: 'qualified', won: 'won', lost: 'lost', customer: 'customer' },
  stages: { reassurance: 'reassurance', proof: 'proof', incentive: 'incentive', rest: 'rest' },
  sources: {
    email: 'e-mail',
    direct: 'direct access',
    other: 'elsewhere',
  },

  form: {
    add: 'New audience',
    edit: 'Change the audience',
    name: 'Name',
    nameHint: 'For your team. Ad platforms get another, neutral name.',
    where: 'Where, and since when',
    campaigns: 'Campaigns',
    campaignsHint: 'None ticked: all of them.',
    window: 'Came within, in days',
    windowHint: '1 to 540. Empty: no limit.',
    tierMin: 'Tier, at least',
    tierMax: 'Tier, at most',
    anyTier: 'Any',
    without: 'Whom to leave out',
    leads: 'Leads',
    customers: 'Customers',
    contacted: 'In touch with you within, in days',
    contactedHint: '1 to 540. Who wrote to you, or of whom the CRM spoke.',
    others: 'Other audiences',
    othersHint: 'Five at most.',
    count: 'Count without saving',
    save: 'Save',
    counted: 'This rule holds',
    says: 'What the rule says',
    remove: 'Remove',
    removeOf: condition => `Remove: ${condition}`,
    notYet: 'Not counted yet. The size follows what you type; without scripts, the “Count” button tells it.',
    platforms: 'For each platform',
    wider: 'To make it larger',
    widerBy: {
      window: (n, people) => `Came within ${days(n)}: ${people}`,
      tier: (tier, people) => `From the tier “${tier}” up: ${people}`,
      campaigns: people => `On every campaign: ${people}`,
    },
    widest:
      'Nothing simple would make it grow: it takes more visits, or more visitors who agree to targeted advertising.',
    start: 'Start from an audience that is ready to use',
    startHow: 'It fills in the form; nothing is saved before you say so.',
    startPreset: 'Audience',
    startWith: 'Fill in',
    refused: {
      'invalid-body': 'A field is not filled in as it should be. Nothing was saved.',
      'unknown-campaign': 'A campaign of the rule does not exist, or not any more.',
      'unknown-ad': 'An ad of the rule does not exist, or not any more.',
      'unknown-audience': 'An audience of the rule does not exist, or not any more.',
      'too-many-levels': 'Audiences name one another on too many levels: three at most, this one included.',
      'names-itself': 'An audience can neither hold nor leave out itself, not by way of another one either.',
      'too-large': 'The rule and those of the audiences it names are too long for one question. Split it.',
      'not-json': 'This is not JSON. Check its commas and quotes.',
      nothing: 'The rule asks nothing: choose a campaign, a tier, days or a condition.',
    },
    fields: {
      name: 'A name of 1 to 120 characters, on one line.',
      campaigns: 'One of these campaigns is gone: untick it.',
      windowDays: 'A whole number of days, 1 to 540.',
      tierMin: 'The first tier has to be lower than the second.',
      seen: 'Whole numbers of days, 0 to 540, the smaller one first.',
      arrived: 'Whole numbers of days, 0 to 540, the smaller one first.',
      tier: 'The first tier has to be lower than the second.',
      visits: 'Whole numbers, 0 to 10,000, the smaller one first.',
      touches: 'Whole numbers, 0 to 10,000, the smaller one first.',
      active: 'A whole number, 1 to 50.',
      source: 'Names of 60 characters at most.',
      ad: 'Ads that exist, written campaign/ad.',
      variant: 'Names of 60 characters at most.',
      country: 'Codes of two letters: FR, BE.',
      app: 'Names of 60 characters at most.',
      event: 'A name, and a whole number from 1.',
      value: 'Positive amounts, the smaller one first, and their currency.',
      contacted: 'A whole number of days, 1 to 540.',
      audience: 'An audience that exists and does not hold this one.',
      contactedDays: 'A whole number of days, 1 to 540.',
      without: 'Five audiences at most, and ones that exist.',
    },
  },
}
