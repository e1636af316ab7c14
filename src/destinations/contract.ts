/** 'plain': the platform's own upload page hashes in the browser. 'hashed': SHA-256 as that platform wants it. */
export const FORMS = ['plain', 'hashed'] as const
export type Form = (typeof FORMS)[number]

/** One person, as a list file may name them. `phone` is E.164 with +, `country` ISO 3166-1 alpha-2. */
export interface Listed {
  email: string | null
  phone: string | null
  first_name: string | null
  last_name: string | null
  country: string | null
  zip?: string | null
}

/** An ad platform: facts and pure functions, one file each. Sends nothing, knows no clock. */
export interface Destination {
  name: string
  label: string
  listFile: {
    header: readonly string[]
    form: Form // what the platform prefers
    /** As many cells as the header, or null when nothing in it could be matched. */
    row: (who: Listed, form: Form) => Promise<string[] | null>
  }
  minimumMembers: number // below it the platform does not serve the audience
  clickIds: readonly string[] // query parameters that the platform adds to a click
  urlMacros: string // query string for the ad's URL; the platform fills it in
}
