/** Content Security Policy, as far as three requests of ours need it (w3.org/TR/CSP3, §6.7.2). */

export type Policy = ReadonlyMap<string, readonly string[]>

/** A header's text holds several policies, each of which has to let a request through. */
export function policiesOf(text: string): Policy[] {
  return text.split(',').flatMap(part => {
    const directives = part.split(';').flatMap(directive => {
      const [name = '', ...sources] = directive.trim().split(/\s+/)
      return name ? [[name.toLowerCase(), sources] as const] : []
    })
    // The first of two directives with one name counts.
    return directives.length > 0 ? [new Map(directives.reverse())] : []
  })
}

export interface Wish {
  directives: readonly string[] // the first that a policy has decides
  url: string
  page: string // the address of the page
  nonce?: string | null | undefined // of the tag; undefined when no nonce can help
}

export interface Block {
  directive: string // that decides
  full: string // that directive, mended
  needsNonce: boolean // no host will do: 'strict-dynamic'
}

/** What of a policy forbids a request, and what it would have to say. Null when it is let through. */
export function blockOf(policy: Policy, wish: Wish): Block | null {
  const directive = wish.directives.find(name => policy.has(name))
  if (!directive) return null
  const sources = policy.get(directive)!
  const trusted = wish.nonce !== undefined && sources.some(source => /^'strict-dynamic'$/i.test(source))
  if (wish.nonce && sources.includes(`'nonce-${wish.nonce}'`)) return null
  if (!trusted && sources.some(source => matches(source, new URL(wish.url), new URL(wish.page)))) return null
  // What falls back to default-src is named, so that nothing else is opened.
  const named = directive === 'default-src' ? wish.directives.at(-2)! : directive
  const kept = sources.filter(source => !/^'none'$/i.test(source))
  return { directive, full: [named, ...kept, new URL(wish.url).origin].join(' '), needsNonce: trusted }
}

function matches(source: string, url: URL, page: URL): boolean {
  if (source === '*') return true
  if (/^'self'$/i.test(source)) return url.origin === page.origin
  if (/^[a-z][a-z\d+.-]*:$/i.test(source)) return isScheme(source.slice(0, -1), url)
  const [, scheme, host = '', port, path = ''] =
    /^(?:([a-z][a-z\d+.-]*):\/\/)?([^/:']+)(?::(\d+|\*))?(\/.*)?$/i.exec(source) ?? []
  if (!host || (scheme ? !isScheme(scheme, url) : !isScheme(page.protocol.slice(0, -1), url))) return false
  const name = host.toLowerCase()
  const fits = name === '*' || (name.startsWith('*.') ? url.hostname.endsWith(name.slice(1)) : url.hostname === name)
  const portFits = !port || port === '*' || port === (url.port || '443')
  return (
    fits && portFits && (path === '' || (path.endsWith('/') ? url.pathname.startsWith(path) : url.pathname === path))
  )
}

/** http also means https: a page may be stricter than its policy. */
const isScheme = (scheme: string, url: URL): boolean =>
  url.protocol === `${scheme.toLowerCase()}:` || (scheme.toLowerCase() === 'http' && url.protocol === 'https:')
