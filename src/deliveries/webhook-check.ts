import { findCampaign } from '../campaigns/store.ts'
import { HttpError } from '../lib/http.ts'
import { refusalOf } from '../lib/safe-fetch.ts'
import { SECOND_MS } from '../lib/time.ts'
import type { WebhookChange } from './webhook-schema.ts'

const ADDRESS_CHECK_MS = 3 * SECOND_MS

const REFUSALS = {
  'not-https': 'The URL must be https, on port 443, without user name or password.',
  'private-address': 'The URL leads to an address that is not on the public internet.',
}

/** 422 for what nothing could be sent to. A name that does not resolve yet is taken: its DNS may be on its way, and the test tells. */
export async function checkWebhook(db: D1Database, { url, campaign }: WebhookChange): Promise<void> {
  if (campaign && !(await findCampaign(db, campaign))) {
    const message = `No campaign "${campaign}". Leave it out to hear of every campaign.`
    throw new HttpError(422, 'unknown-campaign', message, [{ path: 'campaign', message: `unknown: ${campaign}` }])
  }
  const refusal = url === undefined ? null : await refusalOf(url, ADDRESS_CHECK_MS)
  if (refusal === 'not-https' || refusal === 'private-address')
    throw new HttpError(422, refusal, REFUSALS[refusal], [{ path: 'url', message: REFUSALS[refusal] }])
}
