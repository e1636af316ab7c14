import type { audience as fr } from './audiences-fr.ts'
import { rungs } from './rungs-en.ts'
import { ways } from './ways-en.ts'

export const audience: typeof fr = {
  intro: 'Who went how far, ready to be shown ads again. Only people who agreed to targeted advertising are in.',
  people: n => (n === 1 ? 'person' : 'people'),
  browsers: n => (n === 1 ? 'browser' : 'browsers'),
  about: (count, margin) => `about ${count} (± ${margin})`,
  roughly: count => `about ${count}`,
  fewerThan: count => `fewer than ${count}`,
  estimated:
    'With so many people, what is “about” or “fewer than” is estimated from a sample, right 95 times in 100. A list that is prepared for a platform counts its rows one by one.',
  from: min => `from “${min}” up`,
  upTo: max => `up to “${max}”`,
  fromTo: (min, max) => `from “${min}” to “${max}”`,
  exactly: tier => `at “${tier}”`,
  enough: minimum => `Enough to run (minimum ${minimum})`,
  tooFew: (missing, minimum) => `${missing} more needed to run (minimum ${minimum})`,
  unsure: minimum => `Perhaps enough to run (minimum ${minimum}): the sample cannot tell`,
  reached: platforms => `Enough people for ${platforms}.`,
  reachedUnsure: platforms => `Perhaps enough people for ${platforms}: the sample cannot tell.`,
  reachedNone: 'Too few people for now, on every platform.',
  reachedAll: 'Enough people for every platform.',
  moved: (joined, left) => `Last night: ${joined} joined, ${left} left.`,
  unmoved: 'Counted every night: who joins and who leaves is shown after the second.',
  open: 'Open',
  openOf: name => `Open ${name}`,
  add: 'New audience',
  made: {
    added: 'Audience saved.',
    saved: 'Audience changed. Its feeds and lists follow.',
    sequence: 'The audiences of the sequence exist, one per stage.',
    deleted: 'Audience deleted.',
    restored: 'The audience has its former rule again. Its feeds and lists follow.',
    back: 'The audience is back, with the same rule. Its nights are counted from the start.',
  },
  undoRefused: 'It cannot be undone: a campaign or an audience that the rule named is gone since.',
  method: {
    title: 'Create from the method',
    intro: 'Choose a campaign, then an audience that is ready to use. You can change it afterwards.',
    campaign: 'Campaign',
    choose: 'Choose',
    create: 'Create',
    createOf: name => `Create “${name}”`,
    use: { retarget: 'to retarget', seed: 'seed for lookalikes' },
    sequence: "The campaign's sequence",
    sequenceSays: 'Four audiences, one per stage: reassurance, proof, incentive, rest.',
    sequenceMake: 'Create all four',
    sequenceOpen: 'Set the sequence',
    refused: 'The audience was not made: choose a campaign that exists, then try again.',
  },

  edit: 'Change',
  plan: 'Plan a budget',
  rule: 'The rule',
  size: {
    title: 'Who is in',
    email: 'with e-mail',
    phone: 'with phone',
    people: 'known people',
    browsers: 'browsers',
    identified: 'identified ones',
    how: 'A known person left an e-mail or a phone number. A browser is identified when we know whose it is.',
    out: 'Who is left out',
    noConsent: (n, count) =>
      n === 1
        ? `${count} person fits the rule but did not agree to targeted advertising.`
        : `${count} people fit the rule but did not agree to targeted advertising.`,
    excluded: (n, count) =>
      n === 1
        ? `${count} person fits, but the rule leaves them out (leads, customers, other audiences).`
        : `${count} people fit, but the rule leaves them out (leads, customers, other audiences).`,
    withdrawn: (n, count) =>
      n === 1
        ? `${count} person had agreed to targeted advertising, then took it back.`
        : `${count} people had agreed to targeted advertising, then took it back.`,
    inside: (n, count) => (n === 1 ? `${count} person is in the audience.` : `${count} people are in the audience.`),
    noEmail: (n, count) =>
      n === 1
        ? `${count} person left no e-mail: platforms that know e-mails only pass them over.`
        : `${count} people left no e-mail: platforms that know e-mails only pass them over.`,
    clickless: (n, count) =>
      n === 1
        ? `${count} browser did not come by a click on a platform, or that click was erased since: none can recognise it.`
        : `${count} browsers did not come by a click on a platform, or that click was erased since: none can recognise them.`,
    nobody: 'Nobody: everybody whom the rule describes is in.',
  },
  platforms: {
    title: 'On each platform',
    how: 'A platform does not run ads to an audience that is too small. It never recognises the whole list: stay well above the minimum. A browser is recognisable when it came by a click on that platform.',
    rows: (n, count) => `${count} ${n === 1 ? 'row' : 'rows'}`,
    reachable: (n, count) => `${count} recognisable ${n === 1 ? 'browser' : 'browsers'}`,
    prepare: 'Prepare the list',
    prepareOf: platform => `Prepare the list: ${platform}`,
    editorsOnly: 'Preparing and downloading a list takes the editor role.',
  },
  days: {
    title: 'Last 30 nights',
    none: 'Audiences are counted every night. The line is drawn after the second.',
    figure: (first, last) => `People in the audience: ${first} on the first night, ${last} on the last.`,
    most: count => `At the most: ${count} people.`,
    table: 'The figures, night by night',
    night: 'Night of',
    joined: 'Joined',
    left: 'Left',
  },
  sample: {
    title: 'Some examples',
    how: 'To check the rule: ids, and what let them in. Never a name or an address.',
    people: 'People',
    browsers: 'Browsers',
    none: 'Nobody for now.',
    because: reasons => `Because they ${reasons}.`,
    facts: (tier, visits, last) => `${tier} · ${visits} · last visit ${last}`,
    visits: n => (n === 1 ? '1 visit' : `${n} visits`),
    noTier: 'No measured visit',
  },
  remove: {
    title: 'Delete the audience',
    how: 'What was sent to platforms stays there.',
    refused: {
      'audience-in-use':
        'It is still in use: a live feed, a list or another audience reads it, and would change without a word. Revoke or delete what reads it first.',
      'unknown-audience': 'This audience is gone.',
    },
  },

  file: {
    title: platform => `List for ${platform}`,
    how: 'Nothing has left yet: this is what the file would hold, with its data masked.',
    rows: 'rows in the file',
    minimum: "platform's minimum",
    out: 'Who is not in it',
    reasons: {
      'nothing-to-match': (_, count) => `${count} with nothing that this platform can recognise`,
      'no-consent': (_, count) => `${count} who did not agree to targeted advertising`,
      excluded: (_, count) => `${count} left out by the rule`,
    },
    nobodyOut: 'Nobody.',
    first: 'First rows, masked',
    empty: 'The file would be empty.',
    settings: 'Form of the file',
    form: 'Contact details',
    forms: {
      plain: "in clear: the platform's upload page hashes them in your browser",
      hashed: 'hashed already (SHA-256)',
    },
    columns: 'Columns',
    columnsHow: 'Rename a column if the platform calls it something else, or leave it out.',
    unverified: "No official page confirms this; compare with the platform's upload page:",
    as: column => `“${column}” becomes`,
    leave: column => `Without “${column}”`,
    again: 'See it again',
    refused:
      'The file cannot have this form: keep one column at least, with names of one line, 1 to 100 characters, that begin with none of = + - @.',
    gaps: 'A mention is missing before anything is sent',
    gapsHow: 'The privacy page has to say who hands data to ad platforms, and where to object (GDPR, art. 13).',
    download: 'Download the list',
    ledger: 'The download is noted in the register of what was sent, with your name.',
  },

  rungs,
  ways,
}
