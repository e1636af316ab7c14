import type { ConfirmedTold, LeadTold } from '../contacts/told.ts'
import type { Topic } from '../outbox/store.ts'
import type { Event } from './webhooks.ts'

/** What a receiver is tested with: true to the form, about nobody. */
export const sampleEvent = (id: string, type: Topic, at: number): Event => ({
  id: `test_${id}`,
  type,
  at,
  data: { test: true, ...SAMPLES[type](id, new Date(at).toISOString()) },
})

// example.com and these phone numbers are kept for that (RFC 2606; ARCEP, decision 2018-0881).
const person = {
  email: 'test.person@example.com',
  phone: '+33199000000',
  first_name: 'Test',
  last_name: 'Person',
  company: null,
  country: 'FR',
}
const place = { campaign: 'test-campaign', ad: 'test-ad' }
const consent = { contact: true, ads: false, textVersion: 'test' }

const SAMPLES = {
  'lead.created': (id: string, at: string): LeadTold => ({
    ...{ id, ...place, pageVersion: 1, at, person },
    message: 'This is a test: nobody sent it.',
    extras: { budget: 1200 },
    consent: { ...consent, confirmed: null },
    source: {
      source: 'meta',
      utm: { utm_source: 'ig', utm_medium: 'paid_social' },
      landing: '/test-campaign/test-ad',
      clickIds: {},
      first: null,
    },
    url: 'https://example.com/test-campaign/test-ad',
    unverified: false,
  }),
  'lead.confirmed': (id: string, at: string): ConfirmedTold => ({
    ...{ id, ...place, at, person },
    consent: { ...consent, confirmed: true },
  }),
  // As src/notices tells them; a test compares the two.
  alert: (id: string, at: string) => ({
    ...{ id, kind: 'broken-page', ...place, openedAt: at },
    facts: { why: 'down', score: null, spend: { EUR: 120_000_000 } },
    action: '/app/campaigns/test-campaign/ads/test-ad',
  }),
  digest: (_id: string, at: string) => {
    const figures = {
      costMicros: 840_000_000,
      otherCosts: {},
      views: 2100,
      leads: 63,
      purchases: 0,
      cplMicros: 13_333_333,
    }
    return {
      ...{ campaign: place.campaign, name: 'Test', currency: 'EUR', from: at.slice(0, 10), to: at.slice(0, 10) },
      now: figures,
      before: figures,
      cpl: { ratio: 1, interval: { low: 0.7, high: 1.42 }, clear: false },
      leak: { verdict: 'none', named: null, more: null },
      alerts: [],
      tests: [],
    }
  },
} satisfies Record<Topic, unknown>
