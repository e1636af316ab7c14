import { chanceBelow, posterior } from '../../lib/statistics/beta.ts'
import { sumOf } from '../../lib/sum.ts'
import type { Marks } from '../marks.ts'
import { type Share, share } from '../stages.ts'
import { SURE } from '../sure.ts'

interface Field {
  name: string // as the page has it
  reached: number // views in which somebody came to it
  left: number // views in which it is the last that they came to, and nothing was sent
  leaving: Share // left among reached
}

/** What became of the forms that people began. Every count is one of views. */
export interface FormReport {
  started: number
  sent: number
  fields: Field[] // most come to the first
  elsewhere: number // left, at a field without a name or before names were noted
  stop: string | null // the field at which surely most leave
}

/** Of {"started": 12, "sent": 5, "reached email": 12, "left phone": 4}. */
export function formOf(counts: Marks): FormReport {
  const { started = 0, sent = 0 } = counts
  const fields = Object.keys(counts)
    .filter(mark => mark.startsWith(REACHED))
    .map(mark => fieldOf(mark.slice(REACHED.length), counts))
    .sort((a, b) => b.reached - a.reached || b.left - a.left || a.name.localeCompare(b.name))
  const named = sumOf(fields, ({ left }) => left)
  return { started, sent, fields, elsewhere: started - sent - named, stop: stopOf(fields) }
}

const REACHED = 'reached '

function fieldOf(name: string, counts: Marks): Field {
  const reached = counts[REACHED + name] ?? 0
  const left = counts[`left ${name}`] ?? 0
  return { name, reached, left, leaving: share(left, reached) }
}

/** More leave there than at the next: of those who leave at one of the two, surely over half. */
function stopOf(fields: readonly Field[]): string | null {
  const [most, next] = fields.toSorted((a, b) => b.left - a.left)
  if (!most || most.left === 0) return null
  const isMost = chanceBelow(posterior(most.left, most.left + (next?.left ?? 0)), 0.5) <= 1 - SURE
  return isMost ? most.name : null
}
