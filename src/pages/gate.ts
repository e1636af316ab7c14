import type { Ad } from '../campaigns/schema.ts'
import { BROKEN_BELOW } from '../match/score.ts'
import { matchOf } from './match.ts'
import type { Snapshot } from './snapshot.ts'

/** One TCP flight: what a phone gets before it has to ask for more. */
const MAX_HTML_GZIP_BYTES = 14 * 1024

export interface Check {
  id: 'match' | 'weight' | 'legal-identity'
  ok: boolean
  message: string // what was found, and what to do when it is not enough
  overridden?: string // the reason written by whoever published all the same
}

/** Everything that stands between a draft and its visitors. Blocking checks are all listed, never just the first. */
export async function runGate(
  s: Snapshot,
  ad: Ad,
  html: string,
  override: { match?: string | undefined },
): Promise<Check[]> {
  const gzip = await gzipBytes(html)
  const match = matchOf(ad, html)
  const lost = match.parts.flatMap(part => part.lost.map(({ token }) => token)).slice(0, 8)
  const missing = (['company', 'address', 'email', 'publisher'] as const).filter(key => !s.brand.legal[key])
  return [
    {
      id: 'match',
      ok: match.score >= BROKEN_BELOW || override.match !== undefined,
      message: `The page keeps ${match.score} % of what the ad says${lost.length > 0 ? `; missing: ${lost.join(', ')}` : ''}. At least ${BROKEN_BELOW} is needed, or a written reason.`,
      ...(match.score < BROKEN_BELOW && override.match !== undefined && { overridden: override.match }),
    },
    {
      id: 'weight',
      ok: gzip <= MAX_HTML_GZIP_BYTES,
      message: `${gzip} bytes of HTML and CSS, compressed; the limit is ${MAX_HTML_GZIP_BYTES}.`,
    },
    {
      id: 'legal-identity',
      ok: missing.length === 0,
      message:
        missing.length === 0
          ? 'The brand says who publishes the page.'
          : `The law wants the publisher under every page. Missing in the brand's legal identity: ${missing.join(', ')}. PATCH /api/brands/${s.brand.id}`,
    },
  ]
}

async function gzipBytes(text: string): Promise<number> {
  const zipped = new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'))
  return (await new Response(zipped).arrayBuffer()).byteLength
}
