import { adEndpoints } from './ad-endpoints.ts'
import { diffEndpoints } from './diff-endpoints.ts'
import { draftEndpoints } from './draft-endpoints.ts'
import { importEndpoints } from './import-endpoints.ts'
import { previewEndpoints } from './preview-endpoints.ts'
import { scheduleEndpoints } from './schedule-endpoints.ts'
import { versionEndpoints } from './version-endpoints.ts'

const life = [...draftEndpoints, ...previewEndpoints, ...versionEndpoints, ...diffEndpoints, ...scheduleEndpoints]

export const pageEndpoints = [...adEndpoints, ...importEndpoints, ...life]
