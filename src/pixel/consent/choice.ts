import type { Context } from 'hono'
import * as z from 'zod'
import { bind, first, forVisitor } from '../../db/query.ts'
import { isUuidV7, newId } from '../../lib/ids.ts'
import { noteProgress } from '../sequence.ts'
import { forgetVisitor, hasGpc, keepRefusal, keepVisitor, visitorCookie } from './consent.ts'
import { back, done, readOwnForm } from './own-form.ts'
import { ADD_VISITOR, FIND_VISITOR, userAgentOf } from './visitors.ts'
import { withdrawalStatements } from './withdrawal.ts'

type C = Context<{ Bindings: Env }>

const choice = z.object({
  choice: z.enum(['granted', 'refused']),
  view: z.string().toLowerCase().refine(isUuidV7, 'a UUIDv7').default(newId), // a page of choices is no view
  page: z.string().min(1).max(200), // 'campaign/ad@version'
  text_version: z.string().min(1).max(64),
  back,
})

/** POST /privacy/consent: from the banner's form, with or without scripts. Keeps a proof of either choice. */
export async function recordChoice(c: C, now: number): Promise<Response> {
  const proof = { ...(await readOwnForm(c, choice)), at: now }
  const visitor = visitorCookie(c)
  if (proof.choice === 'granted' && !hasGpc(c)) await grant(c, proof, visitor)
  else await refuse(c, proof, visitor)
  return done(c, proof.back)
}

type Proof = z.infer<typeof choice> & { at: number }

const isPageOfChoices = ({ page }: Proof): boolean => page.startsWith('privacy/')

async function grant(c: C, proof: Proof, before: string | null): Promise<void> {
  const db = c.env.DB
  const same =
    before && (await forVisitor('finding a visitor', first(db, z.object({ id: z.string() }), FIND_VISITOR, before)))
  const visitor = same ? same.id : newId()
  const statements = [
    bind(db, ADD_VISITOR, visitor, proof.at, userAgentOf(c)),
    proofStatement(db, `visitor:${visitor}`, 1, 'banner', proof),
  ]
  await forVisitor('recording consent', db.batch(statements))
  keepVisitor(c, visitor)
  const [campaign = ''] = proof.page.split('/')
  if (proof.page.includes('@') && !isPageOfChoices(proof)) await noteProgress(c, visitor, [{ campaign }], proof.at)
}

async function refuse(c: C, proof: Proof, before: string | null): Promise<void> {
  const db = c.env.DB
  const how = hasGpc(c) ? 'gpc' : before ? 'withdrawal' : 'banner'
  const subject = before ? `visitor:${before}` : `view:${proof.view}`
  const statements = [
    proofStatement(db, subject, 0, how, proof),
    ...(before ? withdrawalStatements(db, before, proof.at) : []),
  ]
  await forVisitor('recording a refusal', db.batch(statements))
  keepRefusal(c, isPageOfChoices(proof))
  forgetVisitor(c)
}

const ADD_PROOF = `
  INSERT INTO consents (id, subject, purpose, granted, how, text_version, page, at) VALUES (?1, ?2, 'ads', ?3, ?4, ?5, ?6, ?7)`

const proofStatement = (
  db: D1Database,
  subject: string,
  granted: 0 | 1,
  how: 'banner' | 'gpc' | 'withdrawal',
  proof: Proof,
) => bind(db, ADD_PROOF, newId(), subject, granted, how, proof.text_version, proof.page, proof.at)
