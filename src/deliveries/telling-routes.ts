import { eventEndpoints } from './events/event-routes.ts'
import { outboxEndpoints } from './outbox-routes.ts'
import { connectionEndpoints } from './platforms/connection-routes.ts'
import { listEndpoints } from './sync/list-routes.ts'
import { webhookEndpoints } from './webhook-routes.ts'

/** Whom we tell by ourselves: other servers, and the ad platforms that keep our lists and count our conversions. */
export const telling = [
  ...webhookEndpoints,
  ...outboxEndpoints,
  ...connectionEndpoints,
  ...listEndpoints,
  ...eventEndpoints,
]
