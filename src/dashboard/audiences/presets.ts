import type { Context } from 'hono'
import { endpointOf } from '../../accounts/endpoint.ts'
import { allAudienceEndpoints } from '../../audiences/all-routes.ts'
import type { Preset } from '../../audiences/presets.ts'
import { askAt } from '../ask.ts'
import type { Dashboard, Screen } from '../screen.ts'
import { type Names, shortCampaignName } from './names.ts'

const PRESETS = endpointOf(allAudienceEndpoints, 'GET', '/audiences/presets')

export async function presetsOf(c: Context<Dashboard>, campaign: string): Promise<Preset[]> {
  const response = await askAt(c, PRESETS, `/audiences/presets?${new URLSearchParams({ campaign })}`)
  return ((await response.json()) as { items: Preset[] }).items
}

/** Those of one campaign are told apart by its name. */
export function nameOf({ language }: Screen, known: Names, { names, rule }: Preset, campaign: string): string {
  const name = names[language]
  return rule.campaigns ? `${name} · ${shortCampaignName(known, campaign)}` : name
}
