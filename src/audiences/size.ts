import { type DestinationName, destinationNames, destinations } from '../destinations/index.ts'
import { criteriaOf } from './criteria.ts'
import { countBrowsers, countPeople } from './members.ts'
import type { Rule } from './schema.ts'

export interface Size {
  people: number
  visitors: number
  destinations: Record<DestinationName, { rows: number; minimum: number; enough: boolean }>
}

/** `rows`: lines of the list file, one per person, as every contact has an e-mail or a phone. How many of them the
 *  platform recognises, only the platform knows. */
export async function audienceSize(db: D1Database, rule: Rule, now: number): Promise<Size> {
  const criteria = await criteriaOf(db, rule, now)
  const [people, visitors] = await Promise.all([countPeople(db, criteria), countBrowsers(db, criteria)])
  const reach = destinationNames.map(name => {
    const minimum = destinations[name].minimumMembers
    return [name, { rows: people, minimum, enough: people >= minimum }]
  })
  return { people, visitors, destinations: Object.fromEntries(reach) as Size['destinations'] }
}
