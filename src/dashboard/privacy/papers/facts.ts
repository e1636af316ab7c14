import { hostOf } from '../../../pages/legal/notice.ts'
import type { Facts } from '../../../privacy/facts.ts'
import { destinationLabel } from '../../platform-names.ts'
import type { Screen } from '../../screen.ts'

/** The facts of this deployment as sentences. Null: nobody has said it yet. */
export interface Said {
  controllers: readonly string[] | null
  dpo: string | null
  recipients: readonly string[] // beside platforms; empty: none are named
  hosts: readonly string[]
  platforms: readonly string[] // empty: none are connected
  kept: readonly string[] // contacts, by brand
  viewMonths: number
  webhooks: number
  team: string
}

export function saidOf({ t, f }: Screen, facts: Facts): Said {
  const { brands } = facts
  const words = t.privacy.papers.facts
  const joined = (...parts: (string | null)[]) => parts.filter(part => part).join(', ')
  const controllers = brands
    .filter(({ legal }) => legal.company)
    .map(({ legal: { company, form, address, email, phone } }) => joined(company, form, address, email, phone))
  const dpos = unique(brands.flatMap(({ legal }) => legal.dpo ?? []))
  return {
    controllers: controllers.length === brands.length && brands.length > 0 ? unique(controllers) : null,
    dpo: dpos.length > 0 ? dpos.join(', ') : null,
    recipients: unique(brands.flatMap(({ legal }) => legal.recipients)),
    hosts: unique(brands.flatMap(({ legal }) => hostOf(legal) ?? [])),
    platforms: facts.platforms.map(({ destination, lists, events, feeds }) =>
      words.platform(destinationLabel(destination), f.counted(lists), f.counted(feeds), events > 0),
    ),
    kept: brands.map(({ name, legal }) =>
      words.kept(name, legal.retentionMonths === null ? null : f.counted(legal.retentionMonths)),
    ),
    ...{ viewMonths: facts.viewMonths, webhooks: facts.webhooks },
    team: f.list(facts.team.map(({ role, n }) => `${t.roles[role as keyof typeof t.roles] ?? role} (${f.count(n)})`)),
  }
}

const unique = (texts: readonly string[]): string[] => [...new Set(texts)]
