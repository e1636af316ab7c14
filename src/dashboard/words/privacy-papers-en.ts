import { inEnglish } from './plural.ts'
import type { papers as fr } from './privacy-papers-fr.ts'

export const papers: typeof fr = {
  lead: 'Filled with the facts of this deployment, as they are today. Print them, or take them as Markdown.',
  caution: 'They are no legal advice: go through them with your data protection officer or your lawyer.',
  names: {
    record: 'Record of processing (art. 30)',
    dpia: 'Data protection impact assessment (art. 35)',
    cnil: 'Self-assessment of audience measurement',
  },
  about: {
    record:
      'Three processing activities: forms and contacts, targeted advertising, audience measurement. Purposes, data, recipients, time limits, security.',
    dpia: 'What is done, whether it is necessary, the risks for people and what reduces them. Yours: your opinion and your decision.',
    cnil: 'Each criterion of the CNIL, what this product does, and the test that proves it.',
  },
  read: 'Open',
  markdown: 'Download as Markdown',
  made: day => `Made on ${day} from the settings of this deployment.`,
  blank: 'To be filled in',
  blanks: n =>
    n === 0
      ? 'Nothing to be filled in.'
      : `${n} ${n === 1 ? 'point' : 'points'} to be filled in, marked “To be filled in”.`,
  facts: {
    platform: (name, lists, feeds, events) =>
      [
        name,
        ...(lists.n > 0 ? [inEnglish(lists, 'list kept up to date', 'lists kept up to date')] : []),
        ...(feeds.n > 0 ? [inEnglish(feeds, 'feed pulled', 'feeds pulled')] : []),
        ...(events ? ['conversions told'] : []),
      ].join(', '),
    kept: (brand, months) =>
      months === null
        ? `${brand}: until erasure is asked for`
        : `${brand}: ${inEnglish(months, 'month', 'months')} after the last exchange`,
  },
  sources: 'Sources',
  back: 'Documents',
}
