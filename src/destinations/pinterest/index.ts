import { sha256Hex } from '../../lib/crypto.ts'
import { accepted } from '../answers.ts'
import { cellIn } from '../cell.ts'
import { defineDestination } from '../contract.ts'
import { judgeList } from '../judge-whole.ts'
import { basicRefreshRequest, refreshedToken } from '../oauth.ts'
import { bearer, json } from '../requests.ts'
import { judgeChange, listMade } from './answers.ts'
import { conversions } from './conversions.ts'
import { API, fields, type Settings, secrets, settings } from './fields.ts'

/** Lists: customer_lists of github.com/pinterest/api-description v5/openapi.json, read 2026-11. A list becomes an audience
 *  with POST /ad_accounts/{id}/audiences {audience_type: 'CUSTOMER_LIST', rule: {customer_list_id}}. */
export const pinterest = defineDestination({
  name: 'pinterest',
  label: 'Pinterest',
  api: {
    version: 'v5',
    endsOn: null,
    source: 'https://developers.pinterest.com/docs/api/v5/', // read 2026-11: minor versions (5.28) end none before them
  },
  settings,
  secrets,
  oauth: {
    request: secrets => basicRefreshRequest(`${API}/oauth/token`, secrets),
    token: refreshedToken,
  },
  normalise: fields,
  listFile: {
    header: ['email'], // unverified
    forms: ['hashed', 'plain'],
    row: async ({ email }, form) => {
      const cell = await cellIn[form](email?.toLowerCase(), fields.email) // lower case even when not hashed
      return cell ? [cell] : null
    },
  },
  minimumMembers: 100,
  lists: {
    perRequest: 10_000, // unverified: no page names a limit
    settleMs: 0,
    create: async ({ name, key }, { settings, token }) =>
      json('POST', listsOf(settings), bearer(token), {
        name,
        // A list cannot be made empty. Nobody has an address under .invalid (RFC 2606).
        records: await sha256Hex(`${key}@nobody.invalid`),
        list_type: 'EMAIL',
      }),
    created: listMade,
    publish: {
      request: ({ id, name }, { settings, token }) =>
        json('POST', `${API}/ad_accounts/${settings.adAccountId}/audiences`, bearer(token), {
          name,
          audience_type: 'CUSTOMER_LIST',
          rule: { customer_list_id: id },
        }),
      judge: answer => {
        const made = listMade(answer)
        return 'id' in made ? accepted : judgeList(made)
      },
    },
    rows: async ({ email }) => {
      const cell = await cellIn.hashed(email, fields.email)
      return cell ? [{ kind: 'email', cells: [cell] }] : []
    },
    change: ({ list, act, rows }, { settings, token }) =>
      json('PATCH', `${listsOf(settings)}/${encodeURIComponent(list)}`, bearer(token), {
        operation_type: act === 'add' ? 'ADD' : 'REMOVE',
        records: rows.map(([email]) => email).join(','),
      }),
    judge: (answer, sent) => judgeList(judgeChange(answer, sent)),
  },
  conversions,
  // Labels of Ads Manager, then names of the asynchronous reports: _1 is what was paid for.
  report: {
    campaign: ['Campaign name', 'CAMPAIGN_NAME'],
    campaignId: ['Campaign ID', 'CAMPAIGN_ID'],
    group: ['Ad group name', 'AD_GROUP_NAME'],
    groupId: ['Ad group ID', 'AD_GROUP_ID'],
    ad: ['Ad name'],
    adId: ['Ad ID', 'AD_ID'],
    day: ['Date'],
    currency: ['Currency'], // unverified
    cost: ['Spend in account currency', 'Spend', 'SPEND_IN_DOLLAR'],
    impressions: ['Paid impressions', 'Impressions', 'PAID_IMPRESSION', 'IMPRESSION_1', 'TOTAL_IMPRESSION'],
    reach: ['Reach', 'TOTAL_IMPRESSION_USER'],
    clicks: ['Outbound clicks', 'OUTBOUND_CLICK_1'],
    clicksAll: ['Pin clicks', 'TOTAL_CLICKTHROUGH'],
    engagements: ['Engagements', 'TOTAL_ENGAGEMENT'],
    conversions: ['Total conversions'],
  },
  unverified: [
    { about: 'list-file', what: 'Pinterest takes one column of e-mail addresses; no page says how, or whether, it is headed.' },
    { about: 'lists', what: 'A list is made with the digest of an address that nobody has, because the request must hold a record; no page says what becomes of a list with none that matches.' },
    { about: 'lists', what: 'No page says how many records one request may hold; 10,000 are sent.' },
    { about: 'conversions', what: 'No page says how old an event may be; 60 days, the longest window after a click, is assumed.' },
    { about: 'conversions', what: 'A qualified lead, a deal won and a tier reached are all the event "custom"; content_name tells them apart, and Pinterest may not report by it.' },
    { about: 'conversions', what: 'Postal codes with letters are sent in lower case without spaces, although the page asks for digits only.' },
    { about: 'api', what: 'Newer apps get a refresh token that lasts 60 days and a new one with every access token, which takes its place: an account to which nothing was sent for that long has to be connected again.' },
    { about: 'report', what: 'The column names of Ads Manager are known from other tools only, and only in English.' },
  ], // biome-ignore format: one sentence a line
})

const listsOf = ({ adAccountId }: Settings): string => `${API}/ad_accounts/${adAccountId}/customer_lists`
