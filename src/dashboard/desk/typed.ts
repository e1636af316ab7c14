import type { CommonContent } from '../../../templates/kit/content.ts'
import { FIELDS } from '../../../templates/kit/fields.ts'
import { blocksIn } from '../blocks/typed.ts'
import type { Form } from '../form.ts'

export const TEXTS = ['headline', 'lead', 'offer', 'cta', 'formTitle'] as const

/** The change that the button of a fix carries. Whatever else is sent there the API judges. */
export function changeIn({ fix = '' }: Form): Record<string, unknown> {
  try {
    return { ...(JSON.parse(fix) as object) }
  } catch {
    return {}
  }
}

/** What the form of the texts says of the draft's content. */
export const contentIn = (form: Form): Partial<CommonContent> => ({
  ...Object.fromEntries(TEXTS.map(name => [name, form[name] ?? ''])),
  ...(form.asks && { fields: FIELDS.filter(field => `field.${field}` in form) }),
  ...(form.template && blocksIn(form)),
})
