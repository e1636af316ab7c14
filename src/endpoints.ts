import { accountEndpoints } from './accounts/routes.ts'
import { allAudienceEndpoints } from './audiences/all-routes.ts'
import { brandEndpoints } from './brands/routes.ts'
import { demoEndpoints } from './campaigns/demo-routes.ts'
import { campaignEndpoints } from './campaigns/routes.ts'
import { contactEndpoints } from './contacts/routes.ts'
import { conversionEndpoints } from './conversions/routes.ts'
import { deliveryEndpoints } from './deliveries/routes.ts'
import { telling } from './deliveries/telling-routes.ts'
import { driftEndpoints } from './drift/routes.ts'
import { encryptionEndpoints } from './encryption/routes.ts'
import { experimentEndpoints } from './experiments/routes.ts'
import { allFunnelEndpoints } from './funnel/all-routes.ts'
import { imageEndpoints } from './images/routes.ts'
import { leavingEndpoints } from './leaving/routes.ts'
import { matchEndpoints } from './match/routes.ts'
import { noticeEndpoints } from './notices/routes.ts'
import { operationsEndpoints } from './operations/routes.ts'
import { pageEndpoints } from './pages/routes.ts'
import { pixelEndpoints } from './pixel/endpoints.ts'
import { privacyEndpoints } from './privacy/routes.ts'
import { spendEndpoints } from './spend/routes.ts'

const catalogue = [
  ...brandEndpoints,
  ...campaignEndpoints,
  ...demoEndpoints,
  ...pageEndpoints,
  ...driftEndpoints,
  ...imageEndpoints,
  ...matchEndpoints,
]
const people = [
  ...contactEndpoints,
  ...privacyEndpoints,
  ...conversionEndpoints,
  ...allAudienceEndpoints,
  ...deliveryEndpoints,
]
const figures = [...pixelEndpoints, ...spendEndpoints, ...allFunnelEndpoints, ...experimentEndpoints]

/** Every route of /api. */
export const endpoints = [
  ...accountEndpoints,
  ...encryptionEndpoints,
  ...leavingEndpoints,
  ...catalogue,
  ...people,
  ...telling,
  ...figures,
  ...noticeEndpoints,
  ...operationsEndpoints,
]
