import type * as fr from './hub-fr.ts'
import { inEnglish } from './plural.ts'

export const hub: typeof fr.hub = {
  title: 'Connect',
  intro: 'Each connection adds a piece: what your ads cost, what visitors do, what becomes of leads.',
  allDone: 'Everything is connected. This page says when something gives way.',
  progress: (done, of) => `${done} of ${of}`,
  standing: { done: 'Connected', attention: 'To mend', todo: 'To do' },
  steps: {
    pixel: {
      name: 'Pixel on your site',
      why: 'It follows the visit after the page: purchases, quotes, returns. Our own pages have it already.',
      next: 'Install the pixel',
      open: 'See the pixel',
    },
    platforms: {
      name: 'Ad platforms',
      why: 'Audiences go there by themselves, and conversions teach them whom to look for.',
      next: 'Connect a platform',
      open: 'See the platforms',
    },
    spend: {
      name: 'Spend',
      why: 'Without it nobody knows what a lead costs. One CSV export a week is enough.',
      next: 'Import a report',
      open: 'See spend',
    },
    crm: {
      name: 'CRM',
      why: 'Who became a customer, and for how much: audiences go after those who buy, not those who click.',
      next: 'Import a file',
      open: 'See the imports',
    },
    webhooks: {
      name: 'Webhooks',
      why: 'Each lead is in your CRM or your automation tool within a second.',
      next: 'Add a webhook',
      open: 'See the webhooks',
    },
    mail: {
      name: 'E-mails',
      why: 'To confirm the addresses of leads, and to tell you when something breaks.',
      next: 'Choose a sender',
      open: 'See and try',
    },
    legal: {
      name: 'Legal identity',
      why: 'The law wants a name and an address under each page. Without them nothing goes to ad platforms.',
      next: 'Fill in the identity',
      open: 'See the brands',
    },
    domain: {
      name: 'Your domain',
      why: 'Pages in your own name are trusted, and the pixel keeps what people agreed to for longer there.',
      next: 'Choose a domain',
      open: 'See and check',
    },
  },
  said: {
    seen: (host, page, when) => `${host}: last view ${when}, on ${page}`,
    unseen: host => `${host}: no recent view`,
    works: name => `${name}: works`,
    paused: name => `${name}: paused`,
    failing: name => `${name}: failing`,
    lastSending: (when, n) => `Last delivery ${when} (${inEnglish(n, 'line', 'lines')})`,
    spend: (platform, day, n) =>
      n.n === 0
        ? `${platform}: up to date, until ${day}`
        : `${platform}: until ${day}, ${inEnglish(n, 'day is missing', 'days are missing')}`,
    crm: (kind, when, n) => `${kind}: last file ${when} (${inEnglish(n, 'line', 'lines')})`,
    off: name => `${name}: disabled`,
    lost: (name, n) => `${name}: ${inEnglish(n, 'lost message', 'lost messages')}, to be sent again`,
    unsent: name => `${name}: ready, nothing has left yet`,
    sent: (name, when) => `${name}: last delivery ${when}`,
    sender: email => `Sender: ${email}`,
    gap: brand => `${brand}: the publisher or a contact is missing`,
    named: brand => `${brand}: identified`,
    domain: (brand, domain) => `${brand}: ${domain}`,
    ours: brand => `${brand}: at the deployment’s address`,
  },
  how: 'Step by step',
  mail: {
    title: 'Send e-mails',
    on: email => `E-mails come from ${email}.`,
    off: 'No e-mail leaves while there is no sender.',
    steps: [
      'Choose a subdomain to send from, mail.your-brand.com for example: the reputation of your main address stays apart.',
      'In Cloudflare’s dashboard, open Email Service and add this domain. Cloudflare sets the SPF, DKIM and DMARC records itself when the domain is with it.',
      'In wrangler.toml, write the sender as below, then run npm run deploy.',
      'Send yourself a test.',
    ],
    try: 'Send a test',
    tryHow: 'Add your address to the recipients: it gets a mail to confirm at once. When that arrives, all works.',
  },
  domain: {
    title: 'Your domain',
    intro:
      'Without a domain the pages are at the deployment’s address. With yours, every link, e-mail and tag bears your name.',
    steps: [
      'Choose a subdomain that is not in use: offers.your-brand.com.',
      'In Cloudflare, open Workers & Pages, the Worker like2lead, Settings, Domains & Routes, then “Add custom domain”. The parent domain has to be with Cloudflare; the certificate comes by itself.',
      'Write this domain below, for the brand that bears it, and save.',
      'Wait a few minutes, then check that it answers.',
    ],
    label: 'Domain',
    help: 'The name alone: offers.your-brand.com. Empty: the deployment’s address.',
    none: 'At the deployment’s address.',
    save: 'Save',
    kept: (brand, domain) => `${brand}: links lead to ${domain}.`,
    removed: brand => `${brand}: links lead to the deployment’s address.`,
    check: domain => `Check ${domain}`,
    answers: {
      ours: domain => `${domain} answers, and it is Like2Lead.`,
      elsewhere: domain =>
        `${domain} answers, but it is not Like2Lead: another site is at this address. Do step 2 again.`,
      unresolvable: domain => `${domain} has no address yet: do step 2 again, or wait for the DNS to follow.`,
      timeout: domain => `${domain} did not answer within 8 seconds. Try again in a few minutes.`,
      network: domain =>
        `The connection to ${domain} failed: the certificate may not be there yet. Try again in a few minutes.`,
      'private-address': domain => `${domain} leads away from the public internet: correct its DNS.`,
      'not-https': domain => `${domain} leads to an address without https: remove that redirect.`,
      'too-large': domain => `${domain} answers, but it is not Like2Lead. Do step 2 again.`,
      'too-many-redirects': domain => `${domain} redirects without end: remove those redirects.`,
    },
    refused: {
      'invalid-body': 'Nothing is saved: a name alone, like offers.your-brand.com, without https:// or a path.',
      'domain-taken': 'Nothing is saved: another brand has this domain already.',
    },
  },
}
