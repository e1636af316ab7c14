import * as z from 'zod'
import { endpoint } from '../accounts/endpoint.ts'
import { HttpError, parsedQuery, readBytes } from '../lib/http.ts'
import { line } from '../lib/text.ts'
import { type FontFault, faultOf, keepFont, MAX_FONT_BYTES } from './font.ts'
import { brandOr404 } from './shown.ts'
import { setFont } from './store.ts'

const query = z.object({ family: line(80) })

export const fontEndpoint = endpoint({
  method: 'POST',
  path: '/brands/:id/font',
  role: 'editor',
  summary:
    "Give the brand a font of its own for headings and buttons: raw bytes of one WOFF2 file of at most 30 KB; ?family= is the font's name.",
  query,
  file: { type: 'font/woff2', limitBytes: MAX_FONT_BYTES },
  example: { query: { family: 'Demo Sans' } },
  answers: {
    201: '{family, file, bytes, licence}',
    404: 'unknown-brand',
    413: 'too-large',
    415: 'unsupported-font',
    422: 'invalid-query',
  },
  handle: async (c, _, now) => {
    const { id } = await brandOr404(c.env.DB, c.req.param('id'))
    const { family } = parsedQuery(query, c.req.query(), 'Say which font it is: ?family=Name.')
    const bytes = await readBytes(c.req.raw, MAX_FONT_BYTES, SUBSET)
    const fault = faultOf(bytes)
    if (fault) throw new HttpError(415, 'unsupported-font', FAULTS[fault])
    // The file first: should D1 fail, no brand refers to it, and sending it again writes the same object.
    const font = { family, ...(await keepFont(c.env, bytes)) }
    await setFont(c.env.DB, id, font, now)
    return c.json({ ...font, licence: LICENCE }, 201)
  },
})

const SUBSET =
  'Keep the letters that French and English need: pyftsubset Font.ttf --unicodes=U+20-7E,U+A0-FF,U+152-153,U+2013-2026,U+202F,U+20AC --flavor=woff2'

const LICENCE = 'A font is licensed software: make sure that yours allows self-hosting on the web and subsetting.'

const FAULTS: Record<FontFault, string> = {
  empty: 'The body is empty. Send the WOFF2 file itself as the body: curl --data-binary @font.woff2',
  truncated: 'This WOFF2 file is truncated: its end is missing. Send the whole file.',
  woff1: 'This is a WOFF 1 font. Convert it to WOFF2, which is a third smaller and which every browser reads.',
  'not-compressed': `This is an uncompressed font (TTF or OTF). ${SUBSET}`,
  'not-a-font': 'These bytes are no WOFF2 font. Send the file itself as the body.',
}
