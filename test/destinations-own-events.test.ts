import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Call, Destination } from '../src/destinations/contract.ts'
import type { ConversionEvent } from '../src/destinations/contract-conversions.ts'
import { destinations } from '../src/destinations/index.ts'
import { ENDPOINTS } from './fakes/events.ts'

/** What events.json does not hold: tiers reached by somebody whose address is known, and the edges of time. */

type AnyCall = Call<Record<string, unknown>, Record<string, unknown>>
const read = (name: string) =>
  JSON.parse(readFileSync(path.join(import.meta.dirname, 'fixtures/destinations', `${name}.json`), 'utf8'))
const events = (read('events') as { event: ConversionEvent }[]).map(({ event }) => event)
const lead = events[0]!
const tier: ConversionEvent = { ...lead, id: 'tier-1', kind: 'tier', tier: 'considering' }

const { pinterest, snapchat, reddit }: Record<string, Destination> = destinations
const callOf = (d: Destination): AnyCall => read(d.name).call
const prepare = (d: Destination, event: ConversionEvent, call = callOf(d)) => d.conversions.prepare(event, call)

describe('events that a platform has no name for', () => {
  test('Pinterest is told the tier in its one custom event', async () =>
    expect(await prepare(pinterest!, tier)).toMatchObject({
      event: { event_name: 'custom', event_id: 'tier-1', custom_data: { content_name: 'L2L_considering' } },
    }))

  test('Reddit is told the tier by name', async () =>
    expect(await prepare(reddit!, tier)).toMatchObject({
      event: { type: { tracking_type: 'CUSTOM', custom_event_name: 'L2L_considering' } },
    }))

  test('Snapchat gets the custom event that the team chose for the tier', async () =>
    expect(await prepare(snapchat!, tier)).toMatchObject({ event: { event_name: 'CUSTOM_EVENT_3' } }))

  test.each(['engaged', 'considering', 'intent'])('Snapchat takes each of its five custom events: %s', async slug => {
    const { settings, event } = ENDPOINTS.snapchat
    const call = { ...callOf(snapchat!), settings: snapchat!.settings.parse(settings) }
    const prepared = await prepare(snapchat!, { ...tier, tier: slug }, call)
    expect(event.safeParse(JSON.parse(JSON.stringify(prepared.ok && prepared.event))).error).toBeUndefined()
  })

  test.each([
    ['a tier', { ...tier, tier: 'intent' }],
    ['a qualified lead', { ...lead, kind: 'qualified' as const }],
  ])('Snapchat gets nothing of %s for which no custom event was chosen', async (_, event) => {
    const call = callOf(snapchat!)
    const unset = { ...call, settings: snapchat!.settings.parse({ ...call.settings, conversions: undefined }) }
    expect(await prepare(snapchat!, event, unset)).toEqual({ ok: false, reason: 'not-set-up' })
  })
})

test('a lead cannot be made one of the custom events of Snapchat: it is a sign-up', () => {
  const { settings } = callOf(snapchat!)
  const lead = { ...settings, conversions: { lead: 'CUSTOM_EVENT_1' } }
  expect(snapchat!.settings.safeParse(lead).error?.issues[0]?.path).toEqual(['conversions', 'lead'])
})

const MINUTE_MS = 60_000

describe.each([pinterest!, snapchat!, reddit!])('$label', destination => {
  const { now } = callOf(destination)
  const { maxAgeMs } = destination.conversions

  test.each([
    ['as old as can be', now - maxAgeMs, true],
    ['a moment older', now - maxAgeMs - 1, 'too-old'],
    ['five minutes ahead of our clock', now + 5 * MINUTE_MS, true],
    ['a moment more', now + 5 * MINUTE_MS + 1, 'in-the-future'],
  ])('an event %s is judged by its time', async (_, at, wanted) => {
    const prepared = await prepare(destination, { ...lead, at })
    expect(prepared.ok || prepared.reason).toBe(wanted)
  })
})
