import * as z from 'zod'
import { decimal } from '../../lib/money.ts'
import { DAY_MS } from '../../lib/time.ts'
import { accepted, UNREADABLE } from '../answers.ts'
import { cellIn } from '../cell.ts'
import type { ConversionApi, Prepared } from '../contract-conversions.ts'
import { keyOf } from '../conversion-key.ts'
import { refusedWhole } from '../judge-whole.ts'
import { emailTrimmed, phoneWithPlus } from '../normalise.ts'
import { lacking, unsendable } from '../sendable.ts'
import { judgeFailure, post, type Secrets, type Settings } from './api.ts'

const MAX_AGE_MS = 90 * DAY_MS // unverified: the longest attribution window

const processed = z.object({ data: z.object({ conversions_processed: z.int() }) })

/** docs.x.com/x-ads-api/measurement/web-conversions, read 2026-11. An IP address or a user agent alone identifies nobody there,
 *  and is not sent. */
export const conversions: ConversionApi<Settings, Secrets> = {
  perRequest: 500,
  maxAgeMs: MAX_AGE_MS,
  prepare: async (event, { settings, now }): Promise<Prepared> => {
    const { clicks, person, value } = event
    const eventId = settings.conversions[keyOf(event)]
    const [hashed_email, hashed_phone_number] = await Promise.all([
      cellIn.hashed(person?.email, emailTrimmed),
      cellIn.hashed(person?.phone, phoneWithPlus),
    ])
    const { twclid } = clicks
    const identifiers = [
      ...(twclid ? [{ twclid }] : []),
      ...(hashed_email ? [{ hashed_email }] : []),
      ...(hashed_phone_number ? [{ hashed_phone_number }] : []),
    ]
    const reason = unsendable(event, {
      now,
      maxAgeMs: MAX_AGE_MS,
      setUp: !!settings.pixelId && !!eventId,
      identified: identifiers.length > 0,
    })
    if (reason) return { ok: false, reason }
    const missing = lacking({ email: !!hashed_email, phone: !!hashed_phone_number, 'click-id': !!twclid })
    return {
      ok: true,
      event: {
        conversion_time: new Date(event.at).toISOString(),
        event_id: eventId,
        identifiers,
        conversion_id: event.id,
        ...(value && { value: decimal(value.micros), price_currency: value.currency }),
      },
      missing,
    }
  },
  request: (events, call) => post(`measurement/conversions/${call.settings.pixelId}`, { conversions: events }, call),
  judge: (answer, sent) => {
    const refusal = judgeFailure(answer, sent)
    if (refusal) return refusal
    const { data } = processed.safeParse(answer.body)
    if (!data) return UNREADABLE
    if (data.data.conversions_processed === sent) return accepted
    // X does not say which: conversion_id keeps those that were taken from counting twice.
    return refusedWhole('fewer-processed', sent)
  },
}
