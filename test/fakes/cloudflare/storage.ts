import { type Account, newId, type Queue, Refused } from './account.ts'
import type { Routes } from './server.ts'

const NO_QUEUES =
  'Queues are unavailable on the free plan. Please upgrade to a Workers Paid plan to create and use Queues: https://dash.cloudflare.com/workers/plans'

export const storageRoutes: Routes = {
  'GET r2/buckets': ({ account }) => ({ buckets: [...bucketsOf(account)].map(name => ({ name })) }),
  'GET r2/buckets/*': ({ account, path: [name] }) => {
    if (!bucketsOf(account).has(name!)) throw new Refused(404, 10006, 'The specified bucket does not exist.')
    return { name, creation_date: '2026-11-01T00:00:00.000Z' }
  },
  'POST r2/buckets': async ({ account, json }) => {
    const { name } = await json()
    if (bucketsOf(account).has(String(name)))
      throw new Refused(409, 10004, 'The bucket you tried to create already exists, and you own it.')
    account.buckets.add(String(name))
    return { name }
  },
  'DELETE r2/buckets/*': ({ account, path: [name] }) => {
    if (!bucketsOf(account).has(name!)) throw new Refused(404, 10006, 'The specified bucket does not exist.')
    if (objectsIn(account, name!).length > 0)
      throw new Refused(409, 10008, 'The bucket you tried to delete is not empty.')
    account.buckets.delete(name!)
    return {}
  },
  'GET r2/buckets/*/objects': ({ account, path: [name] }) =>
    objectsIn(account, name!).map(object => ({ key: object.slice(name!.length + 1) })),
  'DELETE r2/buckets/*/objects/*/*': ({ account, path: [name, folder, file] }) => {
    account.objects.delete(`${name}/${folder}/${file}`)
    return { key: `${folder}/${file}` }
  },

  'GET storage/kv/namespaces': () => [], // wrangler looks for what Workers sites left

  'GET queues': ({ account, query }) => {
    const names = query.getAll('name')
    return [...account.queues.values()].filter(({ queue_name }) => names.length === 0 || names.includes(queue_name))
  },
  'POST queues': async ({ account, json }) => {
    const { queue_name } = await json()
    if (account.plan === 'free') throw new Refused(403, 100129, NO_QUEUES)
    if (account.queues.has(String(queue_name)))
      throw new Refused(
        409,
        11009,
        `Queue name '${queue_name}' is already taken. Please use a different name and try again.`,
      )
    const queue: Queue = { queue_id: newId().replaceAll('-', ''), queue_name: String(queue_name), consumers: [] }
    account.queues.set(queue.queue_name, queue)
    return queue
  },
  'DELETE queues/*': ({ account, path: [id] }) => {
    account.queues.delete(queueOf(account, id!).queue_name)
    return null
  },
  'GET queues/*/consumers': ({ account, path: [id] }) => queueOf(account, id!).consumers,
  'DELETE queues/*/consumers/*': ({ account, path: [id, consumer] }) => {
    const queue = queueOf(account, id!)
    const left = queue.consumers.filter(({ consumer_id }) => consumer_id !== consumer)
    if (left.length === queue.consumers.length) throw new Refused(404, 10108, 'Consumer does not exist.')
    queue.consumers = left
    return null
  },
  'POST queues/*/consumers': async ({ account, path: [id], json }) => {
    const queue = queueOf(account, id!)
    const body = await consumerOf(account, await json())
    if (queue.consumers.length > 0) throw new Refused(409, 11004, `Queue '${queue.queue_name}' already has a consumer.`)
    const consumer = { consumer_id: newId().replaceAll('-', ''), ...body }
    queue.consumers.push(consumer)
    return consumer
  },
  'PUT queues/*/consumers/*': async ({ account, path: [id, consumer], json }) => {
    const found = queueOf(account, id!).consumers.find(({ consumer_id }) => consumer_id === consumer)
    if (!found) throw new Refused(404, 10108, 'Consumer does not exist.')
    return Object.assign(found, await consumerOf(account, await json()))
  },
}

function bucketsOf(account: Account): Set<string> {
  if (!account.r2Enabled) throw new Refused(403, 10042, 'Please enable R2 through the Cloudflare Dashboard.')
  return account.buckets
}

const objectsIn = (account: Account, bucket: string): string[] =>
  [...account.objects].filter(object => object.startsWith(`${bucket}/`))

function queueOf(account: Account, id: string): Queue {
  const found = [...account.queues.values()].find(({ queue_id }) => queue_id === id)
  if (!found) throw new Refused(404, 10104, `Queue ${id} does not exist`)
  return found
}

function consumerOf(account: Account, body: Record<string, unknown>) {
  const { type, script_name, dead_letter_queue, settings } = body as Record<string, string> & {
    settings: Record<string, unknown>
  }
  if (!account.workers.has(script_name!)) throw new Refused(404, 10007, 'This Worker does not exist on your account.')
  if (dead_letter_queue && !account.queues.has(dead_letter_queue))
    throw new Refused(404, 10104, `Queue ${dead_letter_queue} does not exist`)
  return { type: type!, script: script_name!, ...(dead_letter_queue && { dead_letter_queue }), settings }
}
