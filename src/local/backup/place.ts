import path from 'node:path'
import { unstable_readConfig } from 'wrangler'
import * as z from 'zod'
import { ROOT } from '../setup.mjs'

/** Where the product keeps its data: this machine, or a Cloudflare account. */
export interface Place {
  from: 'local' | 'cloudflare'
  /** Writes a copy of the database into `file`, as of one moment. */
  copy: (database: Database, file: string) => Promise<{ bookmark: string | null }>
  /** Writes an object of the bucket into `file`. False: there is none. */
  download: (key: string, file: string) => Promise<boolean>
  close: () => Promise<void>
}

interface Database {
  binding: string
  name: string
  localId: string // what the local runtime derives its file's name from
}

const named = z.object({
  d1_databases: z
    .array(z.object({ binding: z.string(), database_name: z.string(), database_id: z.string().optional() }))
    .min(1),
  r2_buckets: z.tuple([z.object({ bucket_name: z.string() })]),
})

/** The databases and the bucket that wrangler.toml names. */
export function bindings(): { databases: Database[]; bucket: string } {
  const { d1_databases, r2_buckets } = named.parse(unstable_readConfig({ config: path.join(ROOT, 'wrangler.toml') }))
  return {
    databases: d1_databases.map(({ binding, database_name, database_id }) => ({
      binding,
      name: database_name,
      localId: database_id ?? binding,
    })),
    bucket: r2_buckets[0].bucket_name,
  }
}
