import { destinations } from '../../destinations/index.ts'
import type { Screen } from '../screen.ts'
import { reportName } from '../spend/fields.tsx'
import type { Facts } from './facts.ts'
import { daysMissing, type Step } from './steps.ts'

const SHOWN = 4

type Say = (screen: Screen, facts: Facts, now: number) => string[]

/** What is known of each thing to connect, a line each; nothing while nothing is. */
export const SAID: Record<Step, Say> = {
  pixel: ({ t, f }, { hosts, sightings }) =>
    sightings.length > 0
      ? sightings.slice(0, SHOWN).map(({ host, page, at }) => t.hub.said.seen(host, page, f.moment(at)))
      : hosts.slice(0, SHOWN).map(({ host }) => t.hub.said.unseen(host)),

  platforms: ({ t, f }, { platforms }) => {
    const { said } = t.hub
    const { connections, last } = platforms!
    const lines = connections
      .slice(0, SHOWN)
      .map(({ name, destination, paused, failures }) =>
        (paused ? said.paused : failures > 0 ? said.failing : said.works)(
          `${destinations[destination].label}, ${name}`,
        ),
      )
    return last ? [...lines, said.lastSending(f.moment(last.at), f.counted(last.members))] : lines
  },

  spend: (screen, { spend }, now) =>
    spend.slice(0, SHOWN).map(({ platform, to }) => {
      const { t, f } = screen
      return t.hub.said.spend(reportName(screen, platform), f.day(to), f.counted(daysMissing(to, now)))
    }),

  crm: ({ t, f }, { crm }) => {
    const last = crm!.last
    return last ? [t.hub.said.crm(t.crm.kinds[last.kind].name, f.moment(last.at), f.counted(last.rows))] : []
  },

  webhooks: ({ t, f }, { webhooks }) =>
    webhooks!.slice(0, SHOWN).map(({ name, disabledAt, failures, dead, lastSentAt }) => {
      const { said } = t.hub
      if (disabledAt !== null) return said.off(name)
      if (failures > 0) return said.failing(name)
      if (dead > 0) return said.lost(name, f.counted(dead))
      return lastSentAt === null ? said.unsent(name) : said.sent(name, f.moment(lastSentAt))
    }),

  mail: ({ t }, { sender }) => (sender ? [t.hub.said.sender(sender.email)] : []),

  legal: ({ t }, { brands, gaps }) =>
    brands
      .slice(0, SHOWN)
      .map(({ id, name }) => (gaps!.some(({ brand }) => brand === id) ? t.hub.said.gap : t.hub.said.named)(name)),

  domain: ({ t }, { brands }) =>
    brands
      .slice(0, SHOWN)
      .map(({ name, domain }) => (domain ? t.hub.said.domain(name, domain) : t.hub.said.ours(name))),
}
