import { adEndpoints } from './ad-endpoints.ts'
import { draftEndpoints } from './draft-endpoints.ts'
import { importEndpoints } from './import-endpoints.ts'
import { versionEndpoints } from './version-endpoints.ts'

export const pageEndpoints = [...adEndpoints, ...importEndpoints, ...draftEndpoints, ...versionEndpoints]
