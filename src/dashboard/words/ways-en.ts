import type { ways as fr } from './ways-fr.ts'

export const ways: typeof fr = {
  title: 'Send to platforms',
  how: 'Three ways, as you like: a file that you upload yourself, a feed that the platform pulls, a list that we keep up to date on a connected account.',
  file: 'File',
  feed: 'Feed',
  list: 'List kept up to date',
  taken: (when, rows) => `Taken on ${when}: ${rows}.`,
  pulled: (when, rows) => `Pulled on ${when}: ${rows}.`,
  neverPulled: 'Not pulled yet: give its address to the platform.',
  missed: since => `A pull is expected since ${since}: check its schedule on the platform.`,
  openFeed: 'See the feed',
  makeFeed: 'Make a feed',
  openList: 'See the list',
  keepList: 'Keep a list',
  ofPlatform: (act, platform) => `${act}: ${platform}`,
  progress: (all, sent, of) => `${sent} of ${of} ${all === 1 ? 'person' : 'people'} on the platform`,
  removing: n => `${n} still to be removed`,
  left: minutes => `about ${minutes} min to go`,
  history: 'What has gone out',
  noHistory: 'Nothing of this audience has gone out yet.',
  whole: 'The whole register',
}
