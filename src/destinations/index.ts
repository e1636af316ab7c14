import type { Destination } from './contract.ts'
import { google } from './google.ts'
import { meta } from './meta.ts'

/** To add a platform: its file, its fixture in test/fixtures/destinations, and one word here. */
export const destinations = { meta, google } satisfies Record<string, Destination>

export type DestinationName = keyof typeof destinations
export const destinationNames = Object.keys(destinations) as [DestinationName, ...DestinationName[]]
