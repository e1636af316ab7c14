import * as z from 'zod'
import { endpoint, list } from '../accounts/endpoint.ts'
import { audienceOr404 } from '../audiences/routes.ts'
import { leftOut } from '../audiences/size.ts'
import { FORMS } from '../destinations/contract-lists.ts'
import { destinationName, destinationNames, destinations } from '../destinations/index.ts'
import { HttpError, parsedQuery } from '../lib/http.ts'
import { exportResponse, orderedFile } from './export.ts'
import { dryRunOf } from './export-dry-run.ts'
import { columnsOr422, exportParams, formOr422 } from './export-query.ts'
import { feedEndpoints } from './feed-routes.ts'
import { listSendings, listSendingsOf } from './register.ts'

const registerParams = z.object({ destination: destinationName.optional(), audience: z.string().optional() })

export const deliveryEndpoints = [
  endpoint({
    method: 'GET',
    path: '/audiences/:id/export/:file',
    role: 'editor',
    summary: `The people of an audience as <destination>.csv (${destinationNames.join(', ')}); ?form=${FORMS.join('|')}. ?columns={"Email":"E-mail address","Phone":null} renames columns or leaves them out. ?dryRun=1 counts, and shows the first rows masked: nobody's data leaves.`,
    query: exportParams,
    csv: true,
    example: { path: { file: 'google.csv' } },
    answers: {
      200: 'text/csv, streamed; with dryRun {rows, leftOut, margin, header, first, form, minimum, enough, privacyGaps}',
      404: 'unknown-audience, unknown-destination',
      409: 'privacy-incomplete',
      422: 'invalid-query',
    },
    handle: async (c, _, now) => {
      const destination = destinationOf(c.req.param('file') ?? '')
      const { form: asked, columns: map, dryRun } = parsedQuery(exportParams, c.req.query())
      const form = formOr422(destination, asked)
      const columns = columnsOr422('invalid-query', destination.listFile.header, map ?? null)
      const audience = await audienceOr404(c.env.DB, c.req.param('id'))
      const order = { audience, destination, form, columns, actor: c.var.actor.id, now }
      if (dryRun === '0') return exportResponse(c.env, c.executionCtx, { ...order, head: c.req.method === 'HEAD' })
      const file = await orderedFile(c.env, order)
      const { minimumMembers: minimum } = destination
      const [found, { noConsent, excluded, margin }] = await Promise.all([
        dryRunOf(file, columns.names),
        leftOut(c.env.DB, audience, now),
      ])
      const answer = {
        ...found,
        leftOut: { ...found.leftOut, 'no-consent': noConsent, excluded },
        margin: { 'no-consent': margin.noConsent, excluded: margin.excluded }, // of those left out; null: counted
        form: file.form,
        minimum,
        enough: found.rows >= minimum,
        privacyGaps: file.gaps,
      }
      return c.json(answer)
    },
  }),
  ...feedEndpoints,
  list({
    path: '/deliveries',
    role: 'analyst',
    summary:
      "The register: each time people's data left, as a file, a feed, a list or conversions; when, how many, to whom, by whom, and what came of it. Latest first. ?destination=: to one platform. ?audience=: of one audience.",
    query: registerParams,
    rows: (c, cursor, limit) => {
      const { destination, audience } = parsedQuery(registerParams, c.req.query())
      return audience === undefined
        ? listSendings(c.env.DB, cursor, limit, destination)
        : listSendingsOf(c.env.DB, cursor, limit, { audience, destination })
    },
    keyOf: sending => sending.id,
  }),
]

function destinationOf(file: string) {
  const name = destinationNames.find(known => file === `${known}.csv`)
  if (name) return destinations[name]
  const files = destinationNames.map(known => `${known}.csv`).join(', ')
  throw new HttpError(404, 'unknown-destination', `No export "${file}". There are: ${files}.`)
}
