import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { build } from 'esbuild'

const DESK_DIR = path.join(import.meta.dirname, '../dashboard')
const OUTPUT = path.join(DESK_DIR, 'script.gen.ts')

/** Bundles the dashboard's script into src/dashboard/script.gen.ts, from which the Worker serves it. */
export async function buildDesk() {
  const { outputFiles } = await build({
    entryPoints: [path.join(DESK_DIR, 'browser/desk.ts')],
    ...{ bundle: true, minify: true, format: 'iife', target: 'es2022', legalComments: 'none', write: false },
  })
  const module = `// Made by src/local/build-desk.mjs.\nexport const SCRIPT = ${JSON.stringify(outputFiles[0].text.trim())}\n`
  const before = await readFile(OUTPUT, 'utf8').catch(() => '')
  if (module !== before) await writeFile(OUTPUT, module)
}
