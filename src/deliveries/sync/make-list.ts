import { noteMade, notePublished } from './list-store.ts'
import { ask, type Run, refusal, type Step } from './run.ts'

/** The platform's list, made when there is none yet and ready to take people. When the answer was lost the list is made a
 *  second time: the first one stays there empty. */
export async function makeList(run: Run): Step {
  const { list, now } = run
  if (list.platformList === null) {
    const said = await ask(
      run,
      (call, { lists }) => lists.create({ name: list.name, key: list.id, withValue: list.withValue }, call),
      (answer, { lists }) => lists.created(answer),
    )
    if (!('id' in said)) return said.kind === 'stop' ? said : refusal('reason' in said ? said.reason : 'no-list-id')
    const readyAt = now + run.destination.lists.settleMs
    await noteMade(run.sending.DB, list.id, said.id, readyAt)
    run.list = { ...list, platformList: said.id, readyAt }
  }
  const { publish } = run.destination.lists
  if (publish && !run.list.isPublished) {
    const made = { id: run.list.platformList!, name: list.name }
    const said = await ask(run, call => publish.request(made, call), publish.judge)
    if (said.kind !== 'accepted') return said.kind === 'stop' ? said : refusal(said.reason)
    await notePublished(run.sending.DB, list.id)
    run.list = { ...run.list, isPublished: true }
  }
  const waitMs = run.list.readyAt - now
  return waitMs > 0 ? { kind: 'stop', verdict: 'continued', reason: 'list-settles', waitMs } : null
}
