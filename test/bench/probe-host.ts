import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { convertV4MiniflareOptions, Miniflare, NoOpLog } from 'miniflare'
import { bundle } from '../../src/local/bundle.ts'
import { migrate } from '../../src/local/migrate.ts'

/** A Worker of the benches, alone with an empty database that has every migration. */
export async function probeHost(
  source: string,
  folder = mkdtempSync(path.join(tmpdir(), 'like2lead-')),
): Promise<{ miniflare: Miniflare; db: D1Database }> {
  const script = await bundle(source)
  const miniflare = new Miniflare(
    convertV4MiniflareOptions({
      workers: [
        {
          name: 'probe',
          modules: [{ type: 'ESModule', path: script }],
          modulesRoot: path.dirname(script),
          compatibilityDate: '2026-10-20',
          d1Databases: { DB: 'probe' },
        },
      ],
      resourcePersistencePath: folder,
      log: new NoOpLog(),
    }),
  )
  const db = (await miniflare.getD1Database('DB', 'probe')) as unknown as D1Database
  await migrate(db)
  return { miniflare, db }
}
