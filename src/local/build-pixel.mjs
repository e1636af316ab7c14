import { createHash } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { minify } from 'terser'

const PIXEL_DIR = path.join(import.meta.dirname, '../pixel')
const OUTPUT = path.join(PIXEL_DIR, 'script.gen.ts')

/** Bundles the browser script into src/pixel/script.gen.ts, which the worker serves as /p.js. Building takes some
 *  20 ms, so it always builds; it writes only what changed, so that a watcher is not woken for nothing. */
export async function buildPixel() {
  const { outputFiles } = await build({
    entryPoints: [path.join(PIXEL_DIR, 'browser/pixel.ts')],
    bundle: true,
    target: 'es2021',
    format: 'esm',
    legalComments: 'none',
    write: false,
  })
  // Conditions written out compress better than chains of && and ?:, measured.
  const { code } = await minify(outputFiles[0].text, {
    ...{ ecma: 2020, module: true },
    compress: {
      passes: 5,
      unsafe: true,
      unsafe_arrows: true,
      pure_getters: true,
      conditionals: false,
      unsafe_comps: true,
      lhs_constants: false,
    },
  })
  const script = `try{(()=>{${code.replace(/;$/, '')}})()}catch{}`
  const etag = `"${createHash('sha256').update(script).digest('hex').slice(0, 16)}"`
  const module = `// Made by src/local/build-pixel.mjs.\nexport const PIXEL = ${JSON.stringify(script)}\nexport const PIXEL_ETAG = ${JSON.stringify(etag)}\n`
  const before = await readFile(OUTPUT, 'utf8').catch(() => '')
  if (module !== before) await writeFile(OUTPUT, module)
  return { script, gzipBytes: gzipSync(script, { level: 9 }).length }
}

if (process.argv[1] === import.meta.filename) {
  const { gzipBytes } = await buildPixel()
  console.info(`p.js: ${gzipBytes} bytes gzip`)
}
