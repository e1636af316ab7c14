import * as z from 'zod'
import { open, seal } from '../../lib/crypto.ts'
import { DAY_MS } from '../../lib/time.ts'
import { WHO } from '../facts/click-ids.ts'

/** A link of ours that was made for one person: whoever follows it, and agreed to advertising, is taken for them. */
interface Who {
  contact: string
  madeAt: number // ms
  until: number // ms
}

export const MAX_LINK_DAYS = 90

const sealed = z.tuple([z.uuid(), z.int(), z.int()])

/** Sealed and not only signed: an address is copied and logged everywhere, and this one names nobody. */
export const whoToken = (signingKey: string, { contact, madeAt, until }: Who): Promise<string> =>
  seal(signingKey, WHO, [contact, madeAt, until])

type Read = { ok: true; who: Who } | { ok: false; reason: 'not ours' | 'too old' }

export async function readWho(signingKey: string, token: string, now: number): Promise<Read> {
  let said: unknown
  try {
    said = await open(signingKey, WHO, token)
  } catch {
    return { ok: false, reason: 'not ours' } // whatever the visitor's browser sent
  }
  const [contact, madeAt, until] = sealed.parse(said)
  if (now >= Math.min(until, madeAt + MAX_LINK_DAYS * DAY_MS)) return { ok: false, reason: 'too old' }
  return { ok: true, who: { contact, madeAt, until } }
}
