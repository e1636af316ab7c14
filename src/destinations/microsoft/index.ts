import * as z from 'zod'
import { accepted, UNREADABLE } from '../answers.ts'
import { cellIn } from '../cell.ts'
import { defineDestination } from '../contract.ts'
import type { ListApi, ListFile, ListRow } from '../contract-lists.ts'
import { emailTrimmed, phoneDigits, phoneWithPlus } from '../normalise.ts'
import { json } from '../requests.ts'
import { faultsOf, judgeFaults, judgePartial, reasonOf } from './answers.ts'
import { API, api, headersOf, oauth, type Secrets, type Settings, secrets, settings } from './api.ts'
import { conversionFile, conversions } from './conversions.ts'
import { em } from './fields.ts'

const HEADER =
  'Type,Status,Id,Parent Id,Client Id,Modified Time,Name,Description,Scope,Audience,Action Type,Sub Type,Text'.split(
    ',',
  )
const LIST_ID = '-10' // below zero: a list that this file itself makes

const record = (cells: Readonly<Record<string, string>>): string[] => HEADER.map(column => cells[column] ?? '')

/** A bulk file: learn.microsoft.com/en-us/advertising/bulk-service/customer-list and …/customer-list-item, read 2026-11. It
 *  takes hashed e-mail addresses only: a person with only a phone is left out. */
const listFile: ListFile = {
  header: HEADER,
  forms: ['hashed'],
  bom: true,
  preamble: [
    HEADER,
    record({ Type: 'Format Version', Name: '6.0' }),
    record({
      Type: 'Customer List',
      Status: 'Active',
      Id: LIST_ID,
      Scope: 'Customer',
      Audience: 'Like2Lead',
      'Action Type': 'Add',
    }),
  ],
  row: async who => {
    const Text = await cellIn.hashed(who.email, emailTrimmed)
    return Text ? record({ Type: 'Customer List Item', 'Parent Id': LIST_ID, 'Sub Type': 'Email', Text }) : null
  },
}

const SUB_TYPES: Readonly<Record<string, string>> = { email: 'Email', phone: 'Phone' } // unverified: Phone

const made = z.object({ AudienceIds: z.tuple([z.union([z.string().regex(/^\d{1,19}$/), z.int().positive()])]) })
const applied = z.strictObject({ PartialErrors: z.array(z.unknown()).nullish(), TrackingId: z.unknown().optional() })

/** learn.microsoft.com/en-us/advertising/campaign-management-service/addaudiences and …/applycustomerlistuserdata, as REST;
 *  read 2026-11. */
const lists: ListApi<Settings, Secrets> = {
  perRequest: 1000,
  settleMs: 0,
  create: ({ name, key }, call) =>
    json('POST', `${API}/Audiences`, headersOf(call), {
      Audiences: [{ Type: 'CustomerList', Name: name, Description: key, Scope: 'Customer' }],
    }),
  created: answer => {
    const verdict = judgeFaults(answer, 1)
    if (verdict) return verdict
    const [fault] = faultsOf(answer.body)
    if (fault) return { kind: 'refused', reason: reasonOf(fault) }
    const { data } = made.safeParse(answer.body)
    return data ? { id: `${data.AudienceIds[0]}` } : UNREADABLE
  },
  rows: async who => {
    const [email, phone] = await Promise.all([
      cellIn.hashed(who.email, emailTrimmed),
      cellIn.hashed(who.phone, phoneWithPlus),
    ])
    const rows: ListRow[] = []
    if (email) rows.push({ kind: 'email', cells: [email] })
    if (phone) rows.push({ kind: 'phone', cells: [phone] })
    return rows
  },
  change: ({ list, act, kind, rows }, call) =>
    json('POST', `${API}/CustomerListUserData/Apply`, headersOf(call), {
      CustomerListUserData: {
        ActionType: act === 'add' ? 'Add' : 'Remove',
        AudienceId: list,
        CustomerListItemSubType: SUB_TYPES[kind],
        CustomerListItems: rows.flat(),
      },
    }),
  judge: (answer, sent) => {
    const verdict = judgeFaults(answer, sent)
    if (verdict) return verdict
    return applied.safeParse(answer.body).success ? judgePartial(answer, sent) : UNREADABLE
  },
  /** …/campaign-management-service/getaudiencesbyids: a number that is no customer list has null, or a fault, in its place. */
  look: {
    request: (list, call) =>
      json('POST', `${API}/Audiences/QueryByIds`, headersOf(call), { AudienceIds: [list], Type: 'CustomerList' }),
    judge: answer => {
      const verdict = judgeFaults(answer, 1)
      if (verdict) return verdict
      const { data } = queried.safeParse(answer.body)
      if (!data) return UNREADABLE
      const [fault] = faultsOf(answer.body)
      const isThere = data.Audiences.some(one => one !== null)
      return isThere ? accepted : { kind: 'gone', reason: fault ? reasonOf(fault) : 'not-listed' }
    },
  },
}

