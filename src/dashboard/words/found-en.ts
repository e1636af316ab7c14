import type { Contrasted, FileKind } from '../../pages/checks/found.ts'
import type { Formats } from '../formats.ts'
import type { ElementWords, FoundWords } from './found-fr.ts'

export const elements: ElementWords = {
  link: { some: 'A link', named: words => `The link “${words}”` },
  button: { some: 'A button', named: words => `The button “${words}”` },
  question: { some: 'A frequent question', named: words => `The question “${words}”` },
  frame: { some: 'A frame', named: words => `The frame “${words}”` },
  picture: { some: 'A picture', named: words => `The picture “${words}”` },
  box: { some: 'A box to tick', named: words => `The box “${words}”` },
  field: { some: 'A field of the form', named: words => `The field “${words}”` },
  other: { some: 'Something on the page', named: words => `“${words}”` },
}

export const found: FoundWords = {
  'page-too-heavy': ({ bytes, most }, f) =>
    `Texts and style weigh ${kb(bytes, f)} compressed, ${kb(most, f)} at most. Shorten the texts or remove a block.`,
  'unreadable-file': ({ url, file }) =>
    `${FILES[file]} ${url} cannot be read, so visitors would not get it either. Send the file again.`,
  'too-many-requests': ({ requests, most }) =>
    `${requests} files are asked for before the page is complete, ${most} at most. Remove an image.`,
  'first-load-too-heavy': ({ bytes, most, url, heaviest, file }, f) =>
    `The page weighs ${kb(bytes, f)} on a phone, ${kb(most, f)} at most. The heaviest: ${FILES[file].toLowerCase()} ${url}, ${kb(heaviest, f)}. Put something lighter in its place.`,
  'page-alone-too-heavy': ({ bytes, most }, f) =>
    `The page weighs ${kb(bytes, f)} on a phone, ${kb(most, f)} at most. Shorten the texts or remove a block.`,
  'third-party': ({ url }) => `${url} is asked of somebody else's server. Remove it from the page.`,

  'low-contrast': ({ of, selector, text, ground, ratio, least }, f) =>
    `${of === 'other' ? `“${selector}”` : CONTRASTED[of]}: ${text} on ${ground} has a contrast of ${f.number(ratio, TWO)}, at least ${f.count(least)} is needed. Change a colour of the brand.`,
  'wrong-language': ({ said, is }) =>
    said === ''
      ? `The page does not say its language, which is ${LANGUAGES[is] ?? is}.`
      : `The page says that its language is ${LANGUAGES[said] ?? `“${said}”`}, and it is ${LANGUAGES[is] ?? is}.`,
  'no-title': () => "The page has no title for the browser's tab.",
  'zoom-forbidden': () => 'The page keeps people from enlarging the text.',
  'main-headings': ({ count }) =>
    count === 0
      ? 'The page has no main heading, it needs one.'
      : `The page has ${count} main headings, it needs just one.`,
  'level-skipped': ({ heading, level, before }) =>
    `The heading “${heading}” is of level ${level} right after level ${before}: a level is skipped.`,
  'empty-heading': ({ level }) => `A heading of level ${level} is empty. Write it, or remove it.`,
  'image-without-alt': ({ url }) =>
    `The image ${url} has no text in its place. Write it, or leave it empty if it only decorates.`,
  'picture-without-text': () =>
    'Nothing is written. If the image shows words, an offer or what the page does not say, write it here.',
  'without-name': () => 'No name that can be read aloud. Give it a text.',
  'id-twice': ({ id }) => `The identifier “${id}” is on the page twice.`,
  'id-missing': ({ id }) => `Something refers to the identifier “${id}”, which is not on the page.`,
  'without-label': () => 'No visible label, and visitors do not know what to write in it.',
  'field-missing': ({ field }) => `The field “${field}” is asked for, and is not on the page.`,
  'error-unsaid': () => 'After a mistake, nothing tells screen readers that it is wrong (aria-invalid).',
  'error-unexplained': () => 'After a mistake, nothing leads to the words that say why (aria-describedby).',
  'error-unlinked': () => 'After a mistake, no link of the summary leads to it.',
  'refusal-silent': () => 'A refused form comes back without telling screen readers that it was refused (role=alert).',
  'too-low': ({ height, least }) => `${height} px high, at least ${least} are needed to touch it with a finger.`,

  'publisher-missing': ({ missing }, f) =>
    `The law wants the publisher under every page. Missing in the brand's legal identity: ${f.list(missing.split(', ').map(key => LEGAL[key] ?? key))}.`,
  'notice-unlinked': ({ url }) => `No link of the page leads to the legal notice (${url}).`,
  'dead-anchor': ({ url }) => `The link ${url} leads to nothing on the page. Correct it.`,
  'unsafe-link': ({ url }) => `The link “${url}” is not safe. Use an https address.`,
  'form-without-notice': ({ url }) =>
    `The form does not say what is done with the answers: it needs a link to the privacy page (${url}).`,
  'ticked-in-advance': () => 'Ticked in advance, it is no consent. Leave it empty.',
  'many-questions': ({ count, most }) =>
    `${count} questions, each of which costs answers. 25% of visitors complete three, 20% five, 12% seven. Ask ${most} at most, and the rest later.`,
  'turnstile-costs': () =>
    'This script weighs on every visit, and a visitor without JavaScript cannot send the form, which is guarded without it. Keep it for a page that robots have found.',
  'turnstile-unset': () =>
    'The keys of Turnstile are not set, and the form goes unchecked until they are. Ask whoever installed Like2Lead (TURNSTILE_SITE_KEY and TURNSTILE_SECRET).',
  'mail-unset': () =>
    "No mail can be sent, and until then nobody's agreement counts. Ask whoever installed Like2Lead (MAIL_FROM).",

  'undeclared-braces': ({ name }) =>
    `Visitors would read “${name}”. Write the words, or add it under “Texts that follow the link”.`,
  'other-register': ({ text, says, page }) =>
    `“${text}” says “${says}” while the page says “${page}”. Write the sentence again.`,
  'without-proof': () => 'No proof. Say where it is written.',
  'offer-over': ({ day }, f) => `The offer has been over since ${f.day(day)}. Change the date, or remove it.`,
  'price-to-come': ({ day }, f) =>
    `The former price applies since ${f.day(day)}, which is still to come. Correct the date.`,
  'struck-unproven': () =>
    'A price is struck out without the proof of what it was. Fill in “Struck price” under “Price and deadline”.',
  'price-old': ({ day }, f) =>
    `The former price is of ${f.day(day)}, more than 12 months ago. Give a later one, or remove it.`,
  'incentive-over': ({ day }, f) =>
    `The incentive has been over since ${f.day(day)}, and nobody sees it any more. Change the date, or remove it.`,
  'event-over': ({ day }, f) =>
    `The event has been over since ${f.day(day)}, and the page no longer shows its date. Give the next one.`,
  'compared-unproven': ({ price }) =>
    `The page compares its price with “${price}”. If that price was yours, give the proof that it was asked.`,
  'test-runs': () => 'Stop the test, or apply one of its versions, then publish.',
}

const kb = (bytes: number, f: Formats): string => `${f.count(Math.round(bytes / 102.4) / 10)}\u00a0KB`
const TWO = { maximumFractionDigits: 2 }

const FILES: Record<FileKind, string> = {
  image: 'The image',
  font: 'The font',
  script: 'The script',
  other: 'The file',
}

const CONTRASTED: Record<Exclude<Contrasted, 'other'>, string> = {
  text: 'Text',
  secondary: 'Secondary text',
  links: 'Links and the outline of what is chosen',
  buttons: 'The words of buttons',
  edges: 'The borders of fields',
}

const LANGUAGES: Partial<Record<string, string>> = { fr: 'French', en: 'English' }

const LEGAL: Partial<Record<string, string>> = {
  company: 'the company',
  address: 'the postal address',
  email: 'the e-mail',
  publisher: 'the director of publication',
}
