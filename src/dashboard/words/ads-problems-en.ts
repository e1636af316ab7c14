import type { AdsNotes, AdsProblems } from './ads-problems-fr.ts'

export const adsProblems: AdsProblems = {
  workbook: () => 'this is an Excel workbook. Save it as “CSV UTF-8”, then send that file.',
  binary: () => 'this is not a text file (an image, a PDF?). Export the ads as CSV.',
  'no-header': () => 'the file is empty. It needs the names of the columns, then one ad per line.',
  'unknown-headers': ({ columns }) =>
    `no column is known as the headline or the text of an ad. Columns found: ${columns}. Choose the platform before you send the file, or call these columns headline and primary_text.`,
  'mapping-unmet': ({ columns }) => `no line has all the columns that were asked for. Columns found: ${columns}.`,
  'several-platforms': ({ platform, or }) =>
    `this may be an export of ${platform} or of ${or}. Choose the platform before you send the file.`,
  'too-many-lines': ({ most }, f) =>
    `the file has more than ${f.count(most)} lines. Split it, or export without a breakdown by day.`,
  'too-many-ads': ({ most }, f) => `the file has more than ${f.count(most)} ads. Split it by ad set.`,
  'not-json': ({ line, character }, f) =>
    line === undefined || character === undefined
      ? 'this JSON cannot be read: a comma or a quotation mark is missing or one too many, or the file ends too early. Mend it, or export it again.'
      : `this JSON cannot be read from line ${f.count(line)}, character ${f.count(character)} on. Mend what is there, a comma or a quotation mark perhaps.`,
  'no-array': () => 'this JSON is not a list of ads: [{"headline": "…", "platform": "meta"}, …].',

  'open-quotes': () =>
    'a quotation mark is one too many, or is never closed. A text that has some stands in quotation marks, with each of its own written twice.',
  'cell-count': ({ found, expected }, f) =>
    `${f.count(found)} cells where the header has ${f.count(expected)}. A text that contains the delimiter needs quotation marks.`,
  'rounded-id': ({ value }) =>
    `a spreadsheet has rounded the id (${value}). Format that column as text, or export again without opening the file.`,

  'differs-by-slug': ({ other, slug }) =>
    `this is not what ${other} says, which is the same ad (“${slug}”). Keep one of the two.`,
  'differs-by-id': ({ other, id }) =>
    `this is not what ${other} says, which is the same ad (id ${id}). Keep one of the two.`,
  'differs-by-name': ({ other, name }) =>
    `this is not what ${other} says, which is the same ad by its name (“${name}”). Export the column of ids too: it tells them apart.`,
  'same-ad': ({ other, slug }) =>
    `this is the same ad as ${other} (“${slug}”). Keep one of the two, or give them two addresses.`,
  'other-slug': ({ id, slug }) =>
    `the ad ${id} has the address “${slug}” in this campaign. Write that one, or leave the cell empty.`,

  'unknown-image': ({ image }) =>
    `no image “${image}” was ever uploaded here. Leave the cell empty, then add the image on the page of the ad.`,
  'unknown-template': ({ template, known }) => `“${template}” is no template of a page. There are: ${known}.`,
  'other-template': ({ template }) =>
    `the page of this ad has the template “${template}”, which an import does not change. Change it on the page of the ad, or leave the cell empty.`,
}

export const adsNotes: AdsNotes = {
  'filled-in': () => 'What the platform fills in for each person is replaced by its default, or removed.',
  'spare-texts': () =>
    'The ad has more texts than a page shows: those that come first are kept, the others left aside.',
  'no-headline': () => 'The ad has no headline: the first sentence of its text becomes that of the page.',
  'made-headline': ({ headline }) =>
    `The platform makes the headline for each person: only “${headline}” remains. Write the one of the page.`,
  'no-picture': () =>
    'The picture is not in the file, which has its address or name only: add it on the page of the ad.',
  'other-button': ({ button }) => `The button “${button}” is none that is known here: “Learn more” takes its place.`,
  'landing-kept': () =>
    'What the file says of the page (landing) is for new ads only: change the draft of this one on its own page.',
}
