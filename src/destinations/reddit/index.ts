import { cellIn } from '../cell.ts'
import { defineDestination } from '../contract.ts'
import { judgeList } from '../judge-whole.ts'
import { basicRefreshRequest, refreshedToken } from '../oauth.ts'
import { json } from '../requests.ts'
import { audienceMade, judgeUsers } from './answers.ts'
import { conversions } from './conversions.ts'
import { API, fields, headersOf, secrets, settings, USER_AGENT } from './fields.ts'

/** Lists: custom audiences of ads-api.reddit.com/docs/v3, as public integrations use them. Read 2026-11. */
export const reddit = defineDestination({
  name: 'reddit',
  label: 'Reddit',
  api: {
    version: 'v3',
    endsOn: null,
    source: 'https://ads-api.reddit.com/docs/v3/changelog', // read 2026-11
  },
  settings,
  secrets,
  oauth: {
    request: secrets =>
      basicRefreshRequest('https://www.reddit.com/api/v1/access_token', secrets, { 'User-Agent': USER_AGENT }),
    token: refreshedToken,
  },
  normalise: fields,
  listFile: {
    header: ['email'], // unverified
    forms: ['hashed', 'plain'],
    row: async ({ email }, form) => {
      // In the clear as its owner types it: what is dropped before hashing is Reddit's to drop.
      const cell = await cellIn[form](email?.toLowerCase(), fields.email)
      return cell ? [cell] : null
    },
  },
  minimumMembers: 1000,
  lists: {
    perRequest: 2500,
    settleMs: 0,
    create: ({ name }, { settings: { adAccountId }, token }) =>
      json('POST', `${API}/ad_accounts/${adAccountId}/custom_audiences`, headersOf(token), {
        data: { name, type: 'CUSTOMER_LIST' },
      }),
    created: audienceMade,
    /** E-mail only: the other column is for device ids, and there is none for phones. */
    rows: async ({ email }) => {
      const cell = await cellIn.hashed(email, fields.email)
      return cell ? [{ kind: 'email', cells: [cell] }] : []
    },
    change: ({ list, act, rows }, { token }) =>
      json('PATCH', `${API}/custom_audiences/${encodeURIComponent(list)}/users`, headersOf(token), {
        data: { action_type: act === 'add' ? 'ADD' : 'REMOVE', column_order: ['EMAIL_SHA256'], user_data: rows },
      }),
    judge: (answer, sent) => judgeList(judgeUsers(answer, sent)),
  },
  conversions,
  report: {
    campaign: ['Campaign Name', 'Campaign'],
    campaignId: ['Campaign ID'],
    group: ['Ad Group Name', 'Ad Group'],
    groupId: ['Ad Group ID'],
    ad: ['Ad Name', 'Ad'],
    adId: ['Ad ID'],
    day: ['Date'],
    currency: ['Currency'],
    cost: ['Amount Spent', 'Spend'],
    impressions: ['Impressions'],
    reach: ['Reach'],
    clicks: ['Clicks'],
  },
  unverified: [
    { about: 'list-file', what: 'Reddit takes one column of e-mail addresses or device ids; no page that we could read says how, or whether, it is headed.' },
    { about: 'lists', what: 'Reddit opens its audience API account by account; no page shows what it answers to a change of a list.' },
    { about: 'lists', what: 'A newer client sends customer_list_config when it makes a list; we send name and type only, as older ones do.' },
    { about: 'conversions', what: '500 events are sent at once, because sources differ between 500 and 1,000.' },
    { about: 'conversions', what: 'The cookie _rdt_uuid is sent whole, as in the example of the documentation; one tag manager sends only what follows its dot.' },
    { about: 'macros', what: 'The names of the macros come from lists kept by others; they are spelt like those of LinkedIn.' },
    { about: 'report', what: 'The column names of the report are a guess; amounts from the API are in millionths, those of a report are taken for whole units.' },
  ], // biome-ignore format: one sentence a line
})
