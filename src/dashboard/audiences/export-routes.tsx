import type { Context } from 'hono'
import { Hono } from 'hono'
import { endpointOf } from '../../accounts/endpoint.ts'
import type { Role } from '../../accounts/roles.ts'
import { deliveryEndpoints } from '../../deliveries/routes.ts'
import { type DestinationName, destinationNames, destinations } from '../../destinations/index.ts'
import { HttpError } from '../../lib/http.ts'
import { askAt, noPage } from '../ask.ts'
import { audienceOf } from '../at-address.ts'
import { outcomeOf } from '../call.ts'
import { atLeast } from '../guard.tsx'
import { page } from '../page.tsx'
import type { Dashboard } from '../screen.ts'
import { type DryFile, Export } from './export.tsx'

const EXPORT = endpointOf(deliveryEndpoints, 'GET', '/audiences/:id/export/:file')
const EXPORTER: Role = 'editor' // as on the API: it hands out personal data

/** An audience as a platform's list file: looked at first, then downloaded. */
export const exporting = new Hono<Dashboard>()
  .get('/:id/export/:destination', atLeast(EXPORTER), async c => {
    const audience = await audienceOf(c)
    const name = destinationOr404(c.req.param('destination'))
    const asked = c.req.query()
    const settings = settingsOf(asked, destinations[name].listFile.header)
    const dry = new URLSearchParams({ ...settings, dryRun: '1' })
    const outcome = await outcomeOf(() => askAt(c, EXPORT, `/audiences/${audience.id}/export/${name}.csv?${dry}`))
    const query = Object.keys(settings).length > 0 ? `?${new URLSearchParams(settings)}` : ''
    const file = outcome.ok ? (outcome.json as DryFile) : null
    const { screen } = c.var
    return page(
      c,
      screen.t.audience.file.title(destinations[name].label),
      <Export {...{ screen, audience, destination: destinations[name], asked, file, query }} />,
      outcome.ok ? 200 : outcome.status,
    )
  })
  .get('/:id/:file', atLeast(EXPORTER), async c => {
    const audience = await audienceOf(c)
    const name = destinationOr404(/^(\w+)\.csv$/.exec(c.req.param('file'))?.[1] ?? '')
    return download(c, `/audiences/${audience.id}/export/${name}`)
  })

/** What keeps a file from being made is told where it is prepared. */
async function download(c: Context<Dashboard>, path: string): Promise<Response> {
  const { form, columns } = c.req.query()
  const asked = new URLSearchParams({ ...(form && { form }), ...(columns && { columns }) })
  try {
    return await askAt(c, EXPORT, `${path}.csv?${asked}`, { method: c.req.method }) // HEAD: nobody's data leaves
  } catch (error) {
    if (!(error instanceof HttpError) || error.status !== 409) throw error
    return c.redirect(`/app${path}`, 303)
  }
}

function destinationOr404(asked: string): DestinationName {
  const name = destinationNames.find(known => known === asked)
  if (!name) throw noPage()
  return name
}

/** What was typed as the API's ?form=&columns=. Only what differs is asked for. */
function settingsOf(asked: Record<string, string>, header: readonly string[]): Record<string, string> {
  const columns = [...new Set(header)].flatMap((name): [string, string | null][] => {
    if (asked[`out.${name}`] !== undefined) return [[name, null]]
    const renamed = asked[`as.${name}`]?.trim()
    return renamed && renamed !== name ? [[name, renamed]] : []
  })
  return {
    ...(asked.form && { form: asked.form }),
    ...(columns.length > 0 && { columns: JSON.stringify(Object.fromEntries(columns)) }),
  }
}
