import type { Topic } from '../outbox/store.ts'
import type { Event } from './webhooks.ts'

/** What a receiver is tested with: true to the form, about nobody. example.com and these phone numbers are kept for that
 *  (RFC 2606; ARCEP, decision 2018-0881). */
export const sampleEvent = (id: string, type: Topic, at: number): Event => ({
  id: `test_${id}`,
  type,
  at,
  data: {
    test: true,
    event: id,
    campaign: 'test-campaign',
    ad: 'test-ad',
    person: {
      email: 'test.person@example.com',
      phone: '+33199000000',
      first_name: 'Test',
      last_name: 'Person',
      company: null,
      country: 'FR',
    },
    message: 'This is a test: nobody sent it.',
  },
})
