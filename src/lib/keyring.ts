/** DATA_KEY or SIGNING_KEY as it is set: one key or, while another takes its place, several: 'new,old,digests:…'. */
export type Secret = string

interface Keyring {
  keys: readonly [string, ...string[]] // the first seals and signs; all open and verify
  digests: string | null // of keyed digests, which are ids too and so outlive every key; null: they are the only key's
  isRotated: boolean
}

const DIGESTS = 'digests:'

/** Throws when it names several keys and does not say whose the digests are: nobody would be found again. */
export function keyringOf(secret: Secret): Keyring {
  const parts = secret.split(',')
  const [first = '', ...others] = parts.filter(part => !part.startsWith(DIGESTS))
  const digests = parts.find(part => part.startsWith(DIGESTS))?.slice(DIGESTS.length) || null
  if (others.length > 0 && digests === null)
    throw new Error('a secret of several keys needs its digests: run npm run rotate')
  return { keys: [first, ...others], digests, isRotated: digests !== null }
}

/** What the secret is set to, step by step, while `fresh` takes the place of its first key. */
export const rotationOf = ({ keys: [old] }: Keyring, fresh: string, digests: string) => ({
  known: [old, fresh, DIGESTS + digests].join(','), // every machine opens with both before any seals with the new one
  used: [fresh, old, DIGESTS + digests].join(','),
  done: [fresh, DIGESTS + digests].join(','),
})
