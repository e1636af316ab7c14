import { place } from './part.ts'

/** `<form data-upload="/app/…">`: a picture that is chosen is sent at once, and comes back as a part with its id. */
document.addEventListener('change', async ({ target }) => {
  const field = target as HTMLInputElement
  const { form } = field
  const file = field.files?.[0]
  if (!form?.dataset.upload || field.type !== 'file' || !file) return
  const part = field.closest('.drop')
  part?.setAttribute('aria-busy', 'true')
  const body = new FormData()
  body.set(field.name, file)
  try {
    const said = await fetch(form.dataset.upload, { method: 'POST', body })
    place(await said.text())
    form.querySelector('input')?.dispatchEvent(new Event('change', { bubbles: true })) // for whatever shows the form
  } catch (error) {
    console.error(error) // offline: the form itself still holds the file
  } finally {
    part?.removeAttribute('aria-busy')
  }
})
