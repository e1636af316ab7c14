import { DAY_MS } from '../lib/time.ts'
import { MAX_LINK_DAYS } from '../pixel/person/who.ts'
import { SEALED_COLUMNS } from './columns.ts'
import type { keysUsed, Pass } from './store.ts'

/** What is signed and lasts longest: a link made for one person. A stop link in a mail to the team lasts as long as its recipient,
 *  and the next mail brings another. */
const LONGEST_LINK_MS = MAX_LINK_DAYS * DAY_MS

interface Ids {
  dataKey: string[]
  signingKey: string[]
}

type Used = Awaited<ReturnType<typeof keysUsed>>

export function standingOf({ dataKey, signingKey }: Ids, used: Used, passes: readonly Pass[]) {
  const sinceOf = (name: Used[number]['secret'], [first]: string[]) =>
    used.find(({ secret, key_id }) => secret === name && key_id === first)?.since ?? null
  const ours = passes.filter(({ keys }) => keys === dataKey.join())
  const signedSince = sinceOf('SIGNING_KEY', signingKey)
  return {
    dataKey: {
      keys: dataKey,
      since: sinceOf('DATA_KEY', dataKey),
      isOldKeyNeeded:
        dataKey.length > 1 &&
        !(ours.length === SEALED_COLUMNS.length && ours.every(({ clean_at }) => clean_at !== null)),
      places: ours.map(({ place, resealed, unopened, clean_at }) => ({ place, resealed, unopened, cleanAt: clean_at })),
    },
    signingKey: {
      keys: signingKey,
      since: signedSince,
      oldKeyNeededUntil: signingKey.length > 1 && signedSince !== null ? signedSince + LONGEST_LINK_MS : null,
    },
  }
}
