import type { Said } from '../wrangler.ts'

/** What a deployment consists of, by name. */
export interface Deployment {
  workers: string[] // the one that others are bound to comes last
  databases: string[]
  buckets: string[]
  queues: string[]
  consumers: { queue: string; worker: string }[]
}

interface Account {
  wrangler: (args: string[]) => Promise<Said>
  /** Deletes every object. Null: done; else why not. */
  empty: (bucket: string) => Promise<string | null>
}

interface Step {
  what: string
  act: (account: Account) => Promise<Said>
}

/** Nothing that is still used goes first: consumers, then Workers, then what they were bound to. The bucket and the database, which
 *  cannot be made again, are the last. */
export const stepsFor = ({ workers, databases, buckets, queues, consumers }: Deployment): Step[] => [
  ...consumers.map(({ queue, worker }) =>
    by(`consumer ${worker} of queue ${queue}`, ['queues', 'consumer', 'remove', queue, worker]),
  ),
  ...workers.map(name => by(`Worker ${name}, with its secrets and clock`, ['delete', name, '--force'])),
  ...queues.map(name => by(`queue ${name}, with what waits in it`, ['queues', 'delete', name])),
  ...buckets.map(bucket => ({
    what: `bucket ${bucket}, with every picture and font`,
    act: async (account: Account) => {
      const first = await account.wrangler(['r2', 'bucket', 'delete', bucket])
      if (first.ok || isGone(first)) return first
      const why = await account.empty(bucket)
      return why === null ? account.wrangler(['r2', 'bucket', 'delete', bucket]) : { ok: false, stdout: '', all: why }
    },
  })),
  ...databases.map(name =>
    by(`database ${name}, with every lead, page and count`, ['d1', 'delete', name, '--skip-confirmation']),
  ),
]

const by = (what: string, args: string[]): Step => ({ what, act: ({ wrangler }) => wrangler(args) })

// In the words and numbers that Cloudflare and wrangler have for what is not there.
const GONE =
  /does not exist|not exist on|could not be found|couldn't find|not found|no worker consumer|\[code: (10006|10007|10090|10104|10108|7404)\]/i
const isGone = ({ all }: Said): boolean => GONE.test(all)

/** Goes on past what is gone already; gives what is still there, and why. */
export async function takeDown(
  deployment: Deployment,
  account: Account,
  tell: (line: string) => void,
): Promise<{ what: string; why: string }[]> {
  const left: { what: string; why: string }[] = []
  for (const { what, act } of stepsFor(deployment)) {
    const said = await act(account)
    if (said.ok) tell(`✓ ${what}`)
    else if (isGone(said)) tell(`✓ ${what} (was gone)`)
    else {
      tell(`✗ ${what}`)
      left.push({ what, why: said.all.trim() })
    }
  }
  return left
}
