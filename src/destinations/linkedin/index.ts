import { MINUTE_MS } from '../../lib/time.ts'
import { cellIn } from '../cell.ts'
import { defineDestination } from '../contract.ts'
import type { ListChange } from '../contract-lists.ts'
import { NO_LIST_ID } from '../judge-whole.ts'
import { json } from '../requests.ts'
import { judgeBatch, judgeLinkedIn } from './answers.ts'
import { api, batchHeadersOf, headersOf, oauth, REST, secrets, settings } from './api.ts'
import { conversions } from './conversions.ts'
import { email, named } from './fields.ts'

/** List file: LinkedIn_Ads_Contact_Match_Template.csv and linkedin.com/help/lms/answer/a1489764. Lists:
 *  learn.microsoft.com/en-us/linkedin/marketing/matched-audiences/create-and-manage-segments and …-segment-users. Read 2026-11. */
export const linkedin = defineDestination({
  name: 'linkedin',
  label: 'LinkedIn',
  api,
  settings,
  secrets,
  oauth,
  normalise: { email },
  listFile: {
    header: ['email', 'firstname', 'lastname', 'jobtitle', 'employeecompany', 'country', 'googleaid'],
    forms: ['hashed', 'plain'],
    row: async (who, form) => {
      const address = await cellIn[form](who.email, email)
      const { firstName, lastName, company, country } = named(who)
      // LinkedIn takes two names alone; without an employer they would bring in namesakes.
      const known = address || (firstName && lastName && company)
      return known ? [address, firstName, lastName, '', company, country, ''] : null
    },
  },
  minimumMembers: 300,
  lists: {
    perRequest: 5000,
    settleMs: 2 * MINUTE_MS, // the page wants 5 s or members are lost; 404 has been seen for two minutes
    create: ({ name, key }, { settings: { accountId, sourcePlatform }, token }) =>
      json('POST', `${REST}/dmpSegments`, headersOf(token), {
        name,
        sourcePlatform,
        sourceSegmentId: key,
        account: `urn:li:sponsoredAccount:${accountId}`,
        type: 'USER',
        accessPolicy: 'PRIVATE',
        destinations: [{ destination: 'LINKEDIN' }],
      }),
    created: answer => {
      const id = answer.headers['x-restli-id'] ?? answer.headers['x-linkedin-id'] ?? ''
      const verdict = judgeLinkedIn(answer)
      if (verdict) return verdict
      if (answer.status >= 300) return { kind: 'refused', reason: `${answer.status}` }
      return /^\d+$/.test(id) ? { id } : NO_LIST_ID
    },
    rows: async who => {
      const address = await cellIn.hashed(who.email, email)
      const { firstName, lastName, company, country } = named(who)
      return address ? [{ kind: 'member', cells: [address, firstName, lastName, company, country] }] : []
    },
    change: ({ list, act, rows }, { token }) =>
      json('POST', `${REST}/dmpSegments/${encodeURIComponent(list)}/users`, batchHeadersOf(token), {
        elements: rows.map(cells => memberOf(act, cells)),
      }),
    judge: (answer, sent) => {
      const reason = `${answer.status}`
      if (answer.status === 404) return { kind: 'gone', reason }
      const isBusy = answer.status === 409 || answer.status === 423 // as a list is in its first minutes
      return isBusy ? { kind: 'later', reason, waitMs: MINUTE_MS } : judgeBatch(answer, sent)
    },
  },
  conversions,
  // Since 2025-10 "Campaign Group" is headed "Campaign" and "Campaign" "Ad Set": what is preferred tells which file it is.
  // French: names of the campaign group and of the ad, ids of the campaign and of the ad as a program for the ad performance
  // report of a French account looks for them (public code, 2026-11-30).
  report: {
    campaign: ['Campaign Group Name', 'Campaign Name', 'Nom du groupe de campagnes', 'Nom de la campagne'],
    campaignId: ['Campaign Group ID', 'Campaign ID', 'ID du groupe de campagnes', 'ID de la campagne'],
    group: ['Ad Set Name', 'Campaign Name', 'Nom de la campagne'],
    groupId: ['Ad Set ID', 'Campaign ID', 'ID de la campagne'],
    ad: ['Ad Name', 'Creative Name', 'Nom de la publicité'],
    adId: ['Ad ID', 'Creative ID', 'ID Pub'],
    day: ['Start Date (in UTC)', 'Start Date', 'Date de début (en UTC)'], // of a report without days: the first day of its period
    currency: ['Currency', 'Devise'],
    cost: ['Total Spent', 'Total dépensé'],
    impressions: ['Impressions'],
    reach: ['Reach', 'Couverture'],
    clicks: ['Clicks to Landing Page', 'Clics vers la page de destination'],
    clicksAll: ['Clicks', 'Clics'],
    engagements: ['Total Engagements'],
    conversions: ['Conversions'],
  },
  unverified: [
    { about: 'api', what: 'LinkedIn has not published the day on which version 202608 ends; a year after its release is assumed.' },
    { about: 'list-file', what: 'The header is that of the contact template of 2026; compare it with a template downloaded from the account.' },
    { about: 'lists', what: 'A new list is given two minutes before its first member: the documentation says five seconds, others saw it missing for longer.' },
    { about: 'macros', what: 'LinkedIn renamed its levels: in accounts that have not been renamed yet, {{CAMPAIGN_NAME}} is what is now called an ad set, and {{AD_NAME}} is not filled in.' },
    { about: 'conversions', what: 'An event without e-mail and click id, known by name and employer only, is sent with an empty list of user ids.' },
    { about: 'report', what: 'Of the French column names only "Nom du groupe de campagnes", "ID de la campagne", "Nom de la publicité" and "ID Pub" are known to be LinkedIn’s; the others are translations.' },
  ], // biome-ignore format: one sentence a line
})

const memberOf = (
  act: ListChange['act'],
  [address = '', firstName, lastName, company, country]: readonly string[],
) => ({
  action: act === 'add' ? 'ADD' : 'REMOVE',
  userIds: [{ idType: 'SHA256_EMAIL', idValue: address }],
  firstName: firstName || undefined,
  lastName: lastName || undefined,
  company: company || undefined,
  country: country || undefined,
})
