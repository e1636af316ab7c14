import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { compile, fill } from '../src/pages/fill.ts'
import { theme } from '../src/pages/theme.ts'
import { findTemplate, templates } from '../templates/index.ts'
import type { CommonContent, Sections } from '../templates/kit/content.ts'
import type { FormState, PageProps } from '../templates/kit/props.ts'
import { SLOTS, type Stage } from '../templates/kit/slots.ts'

export const TEMPLATES_FOLDER = path.join(import.meta.dirname, '../templates')
export const NAMES = Object.keys(templates) as (keyof typeof templates)[]

/** The demo's picture that each sample is shown with, and the colour that an ad with it would give. */
const AD: Record<string, { picture: string; hex: string }> = {
  quote: { picture: 'energy.jpg', hex: '#b6354b' },
  demo: { picture: 'demo-b2b.jpg', hex: '#0d8a68' },
  download: { picture: 'energy.jpg', hex: '#e65f33' },
  trial: { picture: 'trial.jpg', hex: '#5b21e6' },
  product: { picture: 'teapot.jpg', hex: '#2a7a6b' },
  event: { picture: 'invoice.jpg', hex: '#3d56c9' },
  newsletter: { picture: 'recipe.jpg', hex: '#d9482b' },
  live: { picture: 'linen.jpg', hex: '#c9184a' },
}
const adOf = (name: string) => AD[name] ?? AD.quote!

export const pictureOf = (name: string): Promise<Buffer> =>
  readFile(path.join(import.meta.dirname, '../src/local/demo/images', adOf(name).picture))

export type SampleContent = CommonContent & Partial<Sections>

export const sampleOf = async (name: string): Promise<SampleContent> =>
  findTemplate(name)!.content.parse(
    JSON.parse(await readFile(path.join(TEMPLATES_FOLDER, name, 'sample.json'), 'utf8')),
  )

const FRESH: FormState = { values: {}, errors: [], notice: null }

/** Everything of a page but its content. */
export const frameOf = (name: string) =>
  ({
    page: { lang: 'fr', locale: 'fr-FR', campaign: 'hiver', ad: 'toit', version: 3, live: true, path: '/hiver/toit' },
    brand: {
      id: 'maison',
      name: 'La Maison Test',
      tone: 'vous',
      phone: '01 00 00 00 00',
      legal: {
        company: 'Maison Test',
        form: 'SAS',
        capital: '10 000 €',
        address: '1 rue du Test, 75000 Paris',
        phone: null,
        email: 'test@example.com',
        registration: 'RCS Paris 000 000 000',
        vat: null,
        publisher: null,
        host: { name: 'Host', address: 'Somewhere', phone: null },
      },
    },
    theme: theme([{ hex: adOf(name).hex, weight: 1 }], { primary: null }),
    form: FRESH,
    consentTexts: { contact: 'On peut me recontacter.', ads: 'On peut me montrer des publicités.', version: 'v1' },
  }) satisfies Omit<PageProps<unknown>, 'content'>

/** A template's page with its sample in it, or with changes; still marked. */
export const pageOf = async (name: string, changes: Partial<PageProps<SampleContent>> = {}): Promise<string> =>
  String(findTemplate(name)!.Page({ content: await sampleOf(name), ...frameOf(name), ...changes }))

/** A day on which every deadline of the samples is still to come. */
export const NOW = Date.parse('2026-11-25T10:00:00+01:00')

/** What one visitor gets. */
export const visited = (
  html: string,
  visit: { stage?: Stage; now?: number; consent?: string; utm?: string } = {},
): string =>
  fill(compile(html), {
    slots: {
      ...SLOTS,
      consent: visit.consent ?? 'exempt',
      view: 'v',
      token: 't',
      back: '/',
      origin: 'http://page.test',
      utm: visit.utm ?? '',
    },
    dynamic: {},
    stage: visit.stage ?? null,
    lang: 'fr',
    now: visit.now ?? NOW,
  })
