import { findTemplate } from '../../templates/index.ts'
import type { FormState } from '../../templates/kit/props.ts'
import { SLOTS } from '../../templates/kit/slots.ts'
import { Thanks } from '../../templates/kit/thanks.tsx'
import type { Snapshot } from './snapshot.ts'

const FRESH: FormState = { values: {}, errors: [], notice: null }

/** The page's HTML with its slots still empty. */
export function renderPage(s: Snapshot, form: FormState = FRESH): string {
  return String(templateOf(s).Page({ ...parts(s), form, consentTexts: s.consentTexts }))
}

export function renderThanks(s: Snapshot): string {
  return String(Thanks(parts(s)))
}

export interface SlotValues {
  view: string
  token: string
  consent: 'exempt' | 'refused' | 'granted'
  back: string
}

const SLOT = new RegExp(Object.values(SLOTS).join('|'), 'g')
const NAME_OF = new Map(Object.entries(SLOTS).map(([name, slot]) => [slot as string, name as keyof SlotValues]))

export const fillSlots = (html: string, values: SlotValues): string =>
  html.replace(SLOT, slot => escaped(values[NAME_OF.get(slot)!]))

const escaped = (text: string): string => text.replace(/[&<>"']/g, char => `&#${char.charCodeAt(0)};`)

const parts = (s: Snapshot) => ({ content: s.content as never, page: s.page, brand: s.brand, theme: s.theme })

function templateOf(s: Snapshot) {
  const template = findTemplate(s.template)
  if (!template) throw new Error(`a version was published with the template "${s.template}", which is gone`)
  return template
}
