import * as z from 'zod'
import { units } from '../../lib/money.ts'
import { MINUTE_MS } from '../../lib/time.ts'
import { accepted } from '../answers.ts'
import { cellIn, type Normalise } from '../cell.ts'
import { type Answer, defineDestination } from '../contract.ts'
import type { ListApi, ListChange, Listed, ListJudgement } from '../contract-lists.ts'
import { judgeList, NO_LIST_ID } from '../judge-whole.ts'
import { api, graph, judgeMeta, probe, type Secrets, type Settings, secrets, settings } from './api.ts'
import { conversions } from './conversions.ts'
import { country, ct, em, fn, normalise, ph, zp } from './fields.ts'

/** developers.facebook.com/documentation/ads-commerce/marketing-api: audiences/guides/{custom-audiences,
 *  value-based-lookalike-audiences} and reference/custom-audience/users. Read 2026-11. */
const lists: ListApi<Settings, Secrets> = {
  perRequest: 10_000,
  settleMs: 0, // rows may follow at once; what they change takes up to 24 hours
  takesValue: true,
  create: ({ name, key, withValue }, call) =>
    graph('POST', `act_${call.settings.adAccountId}/customaudiences`, call, {
      name,
      description: key,
      subtype: 'CUSTOM',
      customer_file_source: 'USER_PROVIDED_ONLY', // the people themselves, in our forms or to the team
      is_value_based: withValue ? 1 : undefined,
    }),
  created: answer => {
    const body = made.safeParse(answer.body)
    if (answer.status >= 300) return judgeMeta(answer, 1)
    return body.success ? { id: body.data.id } : NO_LIST_ID
  },
  rows: async who => {
    const cells = await keysOf(who)
    if (!cells[0] && !cells[1]) return []
    if (!who.value) return [{ kind: 'person', cells }]
    return [{ kind: 'value', cells: [...cells, `${units(Math.max(0, who.value.micros))}`] }]
  },
  change: ({ list, act, kind, rows }, call) =>
    act === 'add'
      ? graph('POST', `${list}/users`, call, { payload: payload(kind, rows) })
      : graph('DELETE', `${list}/users`, call, { payload: payload('person', rows) }),
  judge: judgeRows,
  /** Unlike adding and removing it does not send ad sets back to their learning phase. */
  replace: {
    sessionMs: 90 * MINUTE_MS,
    request: ({ list, kind, rows, session, seq, last, total }, call) =>
      graph('POST', `${list}/usersreplace`, call, {
        session: {
          session_id: Number(session),
          batch_seq: seq,
          last_batch_flag: last,
          estimated_num_total: total,
        },
        payload: payload(kind, rows),
      }),
    judge: answer => judgeRows(answer, 1), // a session takes a batch whole, or is begun anew
  },
}

const SCHEMA = ['EMAIL', 'PHONE', 'FN', 'LN', 'ZIP', 'CT', 'COUNTRY']

function keysOf(who: Listed): Promise<string[]> {
  const fields: [string | null | undefined, Normalise][] = [
    [who.email, em],
    [who.phone, ph],
    [who.first_name, fn],
    [who.last_name, fn],
    [who.zip, zp],
    [who.city, ct],
    [who.country, country],
  ]
  return Promise.all(fields.map(([value, normalised]) => cellIn.hashed(value, normalised)))
}

/** Somebody is taken off a list by what they are known by, whatever they were worth. */
const payload = (kind: string, rows: ListChange['rows']) =>
  kind === 'value'
    ? { schema: [...SCHEMA, 'LOOKALIKE_VALUE'], data: rows.map(row => [...row.slice(0, -1), Number(row.at(-1))]) }
    : { schema: SCHEMA, data: rows.map(row => row.slice(0, SCHEMA.length)) }

const made = z.object({ id: z.string().regex(/^\d+$/) })
const taken = z.object({ num_received: z.int().min(0), num_invalid_entries: z.int().min(0) })

