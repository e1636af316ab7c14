import { CLICK_IDS } from '../click-ids.ts'
import { activeTime, deepestScroll, vitals } from './totals.ts'

/** The pixel. It stores nothing in the browser, never holds up a click, and sends nothing personal before consent.
 *  A beacon carries totals so far, so that any of them may be lost, late or doubled. */

declare global {
  interface Window {
    l2l: { track(name: Count): void; consent(granted: boolean): void }
  }
}

type Count = 'cta' | 'contact' | 'form'

const MAX_COUNT = 1000
const MAX_RETRIES = 4

function start(script: HTMLScriptElement): void {
  const { campaign, ad, version, variant, view: minted } = script.dataset
  const url = (path: string) => new URL(path, script.src).href
  const root = document.documentElement
  const query = [...new URLSearchParams(location.search)]
  const pick = (wanted: (name: string) => boolean) =>
    new URLSearchParams(query.filter(([name]) => wanted(name))).toString()
  const isClickId = (name: string) => (CLICK_IDS as readonly string[]).includes(name)

  const view = minted || mintView()
  const engaged = activeTime()
  const scroll = deepestScroll()
  const found = vitals()
  const counts: Record<Count, number> = { cta: 0, contact: 0, form: 0 }
  const track = (name: Count) => {
    if (name in counts && counts[name] < MAX_COUNT) counts[name]++
  }

  let sent = '' // the totals last sent
  let begun = false
  let failures = 0

  const totals = () => ({
    v: view,
    c: campaign,
    a: ad,
    x: variant,
    n: Number(version || 0),
    e: engaged(),
    s: begun && scroll(), // not in the first beacon: the page may still grow
    k: counts.cta,
    o: counts.contact,
    f: counts.form && 1,
    q: pick(name => name.startsWith('utm_')).slice(0, 500),
    r: referrerHost(),
    g: query.find(([name]) => isClickId(name))?.[0],
    i: mayTarget() && pick(isClickId).slice(0, 2000),
    b: navigator.webdriver && 1,
    ...found,
  })
  // What is nothing stays out: the server takes a missing total for 0.
  const pack = (beacon: object) => JSON.stringify(beacon, (_, value) => value || undefined)

  const mayTarget = () => root.dataset.consent === 'granted' && !hasGpc()

  function send(): void {
    if (document.hidden && !begun) return // a tab in the background or a page made in advance: nobody has come yet
    const now = totals()
    const text = pack(now)
    if (text === sent) return
    sent = text
    begun = true
    // The server's own mint needs no correction by this clock.
    post(url('/e'), minted ? text : pack({ ...now, t: Date.now() }), status => {
      if (status !== 408 && status !== 429 && status < 500) failures = 0
      else if (failures < MAX_RETRIES) {
        sent = ''
        setTimeout(send, 2 ** failures++ * 1000 * (0.5 + Math.random()))
      }
    })
  }

  // Through the banner's form and no other way: it names the text that was agreed to.
  function choose(granted: boolean, form: HTMLFormElement): void {
    const fields = new URLSearchParams(new FormData(form) as unknown as URLSearchParams)
    const said = granted && !hasGpc() ? 'granted' : 'refused'
    fields.set('choice', said)
    fields.set('view', view)
    post(url('/privacy/consent'), fields, status => {
      if (status !== 204) return
      root.dataset.consent = said
      sent = ''
      send()
    })
  }

  document.addEventListener(
    'click',
    ({ target }) => {
      if (!(target instanceof Element)) return
      if (target.closest('[data-l2l-cta]')) track('cta')
      if (target.closest('a[href^="tel:"],a[href^="mailto:"]')) track('contact')
    },
    true,
  )
  document.addEventListener('input', ({ target }) => {
    if (!counts.form && target instanceof Element && target.closest('form[data-l2l-form]')) track('form')
  })
  document.addEventListener('submit', event => {
    const form = event.target as HTMLFormElement
    const button = event.submitter as HTMLButtonElement | null
    if (!form.matches('[data-l2l-consent]') || !button) return
    event.preventDefault()
    choose(button.value === 'granted', form)
  })
  for (const field of document.querySelectorAll<HTMLInputElement>('input[name=view]')) field.value = view

  // Hiding is the last thing that a phone tells for sure; showing begins a page that was made in the background.
  document.addEventListener('visibilitychange', () => {
    if (document.hidden || !begun) send()
  })
  addEventListener('pagehide', send)
  window.l2l = {
    track,
    consent(granted) {
      const form = document.querySelector<HTMLFormElement>('form[data-l2l-consent]')
      if (form) choose(granted, form)
    },
  }
  send()
}

/** `answered` gets the status: 0 from another origin, which does not tell; 599 when the network failed. */
function post(url: string, body: string | URLSearchParams, answered: (status: number) => void): void {
  const failed = () => answered(599)
  try {
    if (!('keepalive' in Request.prototype)) answered(navigator.sendBeacon(url, body) ? 204 : 599)
    else
      fetch(url, { method: 'POST', body, keepalive: true, mode: 'no-cors' }).then(
        response => answered(response.status),
        failed,
      )
  } catch {
    failed()
  }
}

/** A UUIDv7: 48 bits of time, the rest random. */
function mintView(): string {
  const time = Date.now().toString(16).padStart(12, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}-7${crypto.randomUUID().slice(15)}`
}

function referrerHost(): string {
  const host = document.referrer && new URL(document.referrer).host
  return host === location.host ? '' : host
}

const hasGpc = () => (navigator as { globalPrivacyControl?: boolean }).globalPrivacyControl === true

try {
  start((document.currentScript || document.querySelector('script[data-campaign]')) as HTMLScriptElement)
} catch {
  // never the host page's problem
}
