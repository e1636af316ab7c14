import * as z from 'zod'

// Controls, and the private-use characters that mark the slots of a rendered page.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused
const UNPRINTABLE = /[\u0000-\u0008\u000b-\u001f\u007f\ue000-\uf8ff\ufffe\uffff]/
const BREAKS = /[\r\n\t\u0085\u2028\u2029]/
// Text is never markup: whoever pastes « <b> » would show it. « 3 < 5 » and « <3 » are no tags.
const TAG = /<\/?[a-z][a-z0-9-]*(?:\s[^<>]{0,200})?\/?>/i

const clean = (max: number) =>
  z
    .string()
    .refine(text => text.length <= max * 4, {
      error: ({ input }) => `at most ${max} characters; these are ${String(input).length}`,
      params: { code: 'too-big', most: max, of: 'string' },
    })
    .transform(text => text.normalize('NFC').trim())
    .pipe(
      z
        .string()
        .max(max)
        .refine(text => text.isWellFormed() && !UNPRINTABLE.test(text), {
          error: 'unprintable characters',
          params: { code: 'unprintable' },
        })
        .refine(text => !TAG.test(text), {
          error: ({ input }) =>
            `write the words alone, without HTML: "${TAG.exec(String(input))?.[0]}" would be read as it is`,
          params: { code: 'markup' },
        }),
    )

/** One line of text, trimmed, NFC, 1 to `max` characters. */
export const line = (max: number) =>
  clean(max)
    .pipe(
      z
        .string()
        .min(1)
        .refine(text => !BREAKS.test(text), { error: 'one line only', params: { code: 'one-line' } }),
    )
    .meta({ minLength: 1, maxLength: max }) // what is described: before it is trimmed it may be longer

/** Text that may hold line breaks or nothing at all. */
export const paragraph = (max: number) => clean(max).meta({ maxLength: max })

/** JSON that a column holds as text. */
export const jsonText = <T extends z.ZodType>(shape: T) =>
  z
    .string()
    .transform((text): unknown => JSON.parse(text))
    .pipe(shape)

/** 0 or 1, as a column holds it. */
export const bit = z.literal([0, 1]).transform(n => n === 1)

/** As SQLite keeps it unharmed, which half a character or a control is not; trimmed. */
export const storable = (text: string): string =>
  text
    .toWellFormed()
    .replace(/\p{Cc}/gu, ' ')
    .trim()

/** Without accents and case: 'Zoé' → 'zoe'. */
export const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/** Words alone, as headers and answers are compared: 'Adresse e-mail ' → 'adresse e mail'. */
export const folded = (text: string): string =>
  plain(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

const SLUG = /^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$/

/** Lower-case letters, digits and hyphens, 1 to 64: what a URL segment of ours is made of. */
export const slug = z.stringFormat('slug', SLUG, 'lower-case letters, digits and inner hyphens, 1 to 64')

export const isSlug = (text: string): boolean => SLUG.test(text)

export const hexColour = z
  .string()
  .regex(/^#[0-9a-fA-F]{6}$/, 'a colour like #1a2b3c')
  .transform(hex => hex.toLowerCase())

export const httpsUrl = z.url({ protocol: /^https$/, error: 'an https address: https://example.com/page' }).max(2000)
