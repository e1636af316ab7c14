import type * as fr from './docs-fr.ts'

const NAMES: Record<string, string> = {
  accounts: 'Keys and team', audiences: 'Audiences', brands: 'Brands', campaigns: 'Campaigns and ads', contacts: 'People and leads',
  conversions: 'Conversions', exports: 'Exports and feeds', figures: 'Figures', home: 'Home and demo', images: 'Images', match: 'Match score',
  notices: 'Alerts and digest', operations: 'Operations', pages: 'Pages', pixel: 'Pixel', platforms: 'Platforms', privacy: 'Privacy', spend: 'Spend',
  tests: 'Tests', webhooks: 'Webhooks',
} // biome-ignore format: pairs

export const docs: typeof fr.docs = {
  title: 'API',
  intro: 'Whatever the dashboard does a program can do as well: the same rules, the same rights, the same trail.',
  openApi: 'OpenAPI 3.1 description',
  toKnow: 'Good to know',
  first: 'A first call',
  firstHow: 'You need a key: an owner makes one on the page',
  reference: 'Every call',
  inEnglish:
    'Click a call for its fields, its answers and an example that works. In examples, $AUDIENCE_ID and the like are ids: a call that reads takes the first of its list, a call that changes something waits until you have chosen yours.',
  sift: 'Filter',
  siftLike: 'audiences export',
  found: n => `Calls found: ${n}`,
  all: 'Show every call',
  noGroup: 'No group has this name. The API page lists them all.',
  onThisPage: 'On this page',
  nameOf: name => NAMES[name] ?? name,
  role: role => `Role needed: ${role}`,
  scope: 'scope',
  notYours: 'your role does not reach',
  required: 'required',
  byDefault: 'Default:',
  holds: name => `What ${name} holds`,
  either: n => `Form ${n}`,
  parameters: 'Parameters',
  body: 'Body',
  example: 'Example',
  file: name => `What ${name} says:`,
  answers: 'Answers',
  answered: status => `What this example was answered (${status})`,
  promised: 'Fields of the answer',
  parts: {
    auth: {
      title: 'Keys, roles and scopes',
      text: [
        'Every call carries a key: Authorization: Bearer l2l_… It is shown once, when it is made, and only its digest is kept. Revoked, it opens nothing from the next call on.',
        'Its role says how far it goes: a viewer reads figures, an analyst sees audiences too, an editor changes and exports, an owner manages keys and people. Its scopes say what it is for: a key for the CRM may know of leads alone.',
        'Without a valid key: 401. With a role or scope that does not reach: 403, and the message says what is missing.',
      ],
    },
    errors: {
      title: 'Errors',
      text: [
        'A call that is refused changes nothing. The answer says why: a code that stays for programs, a sentence for people, and each field that is wrong.',
        'A field that is not known is refused, so that no slip of the pen goes unseen.',
      ],
    },
    paging: {
      title: 'Lists, page by page',
      text: [
        'A list gives limit lines at most (50 by default, up to 200) and next, the cursor of the page after. At the end next is null.',
        'A line that is added between two pages shifts none of the others.',
      ],
    },
    limits: {
      title: 'Limits',
      text: [
        'A JSON body holds 256 KB at most unless the call says otherwise; files have a limit of their own, written beside the call. Beyond: 413.',
        'Calls are not counted here: the limits of your Cloudflare account hold. A call that sends a mail answers 429 when it comes again too soon.',
      ],
    },
    money: {
      title: 'Money',
      text: [
        'In answers, a field in Micros is in millionths of its currency: 1490000000 is €1,490. Amounts that you send, and those in CSV files, are in units.',
        'Nothing is converted without ?currency=.',
      ],
    },
    times: {
      title: 'Days and times',
      text: [
        'A moment in an answer is in milliseconds since 1970 (UTC). A moment that you send is in ISO 8601 with its offset: 2026-12-01T08:00:00+01:00.',
        'A day (2026-12-01) is a day of UTC; from and to are both included.',
      ],
    },
    twice: {
      title: 'Sending twice',
      text: [
        'After a cut, send the same call again. An order (id), an outcome of a lead, an image or an import that was taken before does not count twice; a slug that is taken answers 409, which tells that the first one came through.',
        'A page is changed with If-Match (its ETag): if somebody saved in between, the answer is 409 and holds the page as it is now.',
      ],
    },
    imports: {
      title: 'Imports: try, then write',
      text: [
        'An import takes the file as it is, as the body. With ?dryRun=1 it says what it would do and writes nothing. Without, it writes all or nothing: one wrong line stops it, and each error says its line and column.',
      ],
    },
    webhooks: {
      title: 'Webhooks: check the signature',
      text: [
        'Every message carries webhook-id, webhook-timestamp and webhook-signature (Standard Webhooks 1.0). Check the signature over the text as it came, before you read it as JSON, and drop a webhook-id that you have seen: a message may come twice.',
        'Answer 2xx within ten seconds. Otherwise we try again, less and less often.',
      ],
    },
    versions: {
      title: 'Changes',
      text: [
        'Answers may gain fields: skip those that you do not know. No field, error code or address goes without the changelog saying so.',
      ],
    },
  },
}
