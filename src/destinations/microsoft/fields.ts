import { trimmedLower } from '../normalise.ts'

/** What the Conversions API and enhanced conversions hash of an address: without dots and +alias before the @, whatever the
 *  domain. learn.microsoft.com/en-us/advertising/guides/uet-conversion-api-integration, read 2026-11; its digests come out. */
export function em(text: string): string {
  const [, user = '', domain] = /^([^@\s]+)@([^@\s]+)$/.exec(trimmedLower(text)) ?? []
  const name = user.replace(/\+.*$/, '').replaceAll('.', '')
  return name && `${name}@${domain}`
}
