import { findTemplate } from '../../templates/index.ts'
import type { FormState } from '../../templates/kit/props.ts'
import { dynamicSlot } from '../../templates/kit/slots.ts'
import { Thanks } from '../../templates/kit/thanks.tsx'
import type { Snapshot } from './snapshot.ts'

const FRESH: FormState = { values: {}, errors: [], notice: null }

/** The page's HTML with what differs from visit to visit still marked (see fill.ts). */
export function renderPage(s: Snapshot, form: FormState = FRESH): string {
  const html = String(templateOf(s).Page({ ...parts(s), form, consentTexts: s.consentTexts }))
  return withDynamicSlots(html, s.content)
}

export function renderThanks(s: Snapshot): string {
  return withDynamicSlots(String(Thanks(parts(s))), s.content)
}

/** `{city}` in a text becomes a mark, if the page declares it. No CSS rule has a body of one bare word. */
function withDynamicSlots(html: string, { dynamic = [] }: Snapshot['content']): string {
  const declared = new Set(dynamic.map(({ name }) => name))
  if (declared.size === 0) return html
  return html.replace(/\{([a-z][a-z0-9_]*)\}/g, (text, name: string) => (declared.has(name) ? dynamicSlot(name) : text))
}

const parts = (s: Snapshot) => ({ content: s.content as never, page: s.page, brand: s.brand, theme: s.theme })

function templateOf(s: Snapshot) {
  const template = findTemplate(s.template)
  if (!template) throw new Error(`a version was published with the template "${s.template}", which is gone`)
  return template
}
