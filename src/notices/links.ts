import { forVisitor } from '../db/query.ts'
import { sign, verify } from '../lib/crypto.ts'
import { confirmRecipient, deleteRecipient, findRecipient } from './recipient-store.ts'

const PURPOSE = 'notices'
type Does = 'confirm' | 'stop'

/** '/privacy/notices?t=…': what one of our mails to the team leads to. Good as long as its recipient is one. */
export async function noticesPath(signingKey: string, recipient: string, does: Does): Promise<string> {
  return `/privacy/notices?t=${encodeURIComponent(await sign(signingKey, PURPOSE, `${recipient}~${does}`))}`
}

/** What a link does and to whom; null when it is not ours, or they are no recipient any more. */
export async function findLink({ DB, SIGNING_KEY }: Pick<Env, 'DB' | 'SIGNING_KEY'>, token: string) {
  const [id = '', does] = (await verify(SIGNING_KEY, PURPOSE, token))?.split('~') ?? []
  if (does !== 'confirm' && does !== 'stop') return null
  const recipient = await forVisitor('finding a recipient', findRecipient(DB, id))
  return recipient && { id, does: does as Does, language: recipient.language }
}
export type Link = NonNullable<Awaited<ReturnType<typeof findLink>>>

export async function followLink(db: D1Database, { id, does }: Link, now: number): Promise<void> {
  if (does === 'confirm') await forVisitor('confirming', confirmRecipient(db, id, now))
  else await forVisitor('unsubscribing', deleteRecipient(db, id, now))
}
