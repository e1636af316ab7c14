import { archiveEndpoints } from './archive-routes.ts'
import { deadEndpoints } from './dead/routes.ts'
import { hostEndpoints } from './hosts/endpoints.ts'
import { checkEndpoints } from './install/check-endpoint.ts'
import { sightingEndpoint } from './install/sightings.ts'

/** What the team's tools may ask of the pixel. What browsers send comes in by routes.ts. */
export const pixelEndpoints = [
  ...hostEndpoints,
  ...checkEndpoints,
  sightingEndpoint,
  ...deadEndpoints,
  ...archiveEndpoints,
]
