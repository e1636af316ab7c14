import * as z from 'zod'

const WANTED =
  'a host of yours, like www.shop.example, shop.example:8443, or *.shop.example for all its subdomains; the address of one of its pages will do'

/** As an Origin names it: lower case, punycode, a port only where it is not the scheme's own. A pasted address is reduced
 *  to its host. */
export const declarable = z
  .string()
  .max(2000)
  .transform((text, ctx) => {
    const host = hostIn(text.trim())
    if (host) return host
    ctx.addIssue({ code: 'custom', message: WANTED })
    return z.NEVER
  })

function hostIn(text: string): string | null {
  if (/[\s@\\]/.test(text)) return null // 'https://shop.example@evil.example' is evil's
  const [, scheme = 'https://', star = '', rest = ''] = /^(https?:\/\/)?(\*\.)?(.*)$/i.exec(text) ?? []
  const url = URL.parse(scheme + rest)
  if (!url) return null
  const name = url.hostname.replace(/\.$/, '')
  const isName = NAME.test(name) && !(star && ADDRESS.test(name))
  return isName || (name === 'localhost' && !star) ? `${star}${name}${url.port && `:${url.port}`}` : null
}

const NAME = /^(?=.{4,253}$)[a-z0-9_](?:[\w-]*[a-z0-9_])?(?:\.[a-z0-9_](?:[\w-]*[a-z0-9_])?)+$/ // two labels or more
const ADDRESS = /^[\d.]+$/

/** Whether a host, or a '*.' above it, is in the set. */
export function covers(declared: ReadonlySet<string>, host: string): boolean {
  const labels = host.split('.')
  return declared.has(host) || labels.some((_, i) => i > 0 && declared.has(`*.${labels.slice(i).join('.')}`))
}
