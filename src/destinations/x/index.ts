import * as z from 'zod'
import { accepted, UNREADABLE } from '../answers.ts'
import { cellIn } from '../cell.ts'
import { defineDestination } from '../contract.ts'
import type { Form, ListApi, Listed, ListFile } from '../contract-lists.ts'
import { judgeList } from '../judge-whole.ts'
import { emailTrimmed, phoneWithPlus } from '../normalise.ts'
import { escaped } from '../oauth1.ts'
import { api, judgeFailure, post, probe, type Secrets, type Settings, secrets, settings } from './api.ts'
import { conversions } from './conversions.ts'

/** A handle is hashed without its @. */
const handle = (text: string): string => text.trim().replace(/^@/, '').toLowerCase()

const listFile: ListFile = {
  header: ['email', 'phone_number'], // unverified: the upload page lets columns be named
  forms: ['hashed', 'plain'],
  row: async (who, form) => {
    const cells = await identifiers(who, form)
    return cells.some(Boolean) ? cells : null
  },
}

const identifiers = (who: Listed, form: Form): Promise<string[]> =>
  Promise.all([cellIn[form](who.email, emailTrimmed), cellIn[form](who.phone, phoneWithPlus)])

const made = z.object({ data: z.object({ id: z.string().regex(/^[a-z0-9]+$/) }) })
const counted = z.object({ data: z.object({ success_count: z.int(), total_count: z.int() }) })

/** docs.x.com/x-ads-api/audiences/reference, read 2026-11. */
const lists: ListApi<Settings, Secrets> = {
  perRequest: 2500, // operations; a body of 5,000,000 bytes holds them several times
  settleMs: 0,
  create: ({ name, key }, call) => {
    const query = `name=${escaped(name)}&description=${escaped(key)}`
    return post(`accounts/${call.settings.accountId}/custom_audiences?${query}`, null, call)
  },
  created: answer => {
    const refusal = judgeFailure(answer, 1)
    if (refusal) return refusal
    return made.safeParse(answer.body).data?.data ?? UNREADABLE
  },
  rows: async who => {
    const cells = await identifiers(who, 'hashed')
    return cells.some(Boolean) ? [{ kind: 'user', cells }] : []
  },
  change: ({ list, act, rows }, call) => {
    const operation_type = act === 'add' ? 'Update' : 'Delete'
    // One operation per person, so that 2,500 of them are 2,500 people. Membership ends by itself after 13 months.
    const operations = rows.map(([email, phone]) => ({
      operation_type,
      params: { users: [{ ...(email && { email: [email] }), ...(phone && { phone_number: [phone] }) }] },
    }))
    return post(`accounts/${call.settings.accountId}/custom_audiences/${list}/users`, operations, call)
  },
  judge: (answer, sent) => {
    const refusal = judgeFailure(answer, sent)
    if (refusal) return judgeList(refusal)
    const { data } = counted.safeParse(answer.body)
    if (!data) return UNREADABLE
    const { success_count, total_count } = data.data
    // "Should be treated as an error condition, requiring a retry": the same people twice do no harm.
    const all = success_count === sent && total_count === sent
    return all ? accepted : { kind: 'later', reason: 'counts-differ', waitMs: 0 }
  },
}

export const x = defineDestination({
  name: 'x',
  label: 'X',
  api,
  settings,
  secrets,
  probe,
  normalise: { email: emailTrimmed, phone: phoneWithPlus, handle },
  listFile,
  minimumMembers: 100,
  lists,
  conversions,
  report: {
    campaign: ['Campaign name', 'Campaign'],
    campaignId: ['Campaign ID'],
    group: ['Ad Group name', 'Ad group'],
    groupId: ['Ad Group ID'],
    ad: ['Ad name'],
    adId: ['Ad ID'],
    day: ['Time period', 'Date'],
    currency: ['Currency'],
    cost: ['Spend'],
    impressions: ['Impressions'],
    clicks: ['Link clicks'],
    clicksAll: ['Clicks'],
    engagements: ['Engagements'],
  },
  unverified: [
    { about: 'list-file', what: 'The headings of the list file: X asks at upload what each column holds.' },
    {
      about: 'lists',
      what: 'From how many people on X serves a list: 100 in the API’s documentation, 500 in its help.',
    },
    { about: 'conversions', what: 'The oldest conversion that X takes: 90 days, its longest attribution window.' },
    {
      about: 'macros',
      what: 'X documents no macro for ad URLs: campaigns have to be told apart by hand-written UTM values.',
    },
    { about: 'report', what: 'The headings of the report: no export of X is published.' },
  ],
})
