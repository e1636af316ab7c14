import * as z from 'zod'

const LABEL = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?'
const HOST_NAME = new RegExp(`^(?=.{4,253}$)(?:${LABEL}\\.)+(?:[a-z]{2,63}|xn--[a-z0-9-]{1,58}[a-z0-9])$`)

/** A name alone: the last label has a letter, so an IP address is none. */
export const domain = z
  .string()
  .max(253)
  .transform(text => text.trim().toLowerCase())
  .refine(
    text => HOST_NAME.test(text),
    'a host name alone, like offres.example.fr: no https://, no port, no path, no IP address; accents in their xn-- form',
  )

/** Where a brand's pages are for the rest of the world: its own domain, or wherever the request came. */
export const originOf = (brand: { domain: string | null }, request: string | URL): string =>
  brand.domain ? `https://${brand.domain}` : (typeof request === 'string' ? new URL(request) : request).origin