const queried = z.object({ Audiences: z.array(z.unknown()) })

export const microsoft = defineDestination({
  name: 'microsoft',
  label: 'Microsoft Advertising',
  api,
  settings,
  secrets,
  oauth,
  // phone_capi is how some clients of the Conversions API hash a phone; what is sent keeps the plus, as in Microsoft's example.
  normalise: { email: emailTrimmed, em, phone_capi: phoneDigits, phone_offline: phoneWithPlus },
  listFile,
  minimumMembers: 300,
  lists,
  conversions,
  conversionFile,
  // learn.microsoft.com/en-us/advertising/guides/reports: column names of the API, then those of the website. No reach. Its help in
  // French says campagne, groupe d'annonces, clics and dépenses (help.ads.microsoft.com/apex/index/3/fr/50833, 2026-11-30).
  report: {
    campaign: ['CampaignName', 'Campaign name', 'Campaign', 'Campagne'],
    campaignId: ['CampaignId', 'Campaign ID', 'ID de campagne'],
    group: ['AdGroupName', 'Ad group name', 'Ad group', "Groupe d'annonces"],
    groupId: ['AdGroupId', 'Ad group ID', "ID du groupe d'annonces"],
    ad: ['AdTitle', 'Ad title', 'Ad'],
    adId: ['AdId', 'Ad ID', "ID d'annonce"],
    day: ['TimePeriod', 'Gregorian date', 'GregorianDate', 'Date', 'Date grégorienne'],
    currency: ['CurrencyCode', 'Currency code', 'Code de devise'],
    cost: ['Spend', 'Dépenses'],
    impressions: ['Impressions'],
    clicks: ['Clicks', 'Clics'],
    conversions: ['Conversions'],
  },
  unverified: [
    {
      about: 'list-file',
      what: 'The name of the list in the bulk file is always the same: change it in the third line before a second upload.',
    },
    {
      about: 'lists',
      what: 'Phones on customer lists: clients of Microsoft send them, its reference names e-mail only.',
    },
    { about: 'lists', what: 'How long somebody stays on a list that was made without a membership duration.' },
    { about: 'conversions', what: 'The Conversions API is a pilot: Microsoft has to give the account a token.' },
    { about: 'conversions', what: 'The oldest event that the Conversions API takes: 7 days, say its users.' },
    {
      about: 'conversions',
      what: 'Whether the hashed phone keeps its plus: Microsoft’s own example does, some of its users send digits.',
    },
    {
      about: 'conversions',
      what: 'The headings of the offline conversion file: they are the names of the API, the website’s template may differ.',
    },
    {
      about: 'api',
      what: 'How long a refresh token lasts before the newer one that comes with each access token takes its place: 90 days at most.',
    },
    { about: 'report', what: 'The French headings of ids, dates and currency, and those of the website.' },
  ],
})
