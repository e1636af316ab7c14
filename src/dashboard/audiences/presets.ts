import type { Context } from 'hono'
import { endpointOf } from '../../accounts/endpoint.ts'
import { allAudienceEndpoints } from '../../audiences/plan-routes.ts'
import type { Preset } from '../../audiences/presets.ts'
import { askAt } from '../ask.ts'
import type { Dashboard, Screen } from '../screen.ts'
import { campaignName, type Names } from './names.ts'

const PRESETS = endpointOf(allAudienceEndpoints, 'GET', '/audiences/presets')
const NAME_ROOM = 60 // characters of a campaign's name: with a preset's within the 120 of an audience's

export async function presetsOf(c: Context<Dashboard>, campaign: string): Promise<Preset[]> {
  const response = await askAt(c, PRESETS, `/audiences/presets?${new URLSearchParams({ campaign })}`)
  return ((await response.json()) as { items: Preset[] }).items
}

/** Those of one campaign are told apart by its name. */
export function nameOf({ language }: Screen, known: Names, { names, rule }: Preset, campaign: string): string {
  const name = names[language]
  return rule.campaigns ? `${name} · ${[...campaignName(known, campaign)].slice(0, NAME_ROOM).join('')}` : name
}
