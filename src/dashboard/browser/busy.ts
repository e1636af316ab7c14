/** A form is sent once, however often its button is pressed. One with `data-progress` tells how much of its file has left. */

document.addEventListener('submit', e => {
  const form = e.target as HTMLFormElement
  if (e.defaultPrevented || form.method !== 'post') return
  if (form.getAttribute('aria-busy') === 'true') return e.preventDefault()
  form.setAttribute('aria-busy', 'true')
  if (!('progress' in form.dataset) || !hasFile(form)) return
  e.preventDefault()
  upload(form, e.submitter as HTMLButtonElement | null)
})
// A page that the browser kept is shown as it was left.
addEventListener('pageshow', () => {
  for (const form of document.querySelectorAll('form[aria-busy]')) form.removeAttribute('aria-busy')
})
// An answer that is a file leaves the page where it is.
document.addEventListener('submit', e => {
  const form = e.target as HTMLFormElement
  setTimeout(() => !('progress' in form.dataset) && form.removeAttribute('aria-busy'), 4000)
})

const hasFile = (form: HTMLFormElement) => [...new FormData(form).values()].some(v => v instanceof File && v.size > 0)

function upload(form: HTMLFormElement, button: HTMLButtonElement | null): void {
  const bar = document.createElement('progress')
  bar.max = 1
  bar.setAttribute('aria-label', form.dataset.progress ?? '')
  form.append(bar)
  const request = new XMLHttpRequest()
  request.upload.onprogress = ({ loaded, total }) => {
    bar.value = loaded / total
    if (loaded === total) bar.removeAttribute('value') // it is read now: nobody knows how long
  }
  request.onload = () => {
    const answer = new DOMParser().parseFromString(request.responseText, 'text/html')
    const main = answer.querySelector('main')
    if (!main) return location.assign(request.responseURL)
    document.querySelector('main')!.replaceWith(document.adoptNode(main))
    document.title = answer.title
    history.pushState(null, '', request.responseURL)
    shown = address()
    scrollTo(0, 0)
    main.querySelector<HTMLElement>('[role=alert], [role=status], h1')?.scrollIntoView({ block: 'center' })
    document.dispatchEvent(new CustomEvent('placed'))
  }
  request.onerror = () => {
    bar.remove()
    form.removeAttribute('aria-busy')
    form.submit() // without its bar: the browser says what is wrong with the network
  }
  request.open('POST', button?.hasAttribute('formaction') ? button.formAction : form.action)
  request.send(new FormData(form, button))
}

const address = () => location.href.split('#', 1)[0]
let shown = address()
// Back from an answer that was put in place. A link within the page comes here too: that one reloads nothing.
addEventListener('popstate', () => address() !== shown && location.reload())