/** Meta counts invalid rows and does not say which. Some are noted as taken: whoever may be on a list can then be taken off
 *  it again. */
function judgeRows(answer: Answer, sent: number): ListJudgement {
  const body = taken.safeParse(answer.body)
  if (answer.status >= 300 || !body.success) return judgeList(judgeMeta(answer, sent), /^100\/33$/, /^100\/1713230$/)
  const { num_received, num_invalid_entries } = body.data
  if (num_invalid_entries >= num_received) return { kind: 'refused', reason: INVALID }
  const count = num_invalid_entries + Math.max(0, sent - num_received)
  return count === 0 ? accepted : { kind: 'accepted', refused: [], unnamed: { count, reason: INVALID } }
}

const INVALID = 'invalid-rows'

/** List file: facebook.com/business/help/2082575038703844 and the example file that Ads Manager offers. Read 2026-11. */
export const meta = defineDestination({
  name: 'meta',
  label: 'Meta',
  api,
  settings,
  secrets,
  probe,
  normalise,
  listFile: {
    header: 'email,email,email,phone,phone,phone,madid,fn,ln,zip,ct,st,country,dob,doby,gen,age,uid,value'.split(','),
    forms: ['plain', 'hashed'],
    row: async (who, form) => {
      const cell = cellIn[form]
      const [email, phone] = await Promise.all([cell(who.email, em), cell(who.phone, ph)])
      if (!email && !phone) return null
      const [first, last, zip, city, land] = await Promise.all([
        cell(who.first_name, fn),
        cell(who.last_name, fn),
        cell(who.zip, zp),
        cell(who.city, ct),
        cell(who.country, country),
      ])
      const value = who.value ? `${units(Math.max(0, who.value.micros))}` : ''
      return [email, '', '', phone, '', '', '', first, last, zip, city, '', land, '', '', '', '', '', value]
    },
  },
  minimumMembers: 100,
  lists,
  conversions,
  report: {
    campaign: ['Campaign name', 'Nom de la campagne'],
    campaignId: ['Campaign ID', 'ID de la campagne'],
    group: ['Ad set name', "Nom de l'ensemble de publicités", 'Nom de l’ensemble de publicités'],
    groupId: ['Ad set ID', "ID de l'ensemble de publicités"],
    ad: ['Ad name', 'Nom de la publicité'],
    adId: ['Ad ID', 'ID de la publicité'],
    day: ['Day', 'Jour'],
    from: ['Reporting starts', 'Début des rapports'],
    to: ['Reporting ends', 'Fin des rapports'],
    cost: ['Amount spent', 'Montant dépensé'], // followed by the currency: 'Amount spent (EUR)'
    impressions: ['Impressions'],
    reach: ['Reach', 'Couverture', 'Portée'],
    clicks: ['Link clicks', 'Clics sur un lien', 'Clics sur le lien'],
    clicksAll: ['Clicks (all)', 'Clics (tous)'],
    engagements: ['Post engagements', 'Post engagement', 'Interactions avec la publication'], // unverified
    conversions: ['Results', 'Résultats'],
  },
  unverified: [
    { about: 'api', what: "Meta's examples send the access token as a field of the form; it is sent as a header, as public integrations do." },
    { about: 'list-file', what: 'No official page says whether the upload page takes values that are hashed already: prefer the plain file.' },
    { about: 'lists', what: 'The value of a person is sent in units of its currency; Meta has no field that says which currency that is.' },
    { about: 'conversions', what: 'Without the _fbc cookie the time of a click is not known: that of the event is sent.' },
    { about: 'macros', what: '{{site_source_name}} becomes fb or ig; which words stand for the other networks is not documented.' },
    { about: 'report', what: 'The French column names were seen in exported files, except those of ids and engagements, which are translations.' },
    { about: 'report', what: 'Results counts what the campaign was optimised for, which may be clicks: the column Result indicator says it.' },
  ], // biome-ignore format: one sentence a line
})
