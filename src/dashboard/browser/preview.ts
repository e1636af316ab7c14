import { textsOf } from './part.ts'
import { bringIntoSight, type Field } from './sight.ts'

/** `<form data-preview="/app/…">`: what is typed is shown as a page in the frame of `[data-frame]`. The next page loads behind
 *  the one that is seen, and takes its place and its scroll when it is there: no flash. A new frame each time, as a frame that
 *  goes from page to page fills the browser's history. Texts that no page can be made of are answered 204: nothing loads.
 *  The page shows what is said in the field that somebody is in; fields of `data-page="thanks"` are of another page. */

const PAUSE_MS = 300
let timer = 0
let coming: HTMLIFrameElement | null = null
let count = 0
let field: Field | null = null // that somebody is in

for (const event of ['input', 'change'])
  document.addEventListener(event, ({ target }) => {
    const { form } = target as Field
    if (!form?.dataset.preview) return
    field = target as Field
    show(form, PAUSE_MS)
  })
document.addEventListener('focusin', ({ target }) => {
  const { form } = target as Field
  if (!form?.dataset.preview) return
  const before = pageOf(field)
  field = target as Field
  if (pageOf(field) !== before) return show(form, 0)
  const frame = document.querySelector<HTMLIFrameElement>('[data-frame] iframe:not(.coming)')
  if (frame) bringIntoSight(frame, field)
})
addEventListener('DOMContentLoaded', () => {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-preview][data-live-first]')) show(form, 0)
})

const pageOf = (field: Field | null): string => field?.closest<HTMLElement>('[data-page]')?.dataset.page ?? ''

function show(form: HTMLFormElement, pauseMs: number): void {
  clearTimeout(timer)
  timer = setTimeout(() => load(form), pauseMs)
}

function load(form: HTMLFormElement): void {
  const glass = document.querySelector<HTMLElement>('[data-frame]')
  if (!glass) return
  coming?.remove()
  const frame = document.createElement('iframe')
  frame.name = `preview-${++count}`
  frame.title = glass.dataset.frame!
  frame.setAttribute('sandbox', 'allow-same-origin')
  frame.className = 'coming'
  frame.addEventListener('load', () => swap(glass, frame))
  glass.append(frame)
  coming = frame
  send(form, frame.name)
}

/** As a form of its own: the page's one may be in use, and holds files. */
function send(form: HTMLFormElement, target: string): void {
  const copy = document.createElement('form')
  copy.method = 'post'
  copy.action = form.dataset.preview!
  copy.target = target
  copy.hidden = true
  for (const [name, value] of [...textsOf(form), ['page', pageOf(field)] as const]) {
    const field = document.createElement('input')
    field.type = 'hidden'
    field.name = name
    field.value = value
    copy.append(field)
  }
  document.body.append(copy)
  copy.submit()
  copy.remove()
}

/** Not nothing, and not what may not be framed: the door, where the session has ended. */
function isPage({ contentWindow }: HTMLIFrameElement): boolean {
  try {
    return contentWindow?.location.href !== 'about:blank'
  } catch {
    return false
  }
}

function swap(glass: HTMLElement, frame: HTMLIFrameElement): void {
  if (frame !== coming || !isPage(frame)) return
  coming = null
  const before = [...glass.children].find(child => child !== frame)
  const scrolled = before instanceof HTMLIFrameElement ? (before.contentWindow?.scrollY ?? 0) : 0
  frame.contentWindow?.scrollTo({ top: scrolled, behavior: 'instant' })
  if (field) bringIntoSight(frame, field)
  frame.className = ''
  for (const child of [...glass.children]) if (child !== frame) child.remove()
}

/** `<button data-fill="prefix" value='{"headline":"…"}'>`: writes into the fields what the server would, and saves nothing yet. */
document.addEventListener('click', e => {
  const button = (e.target as Element).closest<HTMLButtonElement>('button[data-fill]')
  if (!button?.form) return
  e.preventDefault()
  const { form } = button
  const change = JSON.parse(button.value) as Record<string, string>
  for (const [name, text] of Object.entries(change)) {
    const field = form.elements.namedItem(button.dataset.fill + name) as HTMLInputElement | HTMLTextAreaElement | null
    if (field) field.value = text
  }
  const first = form.elements.namedItem(button.dataset.fill + Object.keys(change)[0]!) as HTMLElement | null
  first?.dispatchEvent(new Event('input', { bubbles: true }))
})
