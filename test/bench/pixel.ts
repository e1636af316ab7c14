import { buildPixel } from '../../src/local/build-pixel.mjs'
import type { Figure } from './bench.ts'

export async function pixel(): Promise<Figure[]> {
  const { gzipBytes } = await buildPixel()
  return [{ what: 'p.js, gzip', figure: gzipBytes, unit: 'B', limit: '≤ 2600', ok: gzipBytes <= 2600 }]
}
