import * as z from 'zod'
import { emailWithoutSpaces, phoneDigits, phoneWithPlus, trimmedLower } from '../normalise.ts'
import { credential } from '../oauth.ts'

/** ads.tiktok.com/help, "list of supported IDs" and "create a custom audience with a customer file", 2025-06 to 2025-09:
 *  the pages contradict each other on +tag and dots in e-mails, and on the + of phones. The first form of each is sent
 *  everywhere, the others stand beside it in the list file. */
export const email = emailWithoutSpaces
export const phone = phoneWithPlus

/** Older pages: without +tag. */
export const emailWithoutTag = (text: string): string => rebuilt(text, user => user.replace(/\+.*/, ''))

/** Segment and Amperity: without dots either. */
export const emailWithoutTagAndDots = (text: string): string =>
  rebuilt(text, user => user.replace(/\+.*/, '').replaceAll('.', ''))

function rebuilt(text: string, change: (user: string) => string): string {
  const [user = '', domain = ''] = email(text).split('@')
  const changed = change(user)
  return changed && `${changed}@${domain}`
}

/** The published digest of +37493828222 is that of its digits alone. */
export const phoneWithoutPlus = phoneDigits

/** TikTok's own template keeps capitals and Segment does not: ours are in lower case, so both agree. */
export const externalId = trimmedLower
export const maid = trimmedLower

/** Elsewhere a dot makes another address, which may be another person's. */
export const ignoresDots = (text: string): boolean => /@(?:gmail|googlemail)\.com$/.test(email(text))

export const settings = z.strictObject({
  advertiserId: z.string().regex(/^\d{5,25}$/, 'the number of the advertiser account: digits only'),
  pixelCode: z.string().regex(/^[A-Z0-9]{10,40}$/, 'the code of the pixel, from Events Manager: capitals and digits'),
})
export type Settings = z.infer<typeof settings>

export const secrets = z.strictObject({ accessToken: credential }) // does not expire; may be revoked
export type Secrets = z.infer<typeof secrets>
