import * as z from 'zod'
import { endpoint } from '../../accounts/endpoint.ts'
import { HttpError } from '../../lib/http.ts'
import { line } from '../../lib/text.ts'
import { adOf } from '../drafts/ads.ts'
import { shownSchedule } from './schedule.ts'
import { cancelSchedule, findSchedule, setSchedule } from './schedule-store.ts'

const moment = z.iso.datetime({ offset: true, error: 'ISO 8601 with an offset: 2026-12-01T08:00:00+01:00' })

export const scheduleEndpoints = [
  endpoint({
    method: 'POST',
    path: '/campaigns/:slug/ads/:ad/schedule',
    role: 'editor',
    summary:
      'Publish the draft at `publishAt`, if it then passes every check, and take the page down at `unpublishAt`. Replaces what was scheduled before.',
    body: z
      .strictObject({
        publishAt: moment.optional(),
        unpublishAt: moment.optional(),
        override: z.strictObject({ match: line(500).optional() }).optional(),
      })
      .refine(({ publishAt, unpublishAt }) => publishAt || unpublishAt, 'publishAt or unpublishAt is needed'),
    example: { body: { publishAt: '2040-01-09T08:00:00+01:00', unpublishAt: '2040-02-01T20:00:00+01:00' } },
    answers: { 200: '{schedule}', 404: 'unknown-ad', 422: 'invalid-body' },
    handle: async (c, body, now) => {
      const ad = await adOf(c)
      const times = timesOf(body, now)
      const plan = { campaign: ad.campaign, ad: ad.slug, ...times, match_reason: body.override?.match ?? null }
      await setSchedule(c.env.DB, { ...plan, scheduled_by: c.var.actor.id }, now)
      return c.json({ schedule: shownSchedule((await findSchedule(c.env.DB, ad.campaign, ad.slug))!) })
    },
  }),
  endpoint({
    method: 'DELETE',
    path: '/campaigns/:slug/ads/:ad/schedule',
    role: 'editor',
    summary: 'Forget what was scheduled. What was published or taken down stays so.',
    answers: { 200: '{schedule: null}', 404: 'unknown-ad' },
    handle: async c => {
      const ad = await adOf(c)
      await cancelSchedule(c.env.DB, ad.campaign, ad.slug)
      return c.json({ schedule: null })
    },
  }),
]

function timesOf(body: { publishAt?: string | undefined; unpublishAt?: string | undefined }, now: number) {
  const publish_at = body.publishAt ? Date.parse(body.publishAt) : null
  const unpublish_at = body.unpublishAt ? Date.parse(body.unpublishAt) : null
  const past = 'in the past: name a time to come'
  const issues = [
    ...(publish_at !== null && publish_at <= now ? [{ path: 'publishAt', message: past }] : []),
    ...(unpublish_at !== null && unpublish_at <= now ? [{ path: 'unpublishAt', message: past }] : []),
    ...(publish_at !== null && unpublish_at !== null && unpublish_at <= publish_at
      ? [{ path: 'unpublishAt', message: 'must be after publishAt' }]
      : []),
  ]
  if (issues.length > 0) throw new HttpError(422, 'invalid-body', 'The times do not fit.', issues)
  return { publish_at, unpublish_at }
}
