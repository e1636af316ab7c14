import { readPaste } from '../../campaigns/paste.ts'
import type { Issue } from '../../lib/http.ts'
import { IDENTITY } from '../brands/legal-fields.ts'
import type { Form } from '../form.ts'

export const PAGE_WORDS = ['headline', 'lead', 'offer', 'cta'] as const

/** The form with what was pasted in its place, once for each text that is pasted: what is changed afterwards stays. */
export function refilled(form: Form): Form {
  const { paste = '', read = '' } = form
  if (paste.trim() === '' || paste === read) return form
  const told = Object.entries(readPaste(paste)).filter(([, value]) => value !== null)
  return { ...form, ...Object.fromEntries(told), read: paste }
}

/** The ad, as POST …/ads takes it. What is left empty is left out. */
export function adIn(form: Form) {
  const { headline = '', primaryText = '', description = '', cta, platform, language, template } = form
  const words = PAGE_WORDS.flatMap(name => {
    const text = form[`page.${name}`]?.trim()
    return text ? [[name, text]] : []
  })
  return {
    ...{ headline, primaryText, description, cta, platform, language, template },
    ...(form.adSlug?.trim() && { slug: form.adSlug.trim() }),
    ...(form.externalId?.trim() && { externalId: form.externalId.trim() }),
    ...(form.image && { image: form.image }),
    ...(words.length > 0 && { landing: Object.fromEntries(words) }),
  }
}

/** All of it, as POST /api/campaigns/launch takes it. */
export const launchIn = (form: Form) => ({
  ad: adIn(form),
  locale: form.language === 'en' ? 'en-GB' : 'fr-FR',
  currency: form.currency ?? 'EUR',
  ...(form.name?.trim() && { name: form.name.trim() }),
  ...(form.slug?.trim() && { slug: form.slug.trim() }),
  ...brandIn(form),
})

/** `unnamed`: what a brand is called as long as nobody says. */
export function brandIn(form: Form, unnamed = '') {
  if (form['brand.new']) return { newBrand: newBrandIn(form, unnamed) }
  return form.brand ? { brand: form.brand } : {}
}

function newBrandIn(form: Form, unnamed: string) {
  const legal = IDENTITY.flatMap(name => {
    const text = form[`brand.${name}`]?.trim()
    return text ? [[name, text]] : []
  })
  return { name: form['brand.name']?.trim() || unnamed, legal: Object.fromEntries(legal) }
}

/** Refusals by the name of the field in the form. */
export const atFields = (issues: readonly Issue[]): Issue[] =>
  issues.map(issue => ({ ...issue, path: fieldOf(issue.path) }))

const fieldOf = (path: string): string => FIELDS.reduce((name, [from, to]) => name.replace(from, to), path)

const FIELDS: [RegExp, string][] = [
  [/^ad\.slug$/, 'adSlug'],
  [/^ad\./, ''],
  [/^landing\./, 'page.'],
  [/^newBrand\.(?:legal\.)?/, 'brand.'],
  [/^id$/, 'brand.name'],
]
