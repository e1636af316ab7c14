/** `<button data-copy="id" data-copied="Copied">`: copies what that field or element says. Shown only where scripts run. */
document.addEventListener('click', async ({ target }) => {
  const button = (target as Element).closest<HTMLElement>('[data-copy]')
  const source = button && document.getElementById(button.dataset.copy!)
  if (!button || !source) return
  const text = 'value' in source ? String(source.value) : (source.textContent ?? '')
  const word = button.textContent
  try {
    await navigator.clipboard.writeText(text)
    button.textContent = button.dataset.copied ?? word
  } catch {
    if (source instanceof HTMLInputElement || source instanceof HTMLTextAreaElement) source.select() // Ctrl-C does it
    return
  }
  setTimeout(() => {
    button.textContent = word
  }, 2000)
})
