/** Puts parts of an answer in place: each element of `ids`, or each top one with an id, replaces the page's own with that id.
 *  Where somebody is typing stays as it is. */
export function place(html: string, ids?: readonly string[]): void {
  const answer = new DOMParser().parseFromString(html, 'text/html')
  const parts = ids ? ids.map(id => answer.getElementById(id)) : [...answer.body.querySelectorAll(':scope > [id]')]
  for (const part of parts) {
    const shown = part && document.getElementById(part.id)
    if (!part || !shown || shown.contains(typing())) continue
    shown.replaceWith(document.adoptNode(part))
    document.dispatchEvent(new CustomEvent('placed', { detail: part.id }))
  }
}

/** The field that somebody is in, if any. */
export function typing(): Element | null {
  const active = document.activeElement
  return active?.matches('input, textarea, select, [contenteditable]') ? active : null
}

/** What a form says, files apart: those are sent once, with the form itself. */
export function textsOf(form: HTMLFormElement): URLSearchParams {
  const texts = [...new FormData(form)].filter((entry): entry is [string, string] => typeof entry[1] === 'string')
  return new URLSearchParams(texts)
}
