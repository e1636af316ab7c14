import { inEnglish } from './plural.ts'
import { all } from './privacy-export-en.ts'
import type * as fr from './privacy-fr.ts'
import { letter } from './privacy-letter-en.ts'
import { papers } from './privacy-papers-en.ts'
import { requests } from './privacy-requests-en.ts'

export const privacy: typeof fr.privacy = {
  title: 'Privacy',
  tabs: 'Privacy pages',
  tab: {
    consent: 'Consent',
    register: 'Register of exports',
    requests: 'Requests',
    retention: 'Retention',
    papers: 'Documents',
    export: 'Export everything',
  },
  export: all,
  interval: range => `${range} at 95%`,

  consent: {
    title: 'Who accepts, who refuses',
    lead: 'What visitors answer when asked for consent, visit by visit. Without consent a visit is counted and never followed.',
    none: 'No visit in this period',
    noneHow: 'Choose another period, or publish a page: what visitors answer appears here at once.',
    campaigns: 'See campaigns',
    visits: n => inEnglish(n, 'visit', 'visits'),
    granted: 'Accepted',
    refused: 'Refused',
    unanswered: 'No answer',
    how: 'The interval says where the true rate lies, with 95% confidence (Wilson): the more visits, the narrower. A visit without an answer is no consent.',
    weeks: 'Week by week',
    weeksFigure: 'Share of visits accepted, refused and without an answer, by week',
    table: 'The figures',
    week: 'Week of',
    by: { campaign: 'By campaign', device: 'By device', inApp: 'By in-app browser', source: 'By source' },
    campaign: 'Campaign',
    visitsHead: 'Visits',
    share: 'Accepted',
    more: n => `${inEnglish(n, 'more line', 'more lines')} in the CSV file.`,
    unknown: { campaign: 'No campaign', device: 'Unknown device', inApp: 'Ordinary browser', source: 'Unknown source' },
    device: { mobile: 'Phone', tablet: 'Tablet', desktop: 'Computer' },
    source: { direct: 'Direct', email: 'E-mail', other: 'Another site' },

    forms: 'On forms',
    formsHow:
      'Two boxes, two agreements: being contacted is not accepting targeted advertising. Only the second lets somebody be exported to a platform.',
    noForms: 'No form was sent in this period.',
    leads: 'Forms',
    contact: 'Contact accepted',
    ads: 'Advertising accepted',
    gpc: 'Ticked, but refused by the browser (GPC)',
    waiting: 'Waiting for the confirmation mail',

    choices: 'Withdrawals and signals',
    choicesHow: 'Choices made on the banner or on the page of choices, of which a proof is kept.',
    withdrawn: 'Consents withdrawn',
    silent: 'Consents that ended (three years without a sign)',
    choiceGranted: 'Consents proven',
    choiceRefused: 'Refusals proven',
    gpcShare: 'Choices made by the GPC signal',
    gpcHow:
      'A browser that sends Global Privacy Control counts as a refusal without being asked: this share is a minimum.',

    worth: 'What one point is worth',
    worthPeople: (n, people) =>
      `One point more on the advertising box of forms: about ${inEnglish(n, 'more person', 'more people')} who can be exported, of ${inEnglish(people, 'person', 'people')} in the period.`,
    worthVisits: n =>
      `One point more on the banner: about ${inEnglish(n, 'more visit', 'more visits')} whose browser can enter an audience.`,
    worthHow:
      'An order of magnitude: one hundredth of the period. Consent has to stay free: a banner that forces it is worth nothing.',
  },

  register: {
    title: 'Everything that left',
    lead: 'Files downloaded, feeds pulled, lists, events, files of leads and whole archives: when, how many, to whom and by whom. The register counts, and names nobody.',
    platform: 'Platform',
    kind: 'Kind',
    all: 'All',
    show: 'Show',
    clear: 'Clear all',
    kinds: {
      export: 'Audience file',
      feed: 'Feed pulled',
      list: 'List',
      conversions: 'Events',
      leads: 'File of leads',
      everything: 'Everything, as one archive',
    },
    totals: 'Totals of the period',
    noPlatform: 'Your team',
    times: 'Times',
    rows: 'Rows',
    removed: 'Removed',
    takenOff: n => inEnglish(n, 'taken off', 'taken off'),
    none: 'Nothing left in this period',
    noneHow:
      'Audience downloads, feeds, lists, events, files of leads and whole archives are entered here by themselves.',
    noneNext: 'See audiences',
    to: 'To',
    newest: 'Newest',
    older: 'Older',
    detail: 'Failures and requests are told in detail in',
    detailLink: 'the technical register',
  },

  retention: {
    title: 'For how long',
    lead: 'What is kept, for how long, and what the next night deletes. The periods come from the code and the settings of this deployment, not from a document.',
    what: {
      views: 'Visits, one by one',
      totals: 'Totals by day, anonymous',
      visitors: 'Browsers that accepted, their visits and clicks',
      contacts: 'Contact details and answers to forms',
      agreements: 'Consent to advertising without a sign of the person',
      proofs: 'Proofs of consent and refusal',
      requests: 'Requests for access and erasure, and their certificates',
      register: 'Register of exports',
      events: 'Conversions told to platforms',
      messages: 'Messages sent (webhooks, mails)',
      failed: 'Messages that could not leave',
      dead: 'Measurements that could not be stored',
      audit: 'Trail of the team',
      archive: 'Measurements as they came (R2 archive)',
      backups: 'Backups of the database (Cloudflare)',
    },
    about: {
      totals: 'Counts by day, without a row for each visit: nobody is in there.',
      contacts:
        'After the last exchange: a form, a consent, a purchase, coming back to a page, or being named in your file of customers.',
      agreements:
        'Three years after the last sign: consent ends, as if the person had withdrawn it (CNIL, standard on commercial activities, 2022).',
      proofs: 'As long as you may have to produce them (GDPR, art. 7(1)).',
      requests: 'Without personal data, once the request has ended.',
      register: 'Counts, without personal data.',
      audit: 'Who did what, without personal data of visitors.',
      archive:
        'From it views can be made again when the database loses them; nobody who withdrew or was erased comes back by it. Empty on a machine without a queue.',
      backups:
        'What is deleted can be restored from a backup for so long (D1 Time Travel; 7 days on the free plan). After a restoration, do the erasures of those days again: the list of requests has them.',
    },
    months: n => inEnglish(n, 'month', 'months'),
    days: n => inEnglish(n, 'day', 'days'),
    always: 'No limit',
    brand: 'By brand',
    next: (n, atLeast) =>
      n.n === 0 && !atLeast ? 'The next night: nothing.' : `The next night: ${atLeast ? 'at least ' : ''}${n.text}.`,
    last: when => `Last run: ${when}.`,
    failed: (when, why) => `The run of ${when} failed: ${why}`,
    notYet: 'The first night has not passed yet: deletions are made at 3:17 (UTC).',
    change: 'Change the periods',
    ownerOnly: 'An owner of the account can change the periods.',
    viewMonths: 'Visits one by one, in months',
    viewMonthsHelp: most =>
      `1 to ${most}. Empty: ${most}, which this deployment allows (MEASURED_MONTHS; the CNIL stops at 25). Shorter deletes from the next night on; longer brings nothing back.`,
    brandMonths: name => `${name}: contact details and answers, in months`,
    brandMonthsHelp: '1 to 120, as the privacy page of the brand says it. Empty: until erasure is asked for.',
    save: 'Save',
    saveOf: what => `Save: ${what}`,
    saved: what => `Period saved: ${what}.`,
    wrong: {
      views: most => `A whole number from 1 to ${most}, or nothing.`,
      brand: 'A whole number from 1 to 120, or nothing.',
    },
  },
  requests,
  letter,
  papers,
}
