import type { notices as fr } from './notices-fr.ts'
import { inEnglish } from './plural.ts'

export const notices: typeof fr = {
  name: 'Alerts', // in the menu
  lead: 'What needs somebody, each thing once, with what there is to do. An alert closes by itself once its cause is gone.',
  open: n => inEnglish(n, 'open alert', 'open alerts'),
  none: 'Nothing to report',
  noneHow:
    'Promises and deliveries are checked every minute, leaks and spend every night. What goes wrong will be here.',
  since: when => `Since ${when}`,
  ofAd: (campaign, ad) => `${campaign}, ad “${ad}”`,
  at: (place, title) => `${place}: ${title}`,
  past: 'History',
  closed: when => `Closed ${when}: its cause is gone.`,
  dismissed: (when, reason) => `Dismissed ${when}: ${reason}`,
  dismiss: 'Dismiss',
  dismissHint: 'The alert leaves the list and does not come back while its cause lasts.',
  reason: 'Reason',
  dismissNow: 'Dismiss the alert',
  refused: {
    'invalid-body': 'This was not saved: correct what is marked.',
    'closed-before': 'This alert was closed before.',
    'unknown-notice': 'There is no such alert.',
    'unknown-recipient': 'This address is no longer in the list.',
    'known-recipient': 'This address is in the list already: change there what it gets.',
    'too-soon':
      'A message has left or is about to. Ask for another digest after ten minutes, for another confirmation after a day.',
    'mail-off': 'E-mails are off: nothing leaves.',
    other: 'This was not saved. Check the form.',
  },
  did: {
    added: 'Address added. It first gets a message to confirm, and nothing else until then.',
    saved: 'Saved.',
    gone: 'This address gets nothing more.',
    sent: 'The message leaves within a minute or two.',
    dismissed: 'Alert dismissed.',
  },

  leak: {
    title: passage => `Leak: ${passage}`,
    what: (results, range) => `At the benchmark there would be about ${results} more in 30 days (${range}, 95%).`,
    unpriced: 'This step is surely below its benchmark. Without a lead or a purchase nothing tells yet what it costs.',
    money: (about, range) => `In money, about ${about} (${range}).`,
  },
  drift: {
    title: 'The page no longer keeps its ad’s promise',
    what: (before, after) => `Promise score: ${before} before, ${after} now.`,
    caps: list => `New fault: ${list}.`,
    action: 'Correct the page',
  },
  broken: {
    title: 'Spend on a broken page',
    down: spend => `${spend} spent in 7 days on a page that is no longer live.`,
    mismatch: (spend, score) =>
      `${spend} spent in 7 days on a page that says something else than the ad: score ${score} out of 100.`,
    action: { down: 'Publish the page again', mismatch: 'Correct the page' },
  },
  feed: {
    title: platform => `${platform} no longer pulls its feed`,
    what: when => `A pull was due and did not come, noticed ${when}. The audience grows old over there.`,
    action: 'Check the feed',
  },
  connection: {
    title: platform => `${platform}: deliveries are paused`,
    why: {
      halted: reason => `The platform refuses and waits for somebody (code ${reason}). Nothing leaves.`,
      failing: reason => `Too many failures in a row (last code: ${reason}). Nothing leaves.`,
      'version-ended': () => 'The version of this platform’s API has ended: update Like2Lead.',
    },
    action: 'Restore the connection',
  },
  list: {
    title: platform => `${platform}: a list is no longer kept up to date`,
    what: why => `The platform refused it (code ${why}). Nobody is added any more.`,
    action: 'Resume the list',
  },
  webhook: {
    title: 'A webhook is disabled',
    why: {
      gone: 'The server that receives it says that it is gone (410).',
      failing: 'At least 10 tries in a row failed, over at least 24 hours.',
    },
    how: id => `Correct its address, then: PATCH /api/webhooks/${id} {"disabled": false}`,
    action: 'See how to enable it',
  },
  request: {
    pressing: {
      title: {
        access: 'A request for access to personal data waits for an answer',
        erasure: 'A request for erasure waits for an answer',
      },
      what: day =>
        `Answer by ${day}: the GDPR gives one month (art. 12(3)). Open the request, look at what there is, then do what is asked, or say why you refuse.`,
    },
    late: {
      title: {
        access: 'A request for access to personal data is late',
        erasure: 'A request for erasure is late',
      },
      what: day =>
        `The answer was due by ${day} (GDPR, art. 12(3)). Answer today and tell the person why it is late: they may complain to the data protection authority.`,
    },
    action: 'Answer the request',
  },
  test: {
    title: {
      verdict: arm => `Test over: ${arm} converts better`,
      futile: () => 'Test over: no difference that counts',
      mismatch: () => 'Test to be stopped: uneven split, results hidden',
    },
    what: {
      verdict: 'The difference holds, whenever you look. Nothing is applied by itself.',
      futile: 'Keep the version that you prefer, and end the test.',
      mismatch: 'Visitors were not split as planned: the page of the test lists what may be the cause.',
    },
    action: 'Decide',
  },

  digest: {
    title: 'Next weekly digest',
    how: 'What it would say today of the last 7 whole days, for every campaign.',
    see: 'See the next digest',
    frame: 'Preview of the message',
    asJson: 'The same figures as JSON: GET /api/digest; by webhook: the topic “digest”.',
    subject: (days, leads) => `Your week (${days}): ${leads}`,
    bare: days => `Your week (${days})`,
    leads: n => inEnglish(n, 'lead', 'leads'),
    hello: days => `${days}, beside the 7 days before.`,
    nothing: 'Nothing happened this week: no visit, no spend, no alert.',
    now: '7 days',
    before: 'Before',
    figure: 'Figure',
    purchases: 'Purchases',
    apart: money => `Also spent in another currency: ${money}. Nothing is converted.`,
    clear: (change, range) => `Cost per lead: a clear change, ${change} (${range}, 95%).`,
    unclear: range => `Cost per lead: no clear change; ${range} remains plausible (95%).`,
    tooFew: 'Cost per lead: too few leads to compare; it takes 5 in each week.',
    noCost: 'Cost per lead unknown: the spend report of one of the two weeks is missing.',
    noCostAction: 'Import spend',
    tests: 'Tests',
    test: (ad, outcome) => `Ad ${ad}. ${outcome}.`,
    all: 'See the campaign',
    more: n => `And ${inEnglish(n, 'other campaign', 'other campaigns')} in the dashboard.`,
    ofNone: 'Outside campaigns',
  },
  mail: {
    many: n => inEnglish(n, 'new alert', 'new alerts'),
    moreAlerts: n => `And ${inEnglish(n, 'other alert', 'other alerts')} in the dashboard.`,
    seeAll: 'See every alert',
    why: 'You get this message because this address was confirmed in Like2Lead.',
    stop: 'Stop these messages',
    ask: {
      subject: 'Confirm this address to get alerts',
      text: 'Somebody in your team added this address, to get the alerts and the weekly digest of Like2Lead.',
      button: 'Confirm my address',
      limit: 'It was not for you? Do nothing: without a confirmation nothing else is sent.',
      never: 'Take this address off',
    },
  },
  pages: {
    confirm: {
      title: 'Get alerts and the digest',
      text: 'By confirming you say that the address is yours and that you want these messages.',
      button: 'Confirm',
    },
    stop: {
      title: 'Stop these messages',
      text: 'The address is taken off the list and erased.',
      button: 'Take me off',
    },
    confirmed: { title: 'Confirmed', text: 'Thank you. You can close this page.' },
    stopped: { title: 'Done', text: 'This address gets nothing more. You can close this page.' },
    gone: {
      title: 'This link leads nowhere',
      text: 'It is incomplete, or the address is no longer in the list: it is sent nothing.',
    },
  },

  people: {
    title: 'Who is told',
    how: 'By e-mail: each alert once, and one digest a week. An address gets nothing before its owner has confirmed it. For your tools, a webhook can listen to the topics “alert” and “digest”.',
    off: 'E-mails are off',
    offHow:
      'This deployment has no sender: nothing leaves, and addresses wait. Set MAIL_FROM (“Name <hello@your.domain>”, a domain onboarded to Cloudflare’s Email Service) and deploy. Webhooks work without it.',
    none: 'Nobody is told by e-mail yet.',
    add: 'Add an address',
    email: 'E-mail address',
    language: 'Language of the messages',
    hears: 'What this person gets',
    digest: 'The weekly digest',
    alerts: 'Alerts',
    campaigns: 'Campaigns',
    campaignsHelp: 'None ticked: all of them, and what is of none.',
    weekday: 'Day of the digest',
    hour: 'Hour',
    zone: 'Time zone',
    zoneHelp: 'For example Europe/London.',
    save: 'Save',
    change: 'Change',
    changeOf: email => `Change what ${email} gets`,
    remove: 'Remove',
    send: 'Send the digest now',
    again: 'Ask for confirmation again',
    waiting: 'Waits for its owner to confirm',
    on: 'Confirmed',
    next: when => `Next digest: ${when}`,
    all: 'Every campaign',
    nothing: 'Nothing for now',
    days: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
  },
}
