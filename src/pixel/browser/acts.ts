import { consent, granted } from './consent.ts'
import { on, safely } from './on.ts'
import { led, script } from './page.ts'
import { count, grow, note, totals } from './view.ts'

type Link = HTMLAnchorElement & { href: { baseVal?: string } } // inside SVG

// Any ending but those of pages: '/report.pdf', '/app.dmg'.
const FILE = /\.(?!htm|php|asp|jsp)\w{2,4}$/

const touched = ({ isTrusted }: Event): void => {
  totals.z = isTrusted ? 1 : totals.z || 2
}

const sent = (form: HTMLFormElement): void => {
  count('f', form)
  count('y', form)
  declared(form)
}

const declared = (element: Element | null): void => {
  const { l2lEvent, l2lProps = '{}' } = (element as HTMLElement | null)?.dataset || {}
  if (l2lEvent) note(l2lEvent, JSON.parse(l2lProps))
}

// Clicks, forms and videos; what is typed is never looked at, only which fields somebody came to.
on<MouseEvent>('click auxclick', event => {
  const target = event.target as Element
  if (event.button > 1) return
  touched(event)
  const cta = target.closest('[data-l2l-cta]')
  if (cta) count('k')
  declared(target.closest('[data-l2l-event]:not(form)'))
  const link = target.closest<Link>('a')
  if (!link) return
  const { href, download } = link
  const address = new URL(href.baseVal || href, location as never)
  const { protocol, pathname, host } = address
  if (protocol === 'tel:') count('o')
  else if (protocol === 'mailto:') count('m')
  else if (download || FILE.test(pathname)) count('d')
  else if (host && host !== location.host) count('j')
  if (cta && granted() && script.dataset.hosts?.split(' ').includes(host)) {
    address.searchParams.set('l2l', led || totals.v) // a visit goes on from where it began
    link.href = address as never
  }
})
on<SubmitEvent>('focusin input submit', event => {
  const { type } = event
  const target = event.target as HTMLInputElement
  const form = target.closest('form')
  if (type !== 'focusin') touched(event) // a script's focus() is trusted too
  if (!form) return
  if (type !== 'submit') {
    if ('search submit'.includes(target.type)) return
    if (type === 'input') count('f', form)
    // A form in steps names those of the steps before.
    totals.F = [...new Set([...(totals.F || [form.dataset.l2lForm]), target.name])]
  } else if (form.matches('[data-l2l-consent]')) {
    event.preventDefault()
    consent((event.submitter as HTMLButtonElement).value === 'granted')
  } else sent(form)
})
const { submit } = HTMLFormElement.prototype
HTMLFormElement.prototype.submit = function () {
  safely(() => sent(this))
  submit.call(this)
}
on('timeupdate', ({ target }) => {
  const { loop, videoWidth, currentTime, duration } = target as HTMLVideoElement
  if (loop || !videoWidth) return // decoration, or sound only
  count('V', target)
  grow('P', (currentTime / duration) * 100)
})
