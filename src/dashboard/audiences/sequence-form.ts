import type { SequenceSettings } from '../../audiences/sequence.ts'
import type { Form } from '../form.ts'

/** What the settings look like in the form, and what was typed as the API takes it. */
export const settingsForm = ({ touches, ...days }: SequenceSettings): Form => ({
  ...Object.fromEntries(Object.entries(days).map(([name, value]) => [name, String(value)])),
  touchesMin: String(touches.min),
  touchesMax: String(touches.max),
})

export function settingsBody(form: Form): object {
  const number = (name: string) => (form[name]?.trim() ? Number(form[name]) : null)
  return {
    proofFromDays: number('proofFromDays'),
    incentiveFromDays: number('incentiveFromDays'),
    restFromDays: number('restFromDays'),
    proofAfterFormHours: number('proofAfterFormHours'),
    touches: { min: number('touchesMin'), max: number('touchesMax') },
  }
}

export const settingsFieldAt = (path: string): string =>
  path === 'touches.min' ? 'touchesMin' : path.startsWith('touches') ? 'touchesMax' : path
