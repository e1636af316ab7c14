import type { all as fr } from './privacy-export-fr.ts'

export const all: typeof fr = {
  lead: 'All that this platform knows, in a ZIP archive that opens without it, in a spreadsheet or a text editor. To leave the tool, to change agency, or to read your data elsewhere.',
  inside: 'What is in it',
  parts: [
    'Brands, campaigns, ads, and images as you uploaded them',
    'Pages: drafts, all published versions, and the HTML that is live, ready to open',
    'Leads, contacts and customers, in the clear, with their consents and the proofs',
    'Views one by one and by day, visits, tests, spend and sales',
    'Audiences and sequences with their rules, and the register of all that left',
    'The team, its roles and the audit trail',
  ],
  readme:
    'README.txt says in French and English what each file and each column is. No password, no key and no secret is in it.',
  take: 'Download the archive',
  secret:
    'The archive holds personal data in the clear. Keep it like a password, and delete it when it has served. The trail notes who took it.',
  some: 'Only some days',
  someHow: 'Of single views, when they are more than four million. All else is always whole.',
  from: 'From',
  to: 'To',
  everything: 'Export everything',
  restart:
    'To run the platform somewhere else, take a backup: npm run backup. A download that is cut short leaves an archive that does not open: start again.',
  refused: {
    'too-much-at-once': 'More than four million views: choose days below, and take several archives.',
    'too-many-exports': 'Everything was exported six times within an hour. Try again within the next.',
    'invalid-query': 'Choose two days, or none.',
  },
}
