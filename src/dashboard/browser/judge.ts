import { place } from './part.ts'

/** `<button data-pick-all>`: ticks every row, or none when all are ticked. */
document.addEventListener('click', ({ target }) => {
  if (!(target as Element).closest('[data-pick-all]')) return
  const boxes = [...document.querySelectorAll<HTMLInputElement>('.lead-pick input')]
  const all = boxes.every(box => box.checked)
  for (const box of boxes) box.checked = !all
})

/** `<form data-judge="row">`: its row shows the new status at once, and is replaced by what the server answers. When that
 *  cannot be had, the form is sent as if no script ran. */
document.addEventListener('submit', async e => {
  const form = e.target as HTMLFormElement
  const button = e.submitter as HTMLButtonElement | null
  const row = document.getElementById(form.dataset.judge ?? '')
  if (!row || !button) return
  e.preventDefault()
  const shown = row.querySelector<HTMLElement>('.lead-status')!
  const before = shown.textContent
  form.closest<HTMLElement>('[popover]')?.hidePopover()
  shown.textContent = button.textContent
  shown.setAttribute('aria-busy', 'true')
  const said = new URLSearchParams([...new FormData(form, button)] as [string, string][])
  try {
    const answer = await fetch(`${form.action}&part=1`, { method: 'POST', body: said })
    if (!answer.ok && answer.status !== 422) throw new Error(`${answer.status}`)
    place(await answer.text())
    const now = document.getElementById(row.id)?.querySelector<HTMLElement>('.lead-status')
    if (answer.ok) now?.focus()
    else document.querySelector('#lead-said')?.scrollIntoView({ block: 'center' })
  } catch (error) {
    console.error(error)
    shown.textContent = before
    for (const [name, value] of said) {
      if (form.elements.namedItem(name) instanceof HTMLInputElement) continue
      form.append(Object.assign(document.createElement('input'), { type: 'hidden', name, value }))
    }
    HTMLFormElement.prototype.submit.call(form)
  }
})
