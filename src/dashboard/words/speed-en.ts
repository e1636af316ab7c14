import { type Counted, inEnglish } from './plural.ts'
import type { speed as fr } from './speed-fr.ts'

const measures = (n: Counted) => inEnglish(n, 'measurement', 'measurements')

const reconciled: (typeof fr)['reconciled'] = {
  title: 'Do the figures agree?',
  how: 'The same thing counted by two roads must come to the same number. If not, this is why, case by case.',
  back: 'Back to speed',
  lines: { leads: 'Forms and pixel', contacts: 'Forms and contacts', purchases: 'Orders and pixel' },
  whats: {
    forms: 'Leads by form',
    orders: 'Orders',
    contacts: 'Different contacts',
    leads: 'Visits that became leads',
    purchases: 'Visits with a purchase',
  },
  agree: 'The two numbers agree.',
  explained: n => `A difference of ${n.text}, all of it explained.`,
  unexplained: n => `${n.text} without an explanation.`,
  unexplainedHow: {
    leads:
      'A visit carries a lead that the register does not have, or the reverse. Please report it: this is not expected.',
    contacts: 'This is not expected: please report it.',
    purchases:
      'Most often the thank-you page was loaded again: two visits, one order. Or the shop told the order again, which then left its visit.',
  },
  effects: { '-1': 'fewer', '0': 'no effect', '1': 'more' },
  ids: n => `Ids (${n.text} at most)`,
  reasons: {
    robot: 'The visit was recognised as a robot: the form counts, the visit does not',
    'same-view': 'Two forms for one visit: a phone handed on, or an address corrected',
    'began-before': 'Page opened before the period, form sent in it',
    'sent-after': 'Page opened in the period, form sent after it',
    'other-campaign': 'The visit is of another campaign',
    'shop-only': 'Told by the shop or the team only: no purchase was seen on a page',
    'not-marked': 'The visit does not carry the conversion',
    'no-view': 'No visit is known',
    'same-contact': 'The same person sent several forms',
    'no-contact': 'No contact is attached',
    forgotten: 'The visit was old and deleted as planned: its day still counts it',
    'without-script': 'Script blocked or refused: the form alone tells of the visit',
    erased: 'Person erased at their request: a contact without a name remains',
    refund: 'A refund: no further order, no further purchase',
  },
  cuts: 'Parts and totals',
  cutsHow: 'The sum of the parts shown elsewhere, compared with the total counted in one go.',
  cut: 'Cut',
  parts: 'Sum',
  total: 'Total',
  verdict: 'Verdict',
  cutNames: {
    'views-by-ad': 'Visits by ad',
    'views-by-tier': 'Visits by tier',
    'views-by-speed': 'Visits of the speed measurements',
    'leads-by-ad': 'Leads by ad',
  },
  same: 'equal',
  differs: 'different',
  speedHow: 'Days whose visits were deleted before speed was kept by day are not in it.',
}

export const speed: typeof fr = {
  title: 'Speed',
  heading: 'Speed as your visitors lived it',
  how: 'Measured in their browsers by the pixel, robots left out. p75: three visits out of four do at least as well. Each p75 is right within 5%; its 95% interval depends on how many measurements there are.',
  none: 'No visit in this period',
  noneHow: 'Publish a page, or install the pixel on yours: the first visit will tell its speed.',
  names: { lcp: 'Display (LCP)', inp: 'Response (INP)', cls: 'Stability (CLS)' },
  short: { lcp: 'LCP', inp: 'INP', cls: 'CLS' },
  about: {
    lcp: 'Time until the largest element can be seen.',
    inp: 'Wait after a tap or a click, the worst of the visit.',
    cls: 'What moves by itself while one reads; lower is better.',
  },
  limits: (good, fair) => `Good up to ${good}, poor above ${fair} (web.dev).`,
  seconds: n => `${n}\u00a0s`,
  ms: n => `${n}\u00a0ms`,
  ratings: { good: 'good', fair: 'fair', poor: 'poor' },
  unsure: rating => `${rating}, to be confirmed`,
  scale: (value, rating) => `Scale: ${value}, ${rating}`,
  between: (low, high) => `between ${low} and ${high}`,
  share: (share, interval, n) => `${share} of measurements are good (${interval}), of ${measures(n)}`,
  missing: n => `${measures(n)} to go`,
  missingLong: n => `Too few to conclude: ${measures(n)} more needed.`,
  unmeasured: 'Not measured yet',
  coverage: (lcp, inp, cls) =>
    `Share of visits that tell their speed: ${lcp} for LCP, ${inp} for INP, ${cls} for CLS. Firefox and Safari, and so apps on iPhones, do not measure CLS, and their old versions neither LCP nor INP; INP needs a gesture.`,
  trend: 'By week',
  trendLimit: good => `good up to ${good}`,
  trendOf: (name, first, last) => `${name} by week: ${first} in the first, ${last} in the last`,
  week: 'Week of',
  measured: 'Measurements',
  visitsOf: n => inEnglish(n, 'visit', 'visits'),
  measuresOf: measures,
  cuts: { in_app: 'By browser', device: 'By device', ad: 'By page' },
  whole: 'Page × device × browser',
  wholeMost: n => `The ${n} groups seen most; the CSV file has them all.`,
  group: 'Group',
  noAd: 'without an ad',
  ownBrowser: 'ordinary browser',
  apps: {
    instagram: 'Instagram', threads: 'Threads', messenger: 'Messenger', facebook: 'Facebook', tiktok: 'TikTok', linkedin: 'LinkedIn',
    snapchat: 'Snapchat', pinterest: 'Pinterest', x: 'X', reddit: 'Reddit', google: 'Google',
  }, // biome-ignore format: a list of names
  devices: { mobile: 'phone', tablet: 'tablet', desktop: 'computer', '': 'unknown device' },
  advice: {
    title: 'What to do',
    fine: 'Nothing: wherever there are enough measurements, pages are displayed fast.',
    unknown: 'Wait: there are not enough measurements yet to say whether pages are displayed fast.',
    slowApp: (app, p75, rating) =>
      `In ${app} the page takes ${p75} to be displayed (${rating}). Such browsers start without a cache and with less memory: make the image at the top lighter, take out video and scripts of other sites, then open the ad again from within the app to check.`,
    slow: (where, p75, rating) =>
      `${where}: the page takes ${p75} to be displayed (${rating}). Begin with the image at the top: lighter, with its dimensions set, not loaded lazily.`,
    late: (where, p75, rating) =>
      `${where}: the page responds in ${p75} (${rating}). Take out scripts of other sites, or load them after the first gesture.`,
    moving: (where, p75, rating) =>
      `${where}: content moves (CLS ${p75}, ${rating}). Set the size of images and banners.`,
    everywhere: 'Everywhere',
    own: 'In an ordinary browser',
    where: { in_app: name => `In ${name}`, device: name => `Visits by ${name}`, ad: name => `Page ${name}` },
  },
  reconcileLink: 'Do the figures agree?',
  reconciled,
}
