import type { lists as frLists } from './lists-fr.ts'

export const lists: typeof frLists = {
  title: 'Lists kept up to date',
  intro:
    'A list copies an audience to the platform: who enters is added, who leaves is taken off, who withdraws is taken off without waiting. A platform recognises only some of the people (the match rate): that is normal.',
  none: 'No list. Choose an audience below: it is added within a minute.',
  noAudience: 'There is no audience to send yet.',
  makeAudience: 'Make an audience',
  gone: 'Deleted audience',
  onPlatform: 'on the platform',
  named: name => `Called “${name}” on the platform`,
  every: h =>
    h === 1
      ? 'compared every hour'
      : h % 24 === 0
        ? h === 24
          ? 'compared every day'
          : `compared every ${h / 24} days`
        : `compared every ${h} hours`,
  state: { live: 'Kept up to date', left: 'Kept no longer, members stay', emptying: 'Being emptied', ended: 'Emptied' },
  notYet: 'Waiting for its first run',
  withValue: 'with what customers are worth',
  enough: minimum => `Enough to serve (minimum ${minimum})`,
  tooFew: (missing, minimum) => `${missing} more to serve (minimum ${minimum})`,
  waiting: 'to add',
  leaving: 'to take off',
  refused: 'refused',
  lastRun: (when, added, removed, refused) =>
    `Last run ${when}: ${added.text} added, ${removed.text} taken off, ${refused.text} refused.`,
  noRun: 'No run yet.',
  running: 'A run is under way',
  runningHow: 'The figures follow when the run ends.',
  nextRun: when => `Next one ${when}.`,
  advice: {
    gone: 'Its connection was deleted: empty this list on the platform itself.',
    paused: 'The connection is paused: resume it, and the list follows.',
    unreadable: 'Its audience names another one that is gone: change the rule, and the list goes on with its next run.',
    privacy:
      'The privacy page of its brand does not say who answers for the data, or where to object: complete it, and the list goes on with its next run. Whoever withdraws is still taken off.',
    gonePlatform:
      'This list is no longer on the platform, or we may not see it any more: if it was deleted, make it again from its page; if a right is given back, it goes on with its next run.',
    blocked: 'The platform has blocked this list: see why there. Once it is free, it goes on with its next run.',
    stopped: code => `The platform refused to make the list (code: ${code}). Settle it there, then compare now.`,
    failing: n => `The last ${n < 2 ? 'run' : `${n} runs`} failed. Another follows by itself.`,
  },
  anew: 'Make the list again',
  anewHelp:
    'A new list is made on the platform and everybody is sent to it. Your ads will have to name it in place of the old one.',
  sync: 'Compare now',
  syncOf: name => `Compare now: “${name}”`,
  plan: 'What would change',
  planOf: name => `What would change for “${name}”`,
  add: 'Add a list',
  audience: 'Audience',
  everyHours: 'Compared',
  interval: { '6': 'Every 6 hours', '12': 'Every 12 hours', '24': 'Every day', '168': 'Every week' },
  neutral: 'Name on the platform (optional)',
  neutralHelp:
    'Empty, it says nothing (“L2L 7f3a”), which is safest. Platforms block names that speak of health or money.',
  value: 'With what customers are worth',
  valueHelp:
    'The platform then looks for people like your best customers. Whoever has no amount in your CRM is not sent.',
  addNow: 'Make the list',

  planTitle: 'The next run',
  planIntro: 'Worked out just now; nothing is sent.',
  inAudience: 'in the audience',
  toAdd: 'to add',
  toRemove: 'to take off',
  toCheck: 'to check again',
  same: 'unchanged',
  leftOut: 'Who is left out, and why',
  noConsent: (n, text) => `${text} ${n < 2 ? 'has' : 'have'} not agreed to targeted advertising.`,
  unmatched: (n, text, judged) =>
    `${text} of the next ${judged} to add ${n < 2 ? 'has' : 'have'} nothing that this platform could recognise.`,
  noValue: (n, text, judged) => `${text} of the next ${judged} to add ${n < 2 ? 'has' : 'have'} no amount in your CRM.`,
  refusedBefore: (n, why) => `${n.text} refused before: ${why}`,
  currencies: codes =>
    `Amounts in ${codes}: the platform compares them as they are. Make an audience of each currency.`,
  nobody: 'Nobody: the whole audience can go.',
  refusedTitle: 'Refused by the platform',
  refusedNone: 'None.',
  again: 'Try them again',
  stop: 'Stop this list',
  keep: 'Leave the members on the platform',
  keepHelp: 'Nobody is added any more; whoever withdraws is still taken off.',
  empty: 'Take everybody off',
  emptyHelp: 'The list is emptied on the platform; ads that aim at it find nobody any more.',
  stopNow: 'Stop the list',
}
