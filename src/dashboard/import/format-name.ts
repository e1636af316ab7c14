import type { FORMATS } from '../../pages/drafts/import-endpoints.ts'
import { PLATFORM_NAMES } from '../platform-names.ts'
import type { Screen } from '../screen.ts'

export type FormatName = (typeof FORMATS)[number]

/** What a file is an export of. */
export function formatName({ t }: Screen, format: FormatName): string {
  if (format === 'auto') return t.importing.auto
  if (format === 'csv') return t.importing.own
  return format === 'json' ? t.importing.json : PLATFORM_NAMES[format]
}
