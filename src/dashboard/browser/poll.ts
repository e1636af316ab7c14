import { place } from './part.ts'

/** `<div id="x" data-poll="3">`: asked for again every 3 s while it says so and somebody looks. */

addEventListener('DOMContentLoaded', watch)
document.addEventListener('placed', watch)

const watched = new WeakSet<Element>()

function watch(): void {
  for (const part of document.querySelectorAll<HTMLElement>('[data-poll][id]')) {
    if (watched.has(part)) continue
    watched.add(part)
    setTimeout(() => again(part), Number(part.dataset.poll) * 1000)
  }
}

async function again(part: HTMLElement): Promise<void> {
  if (!part.isConnected) return
  if (!document.hidden)
    try {
      const answer = await fetch(part.dataset.pollUrl ?? location.href)
      if (answer.ok) place(await answer.text(), [part.id])
    } catch (error) {
      console.error(error) // offline: the next try may do
    }
  if (!part.isConnected) return
  watched.delete(part)
  watch()
}
