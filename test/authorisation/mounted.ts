import type { Hono } from 'hono'
import { brandFonts } from '../../src/brands/font.ts'
import { docs } from '../../src/dashboard/docs/routes.tsx'
import { noticeLinks } from '../../src/dashboard/notices/link-routes.tsx'
import { dashboard } from '../../src/dashboard/routes.tsx'
import { feeds } from '../../src/deliveries/feeds.ts'
import { endpoints } from '../../src/endpoints.ts'
import { images } from '../../src/images/serve.ts'
import indexSource from '../../src/index.ts?raw'
import { confirmation } from '../../src/pages/confirm/routes.ts'
import { legal } from '../../src/pages/legal/routes.ts'
import { pages } from '../../src/pages/serve.ts'
import { pixel } from '../../src/pixel/routes.ts'
import teamSource from '../../src/team.ts?raw'

type Routes = Pick<Hono, 'routes'>

/** Every router of the product but that of /api, which is made of `endpoints`. */
const ROUTERS: Record<string, { at: string; router: Routes }> = {
  docs: { at: '/api/docs', router: docs(endpoints) as unknown as Routes },
  dashboard: { at: '/app', router: dashboard as unknown as Routes },
  ...Object.fromEntries(
    Object.entries({ noticeLinks, brandFonts, feeds, images, confirmation, legal, pages, pixel }).map(
      ([name, router]) => [name, { at: '/', router: router as unknown as Routes }] as const,
    ),
  ),
}

/** What the two Workers mount: 'route /api mount', 'get /health health'. */
const MOUNTS = [...`${indexSource}\n${teamSource}`.matchAll(/^app\.(?!use|notFound|onError)(\w+)\('([^']+)', (\w+)/gm)]

/** Routers that are mounted where nobody looks, and what answers without a router. */
export const unseen = (): string[] =>
  MOUNTS.filter(([, how, at, name = '']) =>
    how === 'route' ? name !== 'mount' && ROUTERS[name]?.at !== at : !['/', '/health'].includes(at!),
  ).map(([text]) => text)

const namesOf = ({ router, at }: { router: Routes; at: string }): string[] =>
  router.routes
    .filter(({ method }) => method !== 'ALL')
    .map(({ method, path }) => `${method} ${`${at}${path}`.replace('//', '/').replace(/(?<=.)\/$/, '')}`)

/** Without /app before them. */
export const dashboardRoutes = (): string[] => [
  ...new Set(namesOf(ROUTERS.dashboard!).map(name => name.replace(' /app', ' ').replace(/ $/, ' /'))),
]

export const visitorRoutes = (): string[] => [
  ...new Set(
    Object.entries(ROUTERS)
      .filter(([name]) => name !== 'dashboard')
      .flatMap(([, mounted]) => namesOf(mounted))
      .concat('GET /', 'GET /health', 'GET /api/openapi.json'),
  ),
]
