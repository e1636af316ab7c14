import * as z from 'zod'
import { MINUTE_MS } from '../../lib/time.ts'
import { cellIn } from '../cell.ts'
import { defineDestination } from '../contract.ts'
import type { Listed } from '../contract-lists.ts'
import { NO_LIST_ID } from '../judge-whole.ts'
import { api, get, judge, post } from './api.ts'
import { conversions } from './conversions.ts'
import * as fields from './fields.ts'

const { email, phone, settings, secrets } = fields

/** List file: ads.tiktok.com/help, "create a custom audience with a customer file" (2025-09). Lists: the streaming half
 *  of business-api.tiktok.com/portal/docs (segment/audience, segment/mapping). Read 2026-11. */
export const tiktok = defineDestination({
  name: 'tiktok',
  label: 'TikTok',
  api,
  settings,
  secrets,
  normalise: {
    email,
    email_alt_striptag: fields.emailWithoutTag,
    email_alt_striptagdots: fields.emailWithoutTagAndDots,
    phone,
    external_id: fields.externalId,
    maid: fields.maid,
  },
  listFile: {
    // A header may come three times. It says that cells are hashed.
    header: ['Email_SHA256', 'Email_SHA256', 'Email_SHA256', 'Phone_SHA256', 'Phone_SHA256'],
    forms: ['hashed'],
    row: async who => {
      const [emails, phones] = await Promise.all([emailsOf(who), phonesOf(who)])
      return emails[0] || phones[0] ? [...emails, ...phones] : null
    },
  },
  minimumMembers: 1000,
  lists: {
    perRequest: 1000,
    settleMs: MINUTE_MS, // unverified: no page says how soon a new audience takes members
    create: ({ name }, { settings: { advertiserId }, token }) =>
      post('/segment/audience/', token, { custom_audience_name: name, advertiser_id: advertiserId, action: 'create' }),
    created: answer => {
      const verdict = judge(answer, 1)
      if (verdict.kind !== 'accepted') return verdict
      const made = madeList.safeParse(answer.body)
      return made.success ? { id: made.data.data.audience_id } : NO_LIST_ID
    },
    rows: async who => {
      const cells = await Promise.all([cellIn.hashed(who.email, email), cellIn.hashed(who.phone, phone)])
      return cells.some(Boolean) ? [{ kind: 'email-phone', cells }] : []
    },
    change: ({ list, act, rows }, { settings: { advertiserId }, token }) =>
      post('/segment/mapping/', token, {
        advertiser_ids: [advertiserId],
        action: act === 'add' ? 'add' : 'delete',
        id_schema: ['EMAIL_SHA256', 'PHONE_SHA256'],
        // By place in id_schema; an empty object where there is none.
        batch_data: rows.map(cells => cells.map(id => (id ? { id, audience_ids: [list] } : {}))),
      }),
    judge,
    // …/dmp/custom_audience/get: a change of a list that is gone is refused as one of a bad row is.
    look: {
      request: (list, { settings: { advertiserId }, token }) => {
        const query = new URLSearchParams({ advertiser_id: advertiserId, custom_audience_ids: JSON.stringify([list]) })
        return get(`/dmp/custom_audience/get/?${query}`, token)
      },
      judge: answer => {
        const verdict = judge(answer, 1)
        const isUnknown = verdict.kind === 'refused' && verdict.reason === '40002' // unverified: or nothing is listed
        const isNotListed = found.safeParse(answer.body).data?.data.list.length === 0
        return isUnknown || isNotListed ? { kind: 'gone', reason: isUnknown ? verdict.reason : 'not-listed' } : verdict
      },
    },
  },
  conversions,
  report: {
    campaign: ['Campaign name', 'Nom de la campagne'],
    campaignId: ['Campaign ID', 'ID de la campagne'],
    // French: TikTok says "groupe d'annonces" and "annonce" (ads.tiktok.com/help/article/tiktok-ads-manager-glossary-terms?lang=fr, 2026-11-30)
    group: ['Ad group name', "Nom du groupe d'annonces", 'Nom du groupe de publicités'],
    groupId: ['Ad group ID', "ID du groupe d'annonces", 'ID du groupe de publicités'], // unverified
    ad: ['Ad name', "Nom de l'annonce", 'Nom de la publicité'],
    adId: ['Ad ID', "ID de l'annonce", 'ID de la publicité'], // unverified
    day: ['By Day', 'Date', 'Par jour'],
    currency: ['Currency', 'Devise'],
    cost: ['Cost', 'Coût'],
    impressions: ['Impressions'],
    reach: ['Reach', 'Couverture'],
    clicks: ['Clicks (destination)', 'Clics (destination)'],
    clicksAll: ['Clicks (all)', 'Clics (tous)'],
    conversions: ['Conversions'],
  },
  unverified: [
    { about: 'list-file', what: 'TikTok’s pages disagree on +tag and dots in e-mails and on the + of phones: the file holds every form, the other ones in columns of their own.' },
    { about: 'lists', what: 'Only the usual form of e-mail and phone is sent; that 1,000 people may go at once, and that a new audience is ready after a minute, no official page confirms.' },
    { about: 'lists', what: 'No page says what TikTok answers about an audience that was deleted: it is taken for gone when it is not shown, or when its number is refused.' },
    { about: 'conversions', what: 'Tiers, qualified leads and won deals are sent as custom events of the pixel, those of a CRM without the address of a page.' },
    { about: 'report', what: 'Only the English column names are known, and of those "Ad group ID" and "Ad ID" are assumed; the French ones are translations.' },
  ], // biome-ignore format: one sentence a line
})

/** The usual form, then the others where they differ. */
async function emailsOf({ email: text }: Listed): Promise<string[]> {
  const usual = await cellIn.hashed(text, email)
  const [untagged, undotted] = await Promise.all([
    cellIn.hashed(text, fields.emailWithoutTag),
    fields.ignoresDots(text ?? '') ? cellIn.hashed(text, fields.emailWithoutTagAndDots) : '',
  ])
  return [usual, untagged === usual ? '' : untagged, undotted === usual || undotted === untagged ? '' : undotted]
}

async function phonesOf({ phone: text }: Listed): Promise<string[]> {
  const usual = await cellIn.hashed(text, phone)
  const bare = await cellIn.hashed(text, fields.phoneWithoutPlus)
  return [usual, bare === usual ? '' : bare]
}

const found = z.object({ data: z.object({ list: z.array(z.unknown()) }) })

const madeList = z.object({ data: z.object({ audience_id: z.string().regex(/^\d+$/) }) })
