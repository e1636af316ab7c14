import * as z from 'zod'
import { palette } from '../campaigns/schema.ts'
import { line, paragraph } from '../lib/text.ts'

const MAX_HTML_CHARS = 1024 * 1024
/** A megabyte of HTML, as JSON writes it with every quote and line break escaped. */
export const MATCH_BODY_BYTES = 3 * MAX_HTML_CHARS

const promise = z.strictObject({
  headline: line(255),
  text: paragraph(3000).default(''),
  description: paragraph(500).default(''),
  cta: line(80).default('LEARN_MORE'), // a platform's name of a button, or free words
  lang: z.enum(['fr', 'en']),
  palette: palette.optional(), // by default that of the image
  image: z.string().max(64).optional(), // an asset of ours
})

const html = z.strictObject({ html: z.string().max(MAX_HTML_CHARS, 'at most 1 MB of HTML') })
// The address is judged when it is fetched, so that every reason to refuse one is told in the same words.
const url = z.strictObject({ url: z.url().max(2000) })

export const matchBody = z.strictObject({
  ad: promise,
  page: z.union([html, url], { error: 'either {"html": "…"}, at most 1 MB, or {"url": "https://…"}' }),
})
export type MatchBody = z.infer<typeof matchBody>
