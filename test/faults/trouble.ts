/** What is wrong with the product's surroundings at a moment. Nothing said: nothing is wrong. */
export interface Trouble {
  db?: DbTrouble
  queue?: 'refuses' | 'hangs'
  garbles?: number // of the beacons that are put in the queue, every so many-th is one that no table takes
  files?: 'reads' | 'writes' // R2 throws on these
  images?: 'all' | `image/${string}` // the Images binding throws: always, or for one format
  skewMs?: number // how far the product's clock is off
  hurry?: number // waits of a second and more are so many times shorter: patience, and the queue's delays
  ingest?: 'direct' | 'queue'
}

export type DbTrouble =
  | { how: 'throws'; says: string; times?: number } // else always
  | { how: 'hangs'; since?: string } // until the trouble is another; then it does what it was asked. `since`: once such SQL was run
  | { how: 'forgets'; says: string; times: number } // writes what it was asked to, and throws all the same

/** What D1 has been seen to say (developers.cloudflare.com/d1/observability/debug-d1, 2026-11), and what nobody has. */
export const D1_SAYS = {
  'connection lost': 'D1_ERROR: Network connection lost.',
  overloaded: 'D1_ERROR: D1 DB is overloaded. Requests queued for too long.',
  'internal error': 'D1_ERROR: internal error; reference = 0123456789abcdef',
  'what nobody knows': 'D1_ERROR: out of sorts',
}

/** Where the product is told of it. No slug begins so. */
export const TROUBLE_PATH = '/__trouble'
