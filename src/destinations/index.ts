import * as z from 'zod'
import type { Destination } from './contract.ts'
import { google } from './google/index.ts'
import { linkedin } from './linkedin/index.ts'
import { meta } from './meta/index.ts'
import { microsoft } from './microsoft/index.ts'
import { pinterest } from './pinterest/index.ts'
import { reddit } from './reddit/index.ts'
import { snapchat } from './snapchat/index.ts'
import { tiktok } from './tiktok/index.ts'
import { x } from './x/index.ts'

/** To add a platform: its file, its fixture in test/fixtures/destinations, and one word here. */
export const destinations = {
  meta,
  google,
  linkedin,
  tiktok,
  x,
  pinterest,
  snapchat,
  reddit,
  microsoft,
} satisfies Record<string, Destination>

export type DestinationName = keyof typeof destinations
export const destinationNames = Object.keys(destinations) as [DestinationName, ...DestinationName[]]
export const destinationName = z.enum(destinationNames)
