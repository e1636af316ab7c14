import { type Compiled, compile, endsOf } from './fill.ts'

export interface Html {
  readonly html: string
}

/** What of a page is worked out once: a published page is one object for as long as it is remembered. */
interface Prepared {
  parts: Compiled
  ends: number[] // ms: when something on it is over
  link: string | null
}

const known = new WeakMap<Html, Prepared>()

export function preparedOf(page: Html): Prepared {
  let prepared = known.get(page)
  if (!prepared) {
    const parts = compile(page.html)
    prepared = { parts, ends: endsOf(parts), link: linkOf(page.html) }
    known.set(page, prepared)
  }
  return prepared
}

/** The page's own preload of its picture as a header (RFC 8288): Cloudflare sends it ahead of the page, as 103 Early Hints. */
function linkOf(html: string): string | null {
  const preload = /<link rel="preload" as="image" imagesrcset="([^"]+)" imagesizes="([^"]+)"/.exec(html)
  if (!preload) return null
  const [, srcset = '', sizes = ''] = preload
  const [smallest = ''] = srcset.split(' ')
  return `<${smallest}>; rel=preload; as=image; imagesrcset="${srcset}"; imagesizes="${sizes}"; fetchpriority=high`
}
