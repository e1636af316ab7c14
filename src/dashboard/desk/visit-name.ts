import { STAGES } from '../../../templates/kit/slots.ts'
import { FIRST, stageVisit } from '../../pages/visits.ts'
import type { Screen } from '../screen.ts'

/** A declared value of a dynamic text names itself: 'city = Lyon'. */
export function visitName({ t }: Screen, visit: string): string {
  if (visit === FIRST) return t.desk.score.first
  const stage = STAGES.find(name => stageVisit(name) === visit)
  return stage ? t.desk.score.stage(t.desk.stages[stage]) : visit
}
