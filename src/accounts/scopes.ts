import * as z from 'zod'

/** What a key may be for: the first segments of paths under /api. Each endpoint is of exactly one. */
const SEGMENTS = {
  campaigns: [
    'campaigns',
    'alerts',
    'assets',
    'match',
    'preview',
    'plan',
    'slope',
    'digest',
    'overview',
    'first-steps',
  ],
  conversions: ['conversions', 'outcomes'],
  leads: ['contacts', 'leads', 'privacy', 'erasures', 'visitors', 'identity', 'imports', 'customers'],
  audiences: ['audiences'],
  deliveries: ['deliveries', 'feeds', 'lists', 'connections', 'destinations', 'webhooks', 'outbox', 'events'],
  spend: ['spend', 'rates'],
  pixel: ['hosts', 'pixel', 'beacons', 'traffic'],
  settings: ['brands', 'notices', 'demo'],
  operations: ['operations'],
  team: ['users', 'me', 'keys', 'sign-in-links', 'audit', 'export', 'encryption'],
} as const

export type Scope = keyof typeof SEGMENTS

export const SCOPES = Object.keys(SEGMENTS) as [Scope, ...Scope[]]
export const scope = z.enum(SCOPES)

const SCOPE_OF = new Map<string, Scope>(SCOPES.flatMap(name => SEGMENTS[name].map(segment => [segment, name] as const)))

/** Of a path under /api: '/campaigns/:slug/ads'. What nobody has sorted yet is a setting. */
export const scopeOf = (path: string): Scope => SCOPE_OF.get(segmentOf(path)) ?? 'settings'

export const isSorted = (path: string): boolean => SCOPE_OF.has(segmentOf(path))

const segmentOf = (path: string): string => path.split('/')[1] ?? ''
