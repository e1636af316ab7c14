import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { compile, fill } from '../src/pages/fill.ts'
import { renderPage } from '../src/pages/render.ts'
import { theme } from '../src/pages/theme.ts'
import { findTemplate } from '../templates/index.ts'

export const sampleOf = async (template: string): Promise<Record<string, unknown>> =>
  JSON.parse(await readFile(path.join(import.meta.dirname, '../templates', template, 'sample.json'), 'utf8'))

/** What a visitor gets of the sample with some changes, on some day. */
export async function pageOf(
  template: string,
  changes: Record<string, unknown> = {},
  { now = '2027-01-20T10:00:00Z', utm = '' } = {},
): Promise<string> {
  const html = renderPage({
    template,
    content: findTemplate(template)!.content.parse({ ...(await sampleOf(template)), ...changes }),
    page: { lang: 'fr', locale: 'fr-FR', campaign: 'c', ad: 'a', version: 1, live: true, path: '/c/a' },
    brand: { id: 'b', name: 'Marque', tone: 'vous', phone: null, legal: NOBODY },
    theme: theme([], { primary: null }),
    consentTexts: { contact: 'Oui', ads: 'Oui', version: 'v1' },
  })
  const slots = { view: 'v', token: 't', consent: 'refused', back: '/', origin: 'https://l2l.example', utm }
  return fill(compile(html), { slots, dynamic: {}, stage: null, lang: 'fr', now: Date.parse(now) })
}

const NOBODY = {
  company: null,
  form: null,
  capital: null,
  address: null,
  phone: null,
  email: null,
  registration: null,
  vat: null,
  publisher: null,
  host: { name: 'Host', address: 'Somewhere', phone: null },
}
