import { units } from '../../lib/money.ts'
import { wholeUtm } from '../../pixel/facts/utm.ts'
import { openAnswers } from '../answers.ts'
import { openPerson } from '../person.ts'
import { readAll } from './access-store.ts'
import type { Subject } from './subject.ts'

export type AccessFile = Awaited<ReturnType<typeof accessFile>>

const when = (ms: number): string => new Date(ms).toISOString()
const whenOrNull = (ms: number | null): string | null => (ms === null ? null : when(ms))
const amount = ({ value_micros, currency }: { value_micros: number | null; currency: string | null }) =>
  value_micros === null ? null : { value: units(value_micros), currency }
const pairs = (query: string): Record<string, string> => Object.fromEntries(new URLSearchParams(query))

/** All that is known of one person (GDPR art. 15), in a form that machines read too (art. 20). Times are ISO 8601, UTC. */
export async function accessFile(env: Pick<Env, 'DB' | 'DATA_KEY'>, subject: Subject, now: number) {
  const { DB, DATA_KEY } = env
  const rows = await readAll(DB, subject.contacts, subject.visitor)
  const [contact] = rows.people
  const of = (wanted: 'lead' | 'purchase') => rows.conversions.filter(({ kind }) => kind === wanted)
  return {
    made: when(now),
    reference: subject.reference,
    person: contact
      ? {
          ...(await openPerson(DATA_KEY, contact.id, contact.sealed)),
          knownSince: when(contact.created_at),
          changed: when(contact.updated_at),
          agreedToBeContacted: whenOrNull(contact.contact_consent_at),
          agreedToAdvertising: whenOrNull(contact.ads_consent_at),
        }
      : null,
    choices: rows.proofs.map(({ granted, text_version, at, ...proof }) => ({
      ...proof,
      ...{ agreed: granted === 1, text: text_version, at: when(at) },
    })),
    forms: await Promise.all(
      of('lead').map(async ({ id, campaign, ad, at, source, utm, landing, clicks, sealed }) => ({
        ...{ id, campaign, ad, at: when(at), source, utm: pairs(utm), page: landing, clickIds: pairs(clicks) },
        answers: await openAnswers(DATA_KEY, id, sealed),
        became: rows.outcomes
          .filter(({ lead }) => lead === id)
          .map(outcome => ({ status: outcome.status, at: when(outcome.at), ...amount(outcome) })),
      })),
    ),
    purchases: of('purchase').map(row => ({
      ...{ id: row.id, campaign: row.campaign, ad: row.ad, at: when(row.at), source: row.source, ...amount(row) },
    })),
    customer: rows.customers.map(row => ({
      ...{ country: row.country, lastPurchase: whenOrNull(row.last_at), changed: when(row.updated_at), ...amount(row) },
    })),
    browsers: rows.browsers.map(({ id, created_at, user_agent }) => ({
      ...{ id, agreed: when(created_at), program: user_agent },
      ties: rows.ties.filter(tie => tie.visitor_id === id).map(({ act, how, at }) => ({ act, how, at: when(at) })),
      visits: rows.touches
        .filter(touch => touch.visitor_id === id)
        .map(({ campaign, ad, source, clicks, at }) => ({
          ...{ campaign, ad, source, clickIds: pairs(clicks), at: when(at) },
        })),
    })),
    pages: rows.views.map(({ utm, at, engaged_ms, scroll_pct, in_app, ...view }) => ({
      ...view,
      ...{
        at: when(at),
        inApp: in_app,
        utm: pairs(wholeUtm(utm)),
        secondsActive: Math.round(engaged_ms / 1000),
        scrollPct: scroll_pct,
      },
    })),
    recipients: {
      lists: rows.lists.map(({ destination, state, sent_at }) => ({ destination, state, at: when(sent_at) })),
      conversions: rows.told.map(event => ({ ...event, at: when(event.at) })),
      messages: rows.messages.map(({ created_at, ...message }) => ({ ...message, at: when(created_at) })),
    },
  }
}
