import type { Context } from 'hono'
import { endpointOf } from '../../accounts/endpoint.ts'
import { may } from '../../accounts/roles.ts'
import type { Brand } from '../../brands/schema.ts'
import { listBrands } from '../../brands/store.ts'
import { type Imported, listImports } from '../../contacts/crm/imports.ts'
import { type Sender, senderOf } from '../../deliveries/mail.ts'
import { connectionEndpoints } from '../../deliveries/platforms/connection-routes.ts'
import type { Connection } from '../../deliveries/platforms/connection-schema.ts'
import { type Gap, privacyGaps } from '../../deliveries/privacy-clause.ts'
import { listSendings, type Sending } from '../../deliveries/register.ts'
import { webhookEndpoints } from '../../deliveries/webhook-routes.ts'
import { type Listed, listHosts } from '../../pixel/hosts/hosts.ts'
import { listSightings, type Sighting } from '../../pixel/install/sightings.ts'
import { latestImports } from '../../spend/imports.ts'
import { allOf } from '../ask.ts'
import type { Dashboard } from '../screen.ts'
import type { Hook } from '../webhooks/shown.ts'

/** What is connected, and since when nothing came. Null: not for the viewer's role. */
export interface Facts {
  hosts: Listed[] // declared by the team; brands' domains apart
  sightings: Sighting[]
  platforms: { connections: Connection[]; last: Sending | null } | null
  spend: { platform: string; at: number; to: string }[]
  crm: { last: Imported | null } | null
  webhooks: Hook[] | null
  sender: Sender | null
  brands: Brand[]
  gaps: Gap[] | null
}

const CONNECTIONS = endpointOf(connectionEndpoints, 'GET', '/connections')
const WEBHOOKS = endpointOf(webhookEndpoints, 'GET', '/webhooks')
const SHOWN = 100

export async function loadFacts(c: Context<Dashboard>): Promise<Facts> {
  const { DB, MAIL_FROM } = c.env
  const { role } = c.var.actor
  const [hosts, sightings, platforms, spend, crm, webhooks, brands, gaps] = await Promise.all([
    listHosts(DB, '', SHOWN),
    listSightings(DB),
    may(role, 'analyst') ? platformsOf(c) : null,
    latestImports(DB),
    may(role, 'analyst') ? listImports(DB, '', 0).then(([last = null]) => ({ last })) : null,
    may(role, 'editor') ? allOf<Hook>(c, WEBHOOKS) : null,
    listBrands(DB, '', SHOWN),
    may(role, 'analyst') ? privacyGaps(DB, []) : null,
  ])
  const declared = hosts.filter(({ brand }) => brand === null)
  return { hosts: declared, sightings, platforms, spend, crm, webhooks, sender: senderOf(MAIL_FROM), brands, gaps }
}

async function platformsOf(c: Context<Dashboard>) {
  const [connections, [last = null]] = await Promise.all([
    allOf<Connection>(c, CONNECTIONS),
    listSendings(c.env.DB, '', 0),
  ])
  return { connections, last }
}
