import * as z from 'zod'
import { cellIn } from '../cell.ts'
import { defineDestination } from '../contract.ts'
import type { Form, ListApi, Listed } from '../contract-lists.ts'
import { judgeList, NO_LIST_ID } from '../judge-whole.ts'
import {
  api,
  CONSENT,
  destinationOf,
  judgeGoogle,
  judgeIngest,
  oauth,
  post,
  type Secrets,
  type Settings,
  secrets,
  settings,
} from './api.ts'
import { conversionFile, conversions } from './conversions.ts'
import { emailAddress, familyName, givenName, normalise, phoneNumber, postalCode, regionCode } from './fields.ts'
import { status } from './status.ts'

/** developers.google.com/data-manager/api/devguides/audiences/google-ads/customer-match, and google/ads/datamanager/v1/
 *  {user_list,user_list_service,ingestion_service}.proto of googleapis/googleapis. Read 2026-11. */
const lists: ListApi<Settings, Secrets> = {
  perRequest: 10_000,
  settleMs: 0, // the page names no wait
  create: ({ name, key }, call) => {
    const { customerId, loginCustomerId } = call.settings
    const login = loginCustomerId ? { 'login-account': `accountTypes/GOOGLE_ADS/accounts/${loginCustomerId}` } : {}
    const list = {
      displayName: name,
      integrationCode: key,
      ingestedUserListInfo: {
        uploadKeyTypes: ['CONTACT_ID'],
        contactIdInfo: { dataSourceType: 'DATA_SOURCE_TYPE_FIRST_PARTY' },
      },
    }
    return post(`accountTypes/GOOGLE_ADS/accounts/${customerId}/userLists`, call, list, login)
  },
  created: answer => {
    const body = made.safeParse(answer.body)
    if (answer.status >= 300) return judgeGoogle(answer, 1)
    return body.success ? { id: body.data.id } : NO_LIST_ID
  },
  rows: async who => {
    const cells = await cellsOf(who, 'hashed')
    return cells ? [{ kind: 'person', cells }] : []
  },
  change: ({ list, act, rows }, call) => {
    const destinations = [destinationOf(call.settings, 'list', list)]
    const members = { destinations, audienceMembers: rows.map(memberOf), encoding: 'HEX' }
    if (act === 'remove') return post('audienceMembers:remove', call, members)
    return post('audienceMembers:ingest', call, {
      ...members,
      consent: CONSENT,
      termsOfService: { customerMatchTermsOfServiceStatus: 'ACCEPTED' },
    })
  },
  judge: (answer, sent) => judgeList(judgeIngest(answer, sent), /\/INVALID_USER_LIST_ID$/),
  status,
}

const made = z.object({ id: z.string().regex(/^\d+$/) })

/** Google refuses the row of a name without its country and postal code. */
async function cellsOf(who: Listed, form: Form): Promise<string[] | null> {
  const cell = cellIn[form]
  const [email, phone] = await Promise.all([cell(who.email, emailAddress), cell(who.phone, phoneNumber)])
  if (!email && !phone) return null
  const [first, last] = await Promise.all([cell(who.first_name, givenName), cell(who.last_name, familyName)])
  const address = [first, last, regionCode(who.country ?? ''), postalCode(who.zip ?? '')]
  return [email, phone, ...(address.every(Boolean) ? address : ['', '', '', ''])]
}

function memberOf([emailAddress, phoneNumber, givenName, familyName, regionCode, postalCode]: readonly string[]) {
  const userIdentifiers = [
    ...(emailAddress ? [{ emailAddress }] : []),
    ...(phoneNumber ? [{ phoneNumber }] : []),
    ...(postalCode ? [{ address: { givenName, familyName, regionCode, postalCode } }] : []),
  ]
  return { userData: { userIdentifiers } }
}

/** List file: support.google.com/google-ads/answer/7659867 and 7476159, read 2026-11. */
export const google = defineDestination({
  name: 'google',
  label: 'Google Ads',
  api,
  settings,
  secrets,
  oauth,
  normalise,
  listFile: {
    header: ['Email', 'Phone', 'First Name', 'Last Name', 'Country', 'Zip'],
    forms: ['hashed', 'plain'],
    row: cellsOf,
  },
  minimumMembers: 100,
  lists,
  conversions,
  conversionFile,
  report: {
    campaign: ['Campaign', 'Campagne'],
    campaignId: ['Campaign ID', 'ID de la campagne'],
    group: ['Ad group', "Groupe d'annonces"],
    groupId: ['Ad group ID', "ID du groupe d'annonces"],
    ad: ['Ad name', "Nom de l'annonce"],
    adId: ['Ad ID', "ID de l'annonce"],
    day: ['Day', 'Jour'],
    currency: ['Currency code', 'Code de la devise'],
    cost: ['Cost', 'Coût'],
    impressions: ['Impr.'],
    reach: ['Unique users'],
    clicks: ['Clicks', 'Clics'],
    conversions: ['Conversions'],
  },
  unverified: [
    { about: 'api', what: 'A manager account is named with the type GOOGLE_ADS, the only one in the published protocol; one public integration names another.' },
    { about: 'conversions', what: 'Conversions of up to 90 days are sent, as for clicks; those known by e-mail or phone only may not be matched after 63 days.' },
    { about: 'conversions', what: 'The columns of the conversion file bear the names of the older upload template; they are assigned to fields in Google Ads.' },
    { about: 'report', what: 'The French columns of campaigns were seen in exported files; those of ids, ad groups and ads are translations.' },
  ], // biome-ignore format: one sentence a line
})
