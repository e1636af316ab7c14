import * as z from 'zod'
import { bind, forVisitor } from '../../db/query.ts'
import { newId } from '../../lib/ids.ts'
import { log } from '../../lib/log.ts'
import type { Beacon } from '../beacon.ts'
import { WHO } from '../facts/click-ids.ts'
import { tieStatements } from './tie.ts'
import { readWho } from './who.ts'

const OUTCOME = `SELECT act FROM identity_links WHERE id = ?1`
const outcome = z.object({ act: z.enum(['tie', 'conflict']) })

/** A consented browser came by a link made for one person. Answers what was done, for X-Pixel: '' when there was no such link.
 *  Never throws: the view is stored, and its next beacon brings the link again. */
export async function followLink(
  env: Pick<Env, 'DB' | 'SIGNING_KEY'>,
  beacons: readonly Beacon[],
  visitor: string | null,
  now: number,
): Promise<string> {
  const token = visitor && beacons.map(b => new URLSearchParams(b.i).getAll(WHO).at(-1)).findLast(Boolean)
  if (!token) return ''
  const read = await readWho(env.SIGNING_KEY, token, now)
  if (!read.ok) return `, link ignored: ${read.reason}`
  const { contact, madeAt: since } = read.who
  const id = newId()
  const statements = tieStatements(env.DB, { visitor, contact, how: 'link', since }, now, id)
  try {
    const results = await forVisitor('following a link', env.DB.batch([...statements, bind(env.DB, OUTCOME, id)]))
    const [row] = results.at(-1)?.results ?? []
    return row ? WORDS[outcome.parse(row).act] : ', link: nothing new'
  } catch (error) {
    log('warn', 'link.not-followed', {}, error)
    return ', link not followed'
  }
}

const WORDS = { tie: ', link: tied', conflict: ', link: a conflict' }
