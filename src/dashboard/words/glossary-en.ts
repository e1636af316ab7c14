import type * as fr from './glossary-fr.ts'

export const glossary: typeof fr.glossary = {
  title: 'Words and figures',
  lead: 'What each figure means, how it is reckoned, and where it comes from.',
  ask: name => `Definition: ${name}`,
  formula: 'Formula',
  source: 'Source',
  terms: {
    cpl: {
      name: 'Cost per lead (CPL)',
      is: 'What one person who sent the form costs.',
      formula: 'spend ÷ leads of the same period',
      source: "Spend: the platform's report. Leads: your forms.",
    },
  },
}
