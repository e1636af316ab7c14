import { expect, test } from 'vitest'
import { type Deployment, takeDown } from '../src/local/uninstall/steps.ts'
import { deploymentOf } from '../src/local/uninstall/uninstall.ts'
import type { Said } from '../src/local/wrangler.ts'

const DEPLOYMENT: Deployment = {
  workers: ['like2lead', 'like2lead-team'],
  databases: ['like2lead'],
  buckets: ['like2lead-files'],
  queues: ['beacons', 'dead'],
  consumers: [
    { queue: 'beacons', worker: 'like2lead' },
    { queue: 'dead', worker: 'like2lead' },
  ],
}

/** An account that deletes a thing once, in Cloudflare's words, and refuses what is still used. */
function account(objects = 3) {
  const there = new Set([
    'queue beacons',
    'queue dead',
    'worker like2lead',
    'worker like2lead-team',
    'bucket',
    'database',
  ])
  const consumers = new Set(['beacons', 'dead'])
  const refused = new Set<string>()
  const state = { there, consumers, refused, objects }
  const said = (ok: boolean, all = ''): Said => ({ ok, stdout: '', all })
  const drop = (thing: string, code: number) =>
    refused.has(thing)
      ? said(false, 'Internal error [code: 10000]')
      : there.delete(thing)
        ? said(true)
        : said(false, `[code: ${code}]`)
  const wrangler = async (args: string[]): Promise<Said> => {
    const [first, second, third, fourth] = args
    if (first === 'queues' && second === 'consumer')
      return consumers.delete(fourth!) ? said(true) : said(false, `No worker consumer of queue ${fourth}`)
    if (first === 'queues')
      return consumers.has(third!) ? said(false, 'The queue has a consumer') : drop(`queue ${third}`, 10104)
    if (first === 'delete') {
      if (second === 'like2lead-team' && there.has('worker like2lead')) return said(false, 'like2lead is bound to it')
      return drop(`worker ${second}`, 10090)
    }
    if (first === 'r2')
      return state.objects > 0 ? said(false, 'The bucket is not empty [code: 10008]') : drop('bucket', 10006)
    if (first === 'd1') return drop('database', 7404)
    throw new Error(`wrangler ${args.join(' ')}`)
  }
  const empty = async () => {
    state.objects = 0
    return null
  }
  return Object.assign(state, { wrangler, empty })
}

const quietly = () => {}

test('uninstalling deletes everything, nothing while it is still used', async () => {
  const all = account()
  expect(await takeDown(DEPLOYMENT, all, quietly)).toEqual([])
  expect([[...all.there], [...all.consumers], all.objects]).toEqual([[], [], 0])
})

test('uninstalled twice, it says of each thing that it was gone', async () => {
  const all = account()
  await takeDown(DEPLOYMENT, all, quietly)
  const lines: string[] = []
  expect(await takeDown(DEPLOYMENT, all, line => lines.push(line))).toEqual([])
  expect(lines).toHaveLength(8)
  expect(lines.filter(line => !line.endsWith('(was gone)'))).toEqual([])
})

test('what Cloudflare refuses to delete is named with its reason, and the rest goes all the same', async () => {
  const all = account()
  all.refused.add('queue dead')
  expect(await takeDown(DEPLOYMENT, all, quietly)).toEqual([
    { what: 'queue dead, with what waits in it', why: 'Internal error [code: 10000]' },
  ])
  expect([...all.there]).toEqual(['queue dead'])
  all.refused.clear()
  expect(await takeDown(DEPLOYMENT, all, quietly)).toEqual([])
  expect(all.there.size).toBe(0)
})

test('a bucket that cannot be emptied stays, and says where it can be', async () => {
  const all = Object.assign(account(), { empty: async () => 'Empty the bucket at …' })
  expect(await takeDown(DEPLOYMENT, all, quietly)).toEqual([
    { what: 'bucket like2lead-files, with every picture and font', why: 'Empty the bucket at …' },
  ])
})

test('everything that a deployment makes is what the two configuration files name', () => {
  const { workers, databases, buckets, queues, consumers } = deploymentOf()
  expect({ workers, databases, buckets, queues }).toEqual({
    workers: ['like2lead', 'like2lead-team'],
    databases: ['like2lead'],
    buckets: ['like2lead-files'],
    queues: ['like2lead-beacons', 'like2lead-beacons-dead'],
  })
  expect(consumers.map(({ queue }) => queue)).toEqual(queues)
})
