import { Hono } from 'hono'
import type { Dashboard } from './screen.ts'

/** Addresses that forms are sent to, and that show no page by themselves: each leads to the nearest page above it. There the
 *  language links of a page that answers a form lead, and its address when it is opened again. */
export function formAddresses(pages: Hono<Dashboard>): Hono<Dashboard> {
  const [shown, sent] = [pathsOf(pages, 'GET'), pathsOf(pages, 'POST')]
  const addresses = new Hono<Dashboard>()
  for (const path of sent.difference(shown)) {
    const below = path.split('/').length - pageAbove(path, shown).split('/').length
    addresses.get(path, (c, next) => {
      const { pathname, search } = c.var.screen.url
      // A form's ':action' is also the place of a page beside it: '…/:ad/experiment'.
      const sibling = path.slice(0, path.lastIndexOf('/')) + pathname.slice(pathname.lastIndexOf('/'))
      if (shown.has(sibling)) return next()
      return c.redirect(pathname.split('/').slice(0, -below).join('/') + search)
    })
  }
  return addresses
}

const pathsOf = ({ routes }: Hono<Dashboard>, method: string): Set<string> =>
  new Set(routes.filter(route => route.method === method).map(({ path }) => (path === '/' ? '' : path)))

function pageAbove(path: string, shown: ReadonlySet<string>): string {
  const above = path.slice(0, path.lastIndexOf('/'))
  return above === '' || shown.has(above) ? above : pageAbove(above, shown)
}
