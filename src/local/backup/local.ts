import { readFileSync, writeFileSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { convertV4MiniflareOptions, Miniflare, NoOpLog } from 'miniflare'
import { presentD1File, STATE } from '../state.ts'
import { bindings, type Place } from './place.ts'

/** This machine. The product may run meanwhile: SQLite copies its file as of one moment. */
export function local(state = STATE): Place {
  const bucket = openBucket(state)
  return {
    from: 'local',
    copy: async ({ localId }, file) => {
      const live = new DatabaseSync(presentD1File(state, localId), { readOnly: true })
      live.prepare('VACUUM INTO ?').run(file)
      live.close()
      return { bookmark: null }
    },
    download: async (key, file) => {
      const bytes = await bucket.get(key)
      if (bytes) writeFileSync(file, bytes)
      return bytes !== null
    },
    close: bucket.close,
  }
}

/** The bucket as the local runtime keeps it below `state`. */
export function openBucket(state: string) {
  const { bucket } = bindings()
  const miniflare = new Miniflare(
    convertV4MiniflareOptions({
      modules: true,
      script: 'export default {}',
      r2Buckets: { FILES: bucket },
      resourcePersistencePath: state,
      log: new NoOpLog(),
    }),
  )
  const opened = miniflare.getR2Bucket('FILES') as unknown as Promise<R2Bucket>
  return {
    get: async (key: string): Promise<Uint8Array | null> => {
      const found = await (await opened).get(key)
      return found ? new Uint8Array(await found.arrayBuffer()) : null
    },
    put: async (key: string, file: string, contentType: string): Promise<void> => {
      await (await opened).put(key, readFileSync(file), { httpMetadata: { contentType } })
    },
    close: () => miniflare.dispose(),
  }
}
