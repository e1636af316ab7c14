import * as z from 'zod'
import { endpoint } from '../accounts/endpoint.ts'
import { rebuild } from './archive.ts'

export const archiveEndpoints = [
  endpoint({
    method: 'POST',
    path: '/beacons/rebuild',
    role: 'owner',
    summary:
      'Store again the beacons that came on these days, from the archive in R2: what D1 has lost comes back, what it has does not change. A part at a time: repeat with `cursor` set to `next` until that is null.',
    body: z
      .strictObject({ from: z.iso.date(), to: z.iso.date(), cursor: z.string().max(200).optional() })
      .refine(({ from, to }) => from <= to, { path: ['to'], error: 'to is not before from' }),
    example: { body: { from: '2026-11-01', to: '2026-11-30' } },
    answers: { 200: '{objects, rows, next}', 422: 'invalid-body' },
    handle: async (c, body) => c.json(await rebuild(c.env, body)),
  }),
]
