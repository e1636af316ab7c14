import * as z from 'zod'
import { endpoint } from '../accounts/endpoint.ts'
import { keyIdOf } from '../lib/crypto.ts'
import { keyringOf } from '../lib/keyring.ts'
import { standingOf } from './standing.ts'
import { allPasses, keysUsed } from './store.ts'

const place = z.object({
  place: z.string().describe('Table and column.'),
  resealed: z.int().describe('Rows that were sealed again under the first key.'),
  unopened: z.int().describe('Rows that none of the keys opens, as far as this pass has come.'),
  cleanAt: z.int().nullable().describe('When a whole pass found nothing under another key, ms; null: not yet.'),
})
const standing = z.object({
  dataKey: z.object({
    keys: z.array(z.string()).describe('Ids of the keys in DATA_KEY; the first seals.'),
    since: z
      .int()
      .nullable()
      .describe('Since when the first is used, ms; null: the job of the minute has not run yet.'),
    isOldKeyNeeded: z.boolean().describe('Whether something may still be sealed under a key that is not the first.'),
    places: z.array(place),
  }),
  signingKey: z.object({
    keys: z.array(z.string()).describe('Ids of the keys in SIGNING_KEY; the first signs.'),
    since: z.int().nullable().describe('Since when the first is used, ms.'),
    oldKeyNeededUntil: z.int().nullable().describe('When the last link that an older key signed ends, ms.'),
  }),
})

export const encryptionEndpoints = [
  endpoint({
    method: 'GET',
    path: '/encryption',
    role: 'owner',
    summary:
      'Which keys seal and sign, how far what an older key sealed has been sealed again, and whether the older one may be removed. Ids of keys only.',
    answers: { 200: '{dataKey, signingKey}' },
    answer: standing,
    handle: async c => {
      const [used, passes] = await Promise.all([keysUsed(c.env.DB), allPasses(c.env.DB)])
      const idsOf = (secret: string) => Promise.all(keyringOf(secret).keys.map(keyIdOf))
      const ids = { dataKey: await idsOf(c.env.DATA_KEY), signingKey: await idsOf(c.env.SIGNING_KEY) }
      return c.json(standing.parse(standingOf(ids, used, passes)))
    },
  }),
]
