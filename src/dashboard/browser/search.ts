import { place } from './part.ts'

/** The search of /app/search without leaving the page: the same form and the same results, in a dialog. */

const PAUSE_MS = 120
let timer = 0
let last = ''

export function openSearch(): void {
  const dialog = document.querySelector<HTMLDialogElement>('#search')
  dialog?.showModal()
  dialog?.querySelector('input')?.select()
}

document.addEventListener('click', e => {
  const opener = (e.target as Element).closest('a[href="/app/search"]')
  if (!opener || !document.querySelector('#search') || e.ctrlKey || e.metaKey) return
  e.preventDefault()
  openSearch()
})

document.addEventListener('input', ({ target }) => {
  const field = target as HTMLInputElement
  if (!field.matches('#search input[name=q]')) return
  clearTimeout(timer)
  timer = setTimeout(() => find(field.value), PAUSE_MS)
})

// Up and down go through what was found.
document.addEventListener('keydown', e => {
  if (e.key !== 'ArrowDown' && e.key !== 'ArrowUp') return
  const dialog = document.querySelector('#search[open]')
  if (!dialog) return
  const stops = [...dialog.querySelectorAll<HTMLElement>('input, a[href]')]
  const next = stops[stops.indexOf(document.activeElement as HTMLElement) + (e.key === 'ArrowDown' ? 1 : -1)]
  if (!next) return
  e.preventDefault()
  next.focus()
})

async function find(q: string): Promise<void> {
  last = q
  try {
    const answer = await fetch(`/app/search?${new URLSearchParams({ q })}`)
    if (answer.ok && q === last) place(await answer.text(), ['results'])
  } catch (error) {
    console.error(error) // offline: Enter asks again, as a page
  }
}
