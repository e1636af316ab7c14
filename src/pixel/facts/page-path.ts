import { looksPersonal } from './personal.ts'

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi
const HEX = /(?<![0-9a-z])(?=[a-f]*\d)[0-9a-f]{12,}(?![0-9a-z])/gi // with a digit at least: words are no ids
const DIGITS = /\d{6,}/g

/** 'host/path' of a page without what may name a person: addresses, ids, query, hash. */
export function pagePath(page: string): string {
  const [host = '', ...segments] = page.replace(/[?#].*$/s, '').split('/')
  return [host.replace(/^.*@/, '').toLowerCase(), ...segments.map(scrubbed)].join('/')
}

function scrubbed(segment: string): string {
  const clear = decoded(decoded(segment)) // escapes are sometimes escaped once more
  if (clear.includes('@')) return ':email'
  const safe = clear.replace(UUID, ':id').replace(HEX, ':id').replace(DIGITS, ':id')
  if (looksPersonal(safe)) return ':id'
  return safe === clear ? segment : safe.replace(/[^\w.:~-]/g, encodeURIComponent)
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text // a stray '%' escapes nothing
  }
}
