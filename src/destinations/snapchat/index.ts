import { cellIn } from '../cell.ts'
import { defineDestination } from '../contract.ts'
import { judgeList } from '../judge-whole.ts'
import { refreshedToken, refreshRequest } from '../oauth.ts'
import { bearer, json } from '../requests.ts'
import { judgeReply, segmentMade } from './answers.ts'
import { conversions } from './conversions.ts'
import { fields, secrets, settings } from './fields.ts'

const API = 'https://adsapi.snapchat.com/v1'

const SCHEMAS: Record<string, string> = { email: 'EMAIL_SHA256', phone: 'PHONE_SHA256' }

/** Lists: developers.snap.com/api/marketing-api/Ads-API/customer-lists, read 2026-11. */
export const snapchat = defineDestination({
  name: 'snapchat',
  label: 'Snapchat',
  api: {
    version: 'Ads API v1, Conversions API v3',
    endsOn: null,
    source: 'https://developers.snap.com/api/marketing-api/Conversions-API/MigrationGuide', // v2 is what ended
  },
  settings,
  secrets,
  oauth: {
    request: secrets => refreshRequest('https://accounts.snapchat.com/login/oauth2/access_token', secrets),
    token: refreshedToken,
  },
  normalise: fields,
  /** A file holds identifiers of one type: this one e-mail addresses. Whom we know by phone only is in the API's list. */
  listFile: {
    header: ['email'], // unverified
    forms: ['hashed', 'plain'],
    row: async ({ email }, form) => {
      const cell = await cellIn[form](email?.toLowerCase(), fields.email)
      return cell ? [cell] : null
    },
  },
  minimumMembers: 1000,
  lists: {
    perRequest: 100_000,
    settleMs: 0,
    create: ({ name, key }, { settings: { adAccountId }, token }) =>
      json('POST', `${API}/adaccounts/${adAccountId}/segments`, bearer(token), {
        segments: [
          {
            name,
            description: key,
            source_type: 'FIRST_PARTY',
            retention_in_days: 9999, // for ever: who has to leave is taken out
            ad_account_id: adAccountId,
          },
        ],
      }),
    created: segmentMade,
    rows: async ({ email, phone }) => {
      const [em, ph] = await Promise.all([cellIn.hashed(email, fields.email), cellIn.hashed(phone, fields.phone)])
      const rows = [
        { kind: 'email', cells: [em] },
        { kind: 'phone', cells: [ph] },
      ]
      return rows.filter(({ cells: [cell] }) => cell)
    },
    change: ({ list, act, kind, rows }, { token }) =>
      json(act === 'add' ? 'POST' : 'DELETE', `${API}/segments/${encodeURIComponent(list)}/users`, bearer(token), {
        users: [{ schema: [SCHEMAS[kind]], data: rows }],
      }),
    judge: (answer, sent) => judgeList(judgeReply(answer, sent)),
  },
  conversions,
  report: {
    campaign: ['Campaign Name'],
    campaignId: ['Campaign ID'],
    group: ['Ad Set Name', 'Ad Squad Name'],
    groupId: ['Ad Set ID', 'Ad Squad ID'],
    ad: ['Ad Name'],
    adId: ['Ad ID'],
    day: ['Date', 'Day'], // unverified
    from: ['Start Time'],
    to: ['End Time'],
    currency: ['Currency'],
    cost: ['Amount Spent', 'Spend'],
    impressions: ['Paid Impressions', 'Impressions'],
    reach: ['Paid Reach', 'Reach'],
    clicks: ['Swipe Ups', 'Clicks'], // the newer name, seen in a public schema of 2026
  },
  unverified: [
    { about: 'list-file', what: 'Snapchat takes one column of e-mail addresses, phones or device ids; no page says how, or whether, it is headed.' },
    { about: 'conversions', what: 'Whoever is known by a click id alone is not sent: others found that Snapchat wants an e-mail address or a phone, or an IP address, which we do not keep.' },
    { about: 'conversions', what: 'Success is known as {"status":"VALID"} from those who have seen it; the pages describe no answer.' },
    { about: 'macros', what: 'The names of the macros come from a list kept by others.' },
    { about: 'report', what: 'Few column names are known, and only in English; those of campaigns, ad sets and ads are a guess.' },
  ], // biome-ignore format: one sentence a line
})
