import { events, reasons } from './events-en.ts'
import { lists } from './lists-en.ts'
import type { platforms as fr } from './platforms-fr.ts'

export const platforms: typeof fr = {
  name: 'Platforms',
  tabs: 'Pages of the platforms',
  feeds: 'Feeds',
  deliveries: 'Deliveries',
  imports: 'CRM imports',
  intro:
    'The platforms that run your ads. Connect an account to keep your audiences up to date there, and to tell it what its ads brought.',
  connect: 'Connect an account',
  connectOf: platform => `Connect an account: ${platform}`,
  notConnected: 'No account connected.',
  ownersOnly: 'An owner can connect one.',
  state: {
    works: 'Working',
    failing: since => `Failing since ${since}`,
    paused: since => `Paused since ${since}`,
    ended: 'Stopped: the API version has ended',
  },
  advice: {
    byHand: 'Paused by the team. Nothing is sent; resume whenever you like.',
    failing: (platform, code) =>
      `${platform} has failed for more than a day (last code: ${code}). Look at its status page, then resume.`,
    halted: (platform, code) =>
      `${platform} refused us (code: ${code}): a revoked token, terms to accept or a missing right. Settle it on the platform, replace the credentials if need be, then resume.`,
    ended: platform =>
      `${platform} no longer takes the version of its API that this installation speaks. Update Like2Lead, then resume.`,
    retried: (n, code) => `The last ${n < 2 ? 'try' : `${n} tries`} failed (code: ${code}). Another follows by itself.`,
  },
  sends: (lists, events) =>
    `${lists === 0 ? 'No list' : lists < 2 ? '1 list' : `${lists} lists`} · ${events === '' ? 'no events' : events}`,
  api: version => `API: ${version}`,
  endsOn: day => `ends on ${day}`,
  endsSoon: n => (n <= 0 ? 'Ended: update Like2Lead' : `Update needed: ${n} ${n < 2 ? 'day' : 'days'} left`),
  noEnd: 'no end announced',
  unverified: n => `What no official page confirms (${n})`,

  did: {
    connected: 'Account connected. Try the connection, then add a list to it below.',
    saved: 'Changes saved.',
    paused: 'Connection paused: nothing is sent any more.',
    resumed: 'Connection resumed: what waited leaves within a minute.',
    disconnected: 'Account disconnected: its credentials are erased.',
    'list-added': 'List made: first run within a minute.',
    synced: 'Comparison asked for: it runs within a minute.',
    left: 'The list is kept no longer. Its members stay on the platform.',
    emptied: 'Everybody is being taken off the list on the platform.',
    replayed: 'Events are queued again: they leave within a minute.',
  },
  refused: {
    'invalid-body': 'Nothing was saved: correct what is marked.',
    'version-ended': 'The platform no longer takes this version of its API: update Like2Lead before you resume.',
    'unknown-audience': 'This audience no longer exists: choose another one.',
    'unknown-connection': 'This connection no longer exists.',
    'unknown-list': 'This list no longer exists.',
    'no-values': 'The API of this platform takes no customer value: untick it.',
    'list-there': 'This list is still on the platform: made again, there would be two.',
    'list-ended': 'This list is kept no longer: make another one.',
    'audience-unreadable': 'The audience names another one that is gone: change its rule.',
    'privacy-incomplete':
      'The privacy page does not say yet who hands data to platforms, or where to object: complete it first.',
    'nothing-to-replay': 'Nothing to send again: no event was refused.',
    'not-ours': 'The credentials do not open with this DATA_KEY: put the former one back, or type them again.',
    'not-confirmed': 'Tick the box to confirm.',
  },

  edit: 'Change',
  trial: {
    submit: 'Try the connection',
    account: platform => `${platform} answers: the credentials and the account are right. Nothing was sent.`,
    credentials: platform =>
      `${platform} takes the credentials. The numbers of the account are judged at the first sending. Nothing was sent.`,
    untried: platform =>
      `${platform} lets nothing be tried without sending. The first sending tells whether all is right: it is shown here.`,
    refused: (platform, reason) => `${platform} refuses: ${reason}`,
    later: (platform, code) =>
      `${platform} could not answer (code: ${code}). That says nothing about your settings: try again in a few minutes.`,
    causes: [
      'Token: revoked, ended or badly copied. Make it anew on the platform, then replace it by “Change”.',
      'Missing right: the person or the application that the token belongs to has to be able to manage this ad account.',
      'Account number: that of another account, or with a prefix too many. Compare it with the address of the page on the platform.',
      'Terms: some platforms wait until somebody has accepted theirs once.',
    ],
  },
  pause: 'Pause',
  resume: 'Resume',
  disconnect: 'Disconnect…',
  disconnectHow: n =>
    `The credentials are erased. ${n === 0 ? '' : `${n < 2 ? 'Its list stays' : `Its ${n} lists stay`} on the platform, and nobody can be taken off any more, not even after withdrawing consent. Empty ${n < 2 ? 'it' : 'them'} first. `}This cannot be undone.`,
  disconnectSure: 'I understand, disconnect this account',
  disconnectNow: 'Disconnect',

  lists,
  events,
  reasons,
  otherReason: code => `code “${code}” of the platform: look it up in its help.`,
}
