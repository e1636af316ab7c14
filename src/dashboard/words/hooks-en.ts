import type * as fr from './hooks-fr.ts'
import { inEnglish } from './plural.ts'

export const hooks: typeof fr.hooks = {
  title: 'Webhooks',
  intro:
    'Each lead goes to your CRM or your automation tool within a second, with no file to export. Each message is signed, tried again for a day, and nothing is lost in silence.',
  none: 'No webhook yet',
  noneHow:
    'In your automation tool or your CRM, make a scenario that begins with “webhook” or “incoming HTTP request”. It gives you an https address: paste it below, then send yourself a test.',
  back: 'Webhooks',
  add: 'Add a webhook',
  submit: 'Add, and show the secret',
  deleted: 'Webhook deleted: nothing is sent there any more. For an hour it can come back, with its secret.',
  restored: 'The webhook is back, with its secret. What came meanwhile leaves now.',
  gone: 'Too late: it was deleted more than an hour ago. Add the webhook again.',

  name: 'Name',
  nameHint: 'For you to know it by: CRM, sales alert…',
  url: 'Address that receives',
  urlHint: 'https, open to all, without a redirect.',
  topicsLabel: 'What is sent',
  topicsNone: 'Tick at least one thing to send.',
  topics: {
    'lead.created': {
      name: 'New lead',
      what: 'the person, what they agreed to, campaign, ad and where they came from',
    },
    'lead.confirmed': { name: 'Lead confirmed', what: 'the person has confirmed their e-mail address' },
    alert: { name: 'Alert', what: 'a broken page, a promise not kept, a leak: no personal data' },
    digest: { name: 'The week', what: 'by campaign, on Mondays: no personal data' },
  },
  campaign: 'Campaign',
  everyCampaign: 'Every campaign',
  onlyOf: campaign => `campaign ${campaign} only`,
  everywhere: 'every campaign',

  state: {
    ready: 'Ready: nothing has left yet. Send a test.',
    works: when => `Works: last delivery ${when}`,
    failing: (n, since) => `${inEnglish(n, 'failure', 'failures')} in a row since ${since}`,
    off: when => `Disabled ${when}`,
  },
  advice: {
    failing: 'It is tried again by itself. After ten failures in a row over more than a day, it is disabled.',
    'by-hand': 'Disabled by hand: what happens is not sent there. Enable it when the receiver is ready.',
    gone: 'The receiver answered 410, “gone for good”. Correct the address, send a test, then enable it.',
    failedLong:
      'At least ten deliveries in a row failed, over more than a day. Mend the cause, send a test, then enable it.',
  },
  waiting: n => `${n.text} waiting`,
  dead: n => `${inEnglish(n, 'lost message', 'lost messages')}, to be sent again`,

  secret: 'The secret, shown once',
  secretHow:
    'Copy it now, for example into the receiver’s variable WEBHOOK_SECRET: no other page shows it. Lost? Make a new one.',
  secretUntil: when =>
    `The old secret still signs, beside the new one, until ${when}: change it at the receiver by then.`,
  secretLabel: 'Secret',
  verify: 'Check the signature',
  verifyHow:
    'Without this anybody can send made-up leads to that address. The signature follows the Standard Webhooks norm: many tools check it with the secret alone. The body has to be read as it comes, before anything converts it, and webhook-id tells a message that came twice.',
  verifyWith: language => `With ${language}`,

  test: 'Send a test',
  testHow: 'A real call, signed, about nobody: test.person@example.com, and the field test is true.',
  tested: {
    sent: (status, ms) => `Received: answer ${status} in ${ms} ms.`,
    failed: ms => `Not received, after ${ms} ms.`,
  },
  again: 'The receiver may manage later: a real message would be tried again.',

  messages: 'Latest deliveries',
  messagesNone: 'Nothing has been sent yet. The next lead will appear here, with what the receiver answered.',
  messageState: { waiting: 'Waiting', sent: 'Received', dead: 'Lost' },
  answered: status => `answer ${status}`,
  tries: n => inEnglish(n, 'try', 'tries'),
  next: when => `next try ${when}`,
  resend: 'Send again',
  resendOf: (topic, when) => `Send again: ${topic}, ${when}`,
  resendAll: n => `Send ${inEnglish(n, 'lost message', 'lost messages')} again`,
  resent: n => `${inEnglish(n, 'message leaves', 'messages leave')} again: the list follows.`,
  reasons: {
    timeout: 'No answer within 10 seconds. The receiver should answer at once, and work afterwards.',
    network: 'The connection failed: refused, broken off, or a certificate that is not valid. Check the server.',
    unresolvable: 'This name has no address, or its DNS does not answer. Check the spelling.',
    'not-https': 'The address is not https on port 443. Correct it.',
    'private-address': 'The address leads away from the public internet. Give one that is open to all.',
    'too-large': 'The receiver answers at too great length. An empty answer will do.',
    disabled: 'The webhook was disabled when its turn came. Enable it, then send again.',
    'not-ours': 'The message cannot be opened with today’s DATA_KEY. Put the former key back, then send again.',
    'cut-short': 'Sending was cut short again and again. The Worker’s logs say why.',
    erased: 'The person asked to be forgotten: the message was emptied.',
    'no-webhook': 'The webhook was deleted.',
    '401': 'The receiver asks for a log-in. Open this address to us, and check the signature instead.',
    '403': 'The receiver refuses: often a firewall, or a signature checked with the old secret.',
    '404': 'Nothing answers at this address. Take it from the tool again, then correct it here.',
    '410': 'The receiver says that it is gone for good: the webhook was disabled.',
    '429': 'The receiver asks to slow down: it is tried again later, when it says so.',
  },
  redirects: status => `The address redirects (${status}), and redirects are not followed. Give the final address.`,
  refusedBy: status => `The receiver answered ${status}: its logs say why.`,
  otherReason: reason => `It ended with “${reason}”.`,

  samples: 'What the receiver gets',
  samplesHow:
    'An example of each, about nobody. The three headers webhook-id, webhook-timestamp and webhook-signature come with it.',

  settings: 'Settings',
  save: 'Save',
  saved: 'Saved.',
  rotate: 'Make a new secret',
  rotateHow: 'For 24 hours the old and the new one both sign: nothing is lost while you change it.',
  disable: 'Disable',
  disableHow: 'What happens is not sent there any more, until you enable it again.',
  disabled: 'Disabled: what happens is not sent there any more.',
  enable: 'Enable',
  enabled: 'Enabled: what happens from now on is sent there.',
  remove: 'Delete',
  removeHow: 'Nothing is sent there any more. For an hour a button brings it back, with its secret.',
  refused: {
    'invalid-body': 'Nothing is saved: mend what is marked.',
    'unknown-campaign': 'This campaign does not exist, or no longer. Choose another.',
    'not-https': 'The address must be https, on port 443, without user name or password.',
    'private-address': 'This address is not on the public internet: give one that is open to all.',
    'webhook-disabled': 'The webhook is disabled. Enable it first.',
    'unknown-webhook': 'This webhook is gone.',
    'unknown-message': 'This message is no longer kept.',
    'not-dead': 'This message is not lost: it has left, or waits for its turn.',
    emptied: 'Nothing is left to send: it was emptied.',
  },
}
