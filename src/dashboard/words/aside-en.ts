import type { aside as fr } from './aside-fr.ts'

export const aside: typeof fr = {
  title: 'Measurements set aside',
  intro:
    'What could not be stored waits here for 90 days, with the reason. Nothing is lost: mend it, then store them. Storing twice does not count twice.',
  none: 'Nothing here: every measurement that came in was stored.',
  replay: 'Store',
  replayOf: when => `Store the measurement of ${when}`,
  replayAll: n => (n < 2 ? 'Store this measurement' : `Store these ${n} measurements`),
  came: (stored, kept) =>
    `${stored} ${stored === 1 ? 'measurement' : 'measurements'} stored${kept > 0 ? `, ${kept} ${kept < 2 ? 'stays' : 'stay'}, with the reason below` : ''}.`,
  of: (when, campaign) => (campaign === null ? when : `${when}, campaign ${campaign}`),
  why: {
    tries: 'The database did not answer any more.',
    shape: 'This is no measurement of this version.',
    rule: 'A value breaks a rule of the database.',
  },
  advice: {
    tries: 'Wait until /health says that the database answers, then store.',
    shape:
      'If another version wrote it, deploy that one or a later one, then store. If not, leave it: it will be forgotten.',
    rule: 'Often code and database are of different versions. Run npm run deploy, which updates both, then store.',
  },
  refused: {
    'unknown-letter': 'This measurement is not there any more.',
    'already-replayed': 'This measurement was stored before.',
    unreadable: 'Still unreadable for this version: it stays here.',
    refused: 'The database still refuses it: it stays here.',
    'not-now': 'The database does not answer: it stays here. Try again in a minute.',
  },
}
