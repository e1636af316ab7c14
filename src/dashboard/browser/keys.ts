import { typing } from './part.ts'
import { openSearch } from './search.ts'

/** / searches, j and k go from row to row, ? says so. They can be turned off, for those who speak to their browser (WCAG 2.1.4). */

const OFF = 'l2l-keys-off'
const ROWS = 'main .rows > li, main [data-row], main tbody > tr'

addEventListener('keydown', e => {
  if (e.ctrlKey && e.key === 'k') return act(e, openSearch)
  if (e.defaultPrevented || e.ctrlKey || e.metaKey || e.altKey || typing() || localStorage.getItem(OFF)) return
  if (document.querySelector('dialog[open]')) return
  if (e.key === '/') act(e, openSearch)
  if (e.key === 'j') act(e, () => step(1))
  if (e.key === 'k') act(e, () => step(-1))
  if (e.key === '?') act(e, () => document.querySelector<HTMLDialogElement>('#shortcuts')?.showModal())
})

function act(e: Event, what: () => void): void {
  e.preventDefault()
  what()
}

function step(by: 1 | -1): void {
  const links = [...document.querySelectorAll(ROWS)].flatMap(row => row.querySelector<HTMLElement>('a[href]') ?? [])
  const at = links.findIndex(link => link.closest(ROWS)?.contains(document.activeElement))
  const next = links[at < 0 ? (by > 0 ? 0 : links.length - 1) : at + by]
  next?.focus()
  next?.closest(ROWS)?.scrollIntoView({ block: 'nearest' })
}

addEventListener('DOMContentLoaded', () => {
  const box = document.querySelector<HTMLInputElement>('#keys-on')
  if (!box) return
  box.checked = !localStorage.getItem(OFF)
  box.addEventListener('change', () => (box.checked ? localStorage.removeItem(OFF) : localStorage.setItem(OFF, 'yes')))
})
