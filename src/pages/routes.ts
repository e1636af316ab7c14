import { adEndpoints } from './drafts/ad-endpoints.ts'
import { draftEndpoints } from './drafts/draft-endpoints.ts'
import { importEndpoints } from './drafts/import-endpoints.ts'
import { launchEndpoints } from './drafts/launch-endpoints.ts'
import { testEndpoints } from './experiment/endpoints.ts'
import { diffEndpoints } from './versions/diff-endpoints.ts'
import { previewEndpoints } from './versions/preview-endpoints.ts'
import { scheduleEndpoints } from './versions/schedule-endpoints.ts'
import { versionEndpoints } from './versions/version-endpoints.ts'

const life = [
  ...testEndpoints,
  ...draftEndpoints,
  ...previewEndpoints,
  ...versionEndpoints,
  ...diffEndpoints,
  ...scheduleEndpoints,
]

export const pageEndpoints = [...launchEndpoints, ...adEndpoints, ...importEndpoints, ...life]
