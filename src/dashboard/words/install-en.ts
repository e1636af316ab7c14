import type { install as fr } from './install-fr.ts'

export const install: typeof fr = {
  title: 'Installation',
  intro:
    'One tag on every page that matters. It measures how far each visit goes, without a cookie; our own pages have it already.',
  campaign: 'Campaign',
  show: 'Show its tags',
  noCampaign: 'No campaign yet',
  noCampaignHow: 'The tag names the campaign that it counts for. Create the first one, then come back here.',
  create: 'Create a campaign',
  byApi: 'By the API',
  snippets: '1. Paste the tag',
  kinds: {
    html: {
      name: 'HTML, or a tool that lets you edit <head>',
      steps: [
        'Open the template that all pages share: “code in header”, “Head”, or the HTML file.',
        'Paste this code before </head>.',
        'Publish, then go on to step 2.',
      ],
      note: 'The image counts browsers without JavaScript.',
    },
    wordpress: {
      name: 'WordPress',
      steps: [
        'Under Plugins, add a plugin for code, Code Snippets for example.',
        'Add a PHP snippet, paste this code, and choose “run everywhere”.',
        'Save and activate, then empty the site’s cache if it has one.',
      ],
      note: 'Without a plugin: at the end of a child theme’s functions.php. WordPress 6.3 or later.',
    },
    woocommerce: {
      name: 'WooCommerce: purchases',
      steps: [
        'Install the tag of WordPress first, above.',
        'Add a second PHP snippet, and paste this code.',
        'Place a test order: the purchase appears in the campaign’s funnel.',
      ],
      note: 'An order counts once, however often the page is reloaded.',
    },
    shopify: {
      name: 'Shopify',
      steps: ['Open Online store, Themes, ⋯, Edit code.', 'In theme.liquid, paste this code before </head>.', 'Save.'],
      note: 'Since 26 August 2026 Shopify runs no script of the theme in the checkout or on the thank-you page: a sale that follows a form is told from your server, with POST /api/conversions and its lead’s id; others are not measured there yet.',
    },
    gtm: {
      name: 'Google Tag Manager',
      steps: [
        'New tag, type “Custom HTML”, and paste this code.',
        'Trigger: “Initialization – All Pages”. No condition of consent.',
        'Preview, then submit the version.',
      ],
      note: 'Tag Manager strips the data- attributes of a pasted tag: this one sets them itself. Exempt measurement needs no consent (see the CNIL self-assessment), and advertising waits for it anyway.',
    },
    events: {
      name: 'Events and purchases',
      steps: ['One line per event, where it happens: paste the one that you need and change its words.'],
      note: 'A negative value with the same order is a refund. Never a name, an address or a number of a person in an event.',
    },
    declared: {
      name: 'Events without a script',
      steps: ['Add these attributes to your buttons and forms: data-l2l-cta marks the call to action.'],
      note: 'Forms, files, phone and mail links are counted by themselves.',
    },
    consent: {
      name: 'Consent to advertising',
      steps: [
        'Your banner speaks IAB TCF or Consent Mode: nothing to do.',
        'If not, call one or the other when the visitor answers.',
      ],
      note: 'Global Privacy Control is always a refusal. For consent to be kept, the tag has to come from a subdomain of the same site (l2l.shop.com): browsers keep no cookie of another site.',
    },
  },

  arrival: {
    title: '3. The first view',
    waiting: 'Waiting for the first view…',
    how: 'Open a page of your site in another tab, stay for a few seconds, then come back: this card turns green by itself. Nothing? Check the page in step 4, and your ad blocker.',
    arrived: 'The pixel counts.',
    from: (page: string, when: string) => `Last view: ${page}, ${when}.`,
    before: (page: string, when: string) => `Before that: ${page}, ${when}.`,
    another: 'Wait for another view',
    look: 'Look again',
  },

  check: {
    title: '4. In doubt? Check a page',
    url: 'Address of a page',
    urlHint: 'In https, open to everybody. It is read once, and not measured.',
    submit: 'Check',
    of: (url: string) => `What was seen on ${url}`,
    verdict: {
      works: 'The pixel is in place',
      kept: 'The pixel is there, and something keeps it from counting',
      unsure: 'Perhaps through a tag manager',
      missing: 'The pixel does not count this page',
    },
    severity: { blocks: 'Blocks', warning: 'To mend', hint: 'To know', good: 'Good' },
    line: (line: number) => `Line ${line}:`,
    refused: {
      'invalid-body': 'The address is missing or too long.',
      'not-https':
        'Give the whole address of a page, such as https://www.shop.com/. Only https is read, on port 443 and without a user name, wherever it redirects to.',
      'private-address': 'This address, or one that it redirects to, is not on the public internet.',
      unresolvable: 'This name has no address: check its spelling.',
      'too-large': 'The page is larger than 2 MB.',
      timeout: 'The page did not answer within 10 seconds. Try again.',
      'too-many-redirects': 'The page redirects more than three times. Give the address where it ends.',
      network: 'The connection failed or was cut. Try again.',
      status: 'The page answers with an error. Give the address of a page that your visitors can open.',
      'not-html': 'There is no HTML page at this address.',
    },
  },

  hosts: {
    title: '2. Declare your site',
    intro: 'The sites whose pages may send measurements. All others are refused.',
    none: 'None yet: only our own pages are counted. Declare the first one.',
    brand: 'Brand’s domain',
    seen: (page: string, when: string) => `seen on ${page}, ${when}`,
    unseen: 'no recent view',
    host: 'Host',
    hostHint: 'www.shop.example, *.shop.example for all its subdomains, or the address of a page.',
    submit: 'Declare',
    remove: 'Remove',
    removeOf: (host: string) => `Remove ${host}`,
    refused: {
      'invalid-body': 'This is no host. For example www.shop.example or *.shop.example.',
      'unknown-host': 'This host is not declared.',
    },
  },
}
