import { attribute, type Element, elementsOf } from '../../lib/html.ts'
import type { Snapshot } from '../snapshot.ts'
import { type Check, judged } from './check.ts'
import { found } from './found.ts'

/** LCEN art. 1-1: who publishes the page, one click away at most. */
export function legalCheck(pages: readonly Element[], brand: Pick<Snapshot['brand'], 'id' | 'legal'>): Check {
  const missing = (['company', 'address', 'email', 'publisher'] as const).filter(key => !brand.legal[key])
  const notice = `/legal/${brand.id}/notice`
  const unlinked = pages.some(page => ![...elementsOf(page)].some(each => attribute(each, 'href') === notice))
  return judged(
    'legal-identity',
    'block',
    [
      ...(missing.length > 0
        ? [found('brand.legal', 'publisher-missing', { missing: missing.join(', '), brand: brand.id })]
        : []),
      ...(unlinked ? [found('footer', 'notice-unlinked', { url: notice })] : []),
    ],
    'The brand says who publishes the page.',
  )
}

const ALLOWED = /^(https|mailto|tel|sms):/i

/** A link goes somewhere safe, and an anchor somewhere that is there. */
export function linksCheck(pages: readonly Element[]): Check {
  const faults = pages.flatMap(page => {
    const all = [...elementsOf(page)]
    const ids = new Set(all.map(each => attribute(each, 'id')))
    const links = all.flatMap(each => {
      const url = attribute(each, each.tag === 'form' ? 'action' : 'href')
      return ['a', 'area', 'form'].includes(each.tag) && url !== null ? [url.trim()] : []
    })
    return links.flatMap(url => {
      if (url.startsWith('#')) {
        if (ids.has(url.slice(1))) return []
        return [found(url, 'dead-anchor', { url })]
      }
      if (ALLOWED.test(url) || /^\/(?!\/)/.test(url)) return []
      return [found(url.slice(0, 80), 'unsafe-link', { url: url.slice(0, 80) })]
    })
  })
  return judged('links', 'block', faults, 'Every link leads somewhere safe.')
}
