import { planEndpoints } from './plan-routes.ts'
import { audienceEndpoints } from './routes.ts'
import { sequenceEndpoints } from './sequence-routes.ts'

/** In this order: /audiences/presets would else be an audience with that id. */
export const allAudienceEndpoints = [...sequenceEndpoints, ...planEndpoints, ...audienceEndpoints]
