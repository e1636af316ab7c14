import { countryCode } from '../../destinations/country.ts'

/** ISO 3166-1 alpha-2 of a code or of an English or French name; null when there is no such country. */
export function countryIn(text: string): string | null {
  const code = countryCode(text)
  if (code === '') return null
  const region = new Intl.Locale('und', { region: code }).region ?? '' // UK is GB
  return names.of(region) === undefined ? null : region
}

const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' })
