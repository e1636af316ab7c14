/** `_fbc` and `_fbp`, as Meta's pixel writes them: fb.<index of the domain>.<ms>.<payload>, to which its Parameter Builder adds
 *  a fifth part (developers.facebook.com, fbp-and-fbc). The payload of `_fbc` is a fbclid. */
interface MetaId {
  at: number // ms
  payload: string
}

export function parseMetaId(text: string): MetaId | null {
  const [, at, payload] = /^fb\.\d{1,2}\.(\d{1,15})\.([\w-]{1,500})(?:\.[\w-]{1,20})?$/.exec(text) ?? []
  return at && payload ? { at: Number(at), payload } : null
}

/** The cookie, unless this link was clicked after it was set: a new click takes its place. `seenAt`: when the fbclid was first
 *  seen, ms. The index is 1 where no cookie tells another. */
export function fbcOf(cookie: string, fbclid: string, seenAt: number): string | null {
  const known = parseMetaId(cookie)
  if (known && (!fbclid || known.payload === fbclid)) return cookie
  const made = `fb.1.${seenAt}.${fbclid}`
  return parseMetaId(made) ? made : null
}
