import packageJson from '../../package.json' with { type: 'json' }
import { criteriaOf } from '../audiences/criteria.ts'
import { listMembers, type Member } from '../audiences/members.ts'
import type { Audience } from '../audiences/schema.ts'
import type { Destination } from '../destinations/contract.ts'
import type { Form } from '../destinations/contract-lists.ts'
import { type Columns, headOf } from './export-columns.ts'
import { lineOf, type OutFile } from './export-file.ts'
import { listedOf } from './listed.ts'
import { linesOf } from './prepared.ts'
import { gapsOfRule } from './privacy-clause.ts'

export interface AudienceOrder {
  audience: Audience
  destination: Destination
  form: Form
  columns: Columns
  now: number
}

/** The people of an audience as the destination's list file. */
export async function audienceFile(env: Pick<Env, 'DB' | 'DATA_KEY'>, order: AudienceOrder): Promise<OutFile> {
  const { audience, destination, form, columns, now } = order
  const { listFile } = destination
  const criteria = await criteriaOf(env.DB, audience, now)
  const pages = () => listMembers(env.DB, criteria)
  const recipe = {
    name: `${destination.name}.${form}.${columns.kept}.${packageJson.version}`,
    make: async (member: Member, sealed: string) =>
      lineOf(await listFile.row(await listedOf(env.DATA_KEY, member, sealed), form), columns),
  }
  return {
    // Not the audience's name: it may say more about these people than the file should.
    name: `audience-${destination.name}.csv`,
    form,
    head: headOf(listFile, columns),
    bom: listFile.bom ?? false,
    gaps: await gapsOfRule(env.DB, audience),
    recipe: [destination.name, form, columns.kept],
    facts: pages,
    lines: () => linesOf(env, recipe, pages(), now),
  }
}
