import { formOf, formWarnings } from '../../../templates/kit/fields.ts'
import { attribute, closest, type Element, elementsOf, textOf } from '../../lib/html.ts'
import { type Check, judged, placeOf } from './check.ts'
import { calledOf, type Found, found } from './found.ts'
import { perceived } from './structure.ts'

const isControl = (each: Element): boolean =>
  each.tag === 'select' ||
  each.tag === 'textarea' ||
  (each.tag === 'input' && !/^(hidden|submit|button|reset|image)$/.test(attribute(each, 'type') ?? 'text'))

export function labelsCheck(pages: readonly Element[]): Check {
  const faults = pages.flatMap(page => {
    const labels = [...elementsOf(page)].filter(({ tag }) => tag === 'label')
    const labelled = (control: Element): boolean => {
      const around = closest(control, ({ tag }) => tag === 'label')
      const id = attribute(control, 'id')
      const beside = id === null ? null : labels.find(label => attribute(label, 'for') === id)
      const words = [around, beside].map(label => label && textOf(label)).some(text => text)
      return words || Boolean(attribute(control, 'aria-label') || attribute(control, 'aria-labelledby'))
    }
    return [...elementsOf(page)]
      .filter(each => isControl(each) && perceived(each) && !labelled(each))
      .map(each => found(placeOf(each), 'without-label', calledOf(each)))
  })
  return judged('wcag.labels', 'block', faults, 'Every field has a label.')
}

/** What is allowed and costs answers, or needs a setting that is not there. */
export function formCheck(content: unknown, can: { turnstile: boolean; mail: boolean }): Check {
  const form = formOf(content)
  const { count, most, turnstile, turnstileUnset, mailUnset } = formWarnings(form, can)
  const faults: (Found | false)[] = [
    count > most && found('content.fields', 'many-questions', { count, most }),
    turnstile && found('content.turnstile', 'turnstile-costs', {}),
    turnstileUnset && found('content.turnstile', 'turnstile-unset', {}),
    mailUnset && found('content.doubleOptIn', 'mail-unset', {}),
  ]
  return judged(
    'form',
    'warn',
    faults.filter(fault => fault !== false),
    'The form asks little, and what it needs is set up.',
  )
}

/** Judged on the page that a visitor gets back when every field was wrong. WCAG 2.2 §3.3.1, §4.1.3. */
export function errorsCheck(refused: Element, fields: readonly string[]): Check {
  const all = [...elementsOf(refused)]
  const byId = new Map(all.map(each => [attribute(each, 'id'), each]))
  const announced = all.some(each => /^(alert|status)$/.test(attribute(each, 'role') ?? '') && textOf(each) !== '')
  const faults = fields.flatMap((field): Found[] => {
    const control = all.find(each => isControl(each) && attribute(each, 'name') === field)
    if (!control) return [found(field, 'field-missing', { field })]
    const path = placeOf(control)
    const called = calledOf(control)
    const told = closest(control, each => attribute(each, 'role') === 'radiogroup') ?? control
    const words = (attribute(told, 'aria-describedby') ?? '').split(/\s+/).map(id => byId.get(id))
    const linked = all.some(
      each => each.tag === 'a' && attribute(each, 'href') === `#${attribute(control, 'id')}` && textOf(each) !== '',
    )
    return [
      ...(attribute(told, 'aria-invalid') === 'true' ? [] : [found(path, 'error-unsaid', called)]),
      ...(words.some(each => each && textOf(each) !== '') ? [] : [found(path, 'error-unexplained', called)]),
      ...(linked ? [] : [found(path, 'error-unlinked', called)]),
    ]
  })
  const silent = fields.length > 0 && !announced
  return judged(
    'wcag.errors',
    'block',
    silent ? [found('form', 'refusal-silent', {}), ...faults] : faults,
    fields.length > 0 ? 'A refused form says what is wrong, beside each field and above them.' : 'There is no form.',
  )
}

/** Information where data are collected (GDPR art. 13), and consent that is given, not assumed (art. 4 and 7; CJEU C-673/17). */
export function formNoticeCheck(pages: readonly Element[], privacyPath: string): Check {
  const forms = pages.flatMap(page =>
    [...elementsOf(page)].filter(
      each => each.tag === 'form' && [...elementsOf(each)].some(inside => isControl(inside) && perceived(inside)),
    ),
  )
  const faults = forms.flatMap((form): Found[] => {
    const inside = [...elementsOf(form)]
    const told = inside.some(each => each.tag === 'a' && attribute(each, 'href') === privacyPath)
    const ticked = inside.filter(each => attribute(each, 'type') === 'checkbox' && attribute(each, 'checked') !== null)
    return [
      ...(told ? [] : [found(placeOf(form), 'form-without-notice', { url: privacyPath })]),
      ...ticked.map(box => found(placeOf(box), 'ticked-in-advance', calledOf(box))),
    ]
  })
  const fine = 'The form says what is done with the answers, and no box is ticked in advance.'
  return judged('form-notice', 'block', faults, forms.length > 0 ? fine : 'There is no form.')
}
