import { place, textsOf } from './part.ts'

/** `<form data-live="/app/…">`: what is typed is sent there, and the parts that come back are put in place. Every answer but
 *  the last one asked for is dropped. */

const PAUSE_MS = 300
const asked = new WeakMap<HTMLFormElement, { timer: number; asking: AbortController }>()

for (const event of ['input', 'change'])
  document.addEventListener(event, ({ target }) => {
    const form = (target as HTMLInputElement).form
    if (form?.dataset.live) ask(form, PAUSE_MS)
  })
addEventListener('DOMContentLoaded', () => {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-live][data-live-first]')) ask(form, 0)
})

function ask(form: HTMLFormElement, pauseMs: number): void {
  const before = asked.get(form)
  if (before) {
    clearTimeout(before.timer)
    before.asking.abort()
  }
  const asking = new AbortController()
  asked.set(form, { asking, timer: setTimeout(() => answer(form, asking), pauseMs) })
  shownOf(form)?.setAttribute('aria-busy', 'true') // from the first letter: what is shown is no longer of what is typed
}

const shownOf = (form: HTMLFormElement) => document.querySelector(`[data-live-of="${form.id}"]`)

async function answer(form: HTMLFormElement, asking: AbortController): Promise<void> {
  try {
    const said = await fetch(form.dataset.live!, { method: 'POST', body: textsOf(form), signal: asking.signal })
    if (said.ok || said.status === 422) place(await said.text())
    form.dispatchEvent(new CustomEvent('answered', { bubbles: true }))
  } catch (error) {
    if (!asking.signal.aborted) console.error(error) // offline: the form itself still says what is wrong
  } finally {
    if (asked.get(form)?.asking === asking) shownOf(form)?.removeAttribute('aria-busy')
  }
}
