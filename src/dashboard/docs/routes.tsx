import { Hono } from 'hono'
import { trimTrailingSlash } from 'hono/trailing-slash'
import type { Endpoint } from '../../accounts/endpoint.ts'
import { openApi } from '../../accounts/openapi.ts'
import { headers, screen } from '../guard.tsx'
import { Message } from '../message.tsx'
import { page } from '../page.tsx'
import type { Dashboard } from '../screen.ts'
import { groupsOf, listsOf } from './catalogue.ts'
import { GroupPage } from './group.tsx'
import { Overview } from './overview.tsx'

/** /api/docs: how to call the API, for anybody: it describes no secret. All of it comes from the description that
 *  /api/openapi.json gives, and from what its examples answered on the demo. */
export const docs = (endpoints: readonly Endpoint[]) => {
  const groups = (url: string) => {
    const { origin } = new URL(url)
    const described = openApi(endpoints, origin)
    return { origin, groups: groupsOf(described, origin), lists: listsOf(described) }
  }
  return new Hono<Dashboard>()
    .use((c, next) => {
      c.set('now', Date.now())
      return next()
    })
    .use(headers, trimTrailingSlash(), screen)

    .get('/', c => {
      const { screen } = c.var
      const q = (c.req.query('q') ?? '').slice(0, 100)
      return page(c, screen.t.docs.title, <Overview screen={screen} q={q} {...groups(c.req.url)} />)
    })

    .get('/:group', c => {
      const { screen } = c.var
      const { docs, errors } = screen.t
      const { groups: all, ...at } = groups(c.req.url)
      const group = all.find(({ name }) => name === c.req.param('group'))
      if (!group)
        return page(c, errors.notFound, <Message screen={screen} title={errors.notFound} how={docs.noGroup} />, 404)
      return page(c, `${docs.nameOf(group.name)} · ${docs.title}`, <GroupPage screen={screen} group={group} {...at} />)
    })
}
