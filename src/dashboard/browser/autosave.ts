import { place, textsOf } from './part.ts'

/** `<form data-autosave="/app/…">`: saved 2 s after the last key. `[data-autosave-ends]` in the answer: by hand from now on.
 *  `data-unsaved` is said where nobody answers, or somebody who wants to know who is there. */

const REST_MS = 2000
let typed: { form: HTMLFormElement; timer: number } | null = null // not saved yet
let saving: Promise<void> | null = null

document.addEventListener('input', ({ target }) => {
  const { form } = target as HTMLInputElement
  if (!form?.dataset.autosave) return
  clearTimeout(typed?.timer)
  typed = { form, timer: setTimeout(() => save(form), REST_MS) }
})

// A form that is sent while a save is under way, or beside texts that wait for theirs, would come too late by one revision.
// Before anybody else hears of it: it is sent anew, once.
document.addEventListener(
  'submit',
  e => {
    const form = e.target as HTMLFormElement
    if (form.method !== 'post') return
    const other = typed && typed.form !== form ? typed.form : null
    if (!other) forget()
    if (!saving && !other) return
    e.preventDefault()
    e.stopImmediatePropagation()
    const button = (e as SubmitEvent).submitter
    void (saving ?? Promise.resolve())
      .then(() => (other ? save(other) : undefined))
      .then(() => form.requestSubmit(button && standing(button)))
  },
  true,
)
addEventListener('pagehide', () => {
  if (typed && mayGoOn()) navigator.sendBeacon(typed.form.dataset.autosave!, textsOf(typed.form))
})

/** The button itself, or the one that took its place since it was pressed. */
const standing = (button: HTMLElement): HTMLElement | null =>
  button.isConnected
    ? button
    : document.querySelector<HTMLElement>(`button[formaction="${button.getAttribute('formaction')}"]`)

const mayGoOn = () => !document.querySelector('[data-autosave-ends]')

function forget(): void {
  clearTimeout(typed?.timer)
  typed = null
}

function save(form: HTMLFormElement): Promise<void> {
  forget()
  saving = (saving ?? Promise.resolve())
    .then(() => send(form))
    .finally(() => {
      saving = null
    })
  return saving
}

async function send(form: HTMLFormElement): Promise<void> {
  if (!mayGoOn()) return
  try {
    const said = await fetch(form.dataset.autosave!, { method: 'POST', body: textsOf(form) })
    if (said.redirected) return lost(form)
    if (said.ok || said.status === 422) place(await said.text())
    const { value = '' } = (form.elements.namedItem('revision') ?? {}) as HTMLInputElement
    // The page's other forms are about the same draft.
    for (const field of document.querySelectorAll<HTMLInputElement>('input[name=revision]')) field.value = value
  } catch (error) {
    console.error(error)
    lost(form)
  }
}

function lost(form: HTMLFormElement): void {
  const saved = document.getElementById('saved')
  if (!saved) return
  saved.textContent = form.dataset.unsaved ?? ''
  saved.classList.add('wrong')
}
