import { attribute, type Element } from '../../lib/html.ts'
import { siteOf } from '../facts/site.ts'
import { bannersOf } from './banners.ts'
import { type Finding, finding } from './finding.ts'
import { checkPolicies } from './policies.ts'
import { isInside, type Seen, sourceOf } from './tags.ts'

export interface Page {
  asked: string
  url: string // where the redirects ended
  policies: string // Content-Security-Policy of its headers
  trials: string // Content-Security-Policy-Report-Only
}

/** What we know on our side. */
interface Ground {
  hosts: readonly string[] // ours, the one to name first
  campaigns: ReadonlySet<string>
  isDeclared: boolean // the page's host
}

/** All that can be told of a page without running it, the worst first. */
export function checkPage(seen: Seen, page: Page, ground: Ground): Finding[] {
  const judged = seen.pixels.map(pixel => ({ pixel, found: checkTag(pixel, seen, page, ground) }))
  const works = judged.filter(({ found }) => !found.some(isFatal)).map(({ pixel }) => pixel)
  const all = [
    ...works.slice(0, 1).map(pixel => finding('pixel-found', { campaign: campaignOf(pixel)! }, seen.placeOf(pixel))),
    ...(seen.pixels.length === 0 ? missing(seen) : []),
    ...judged.flatMap(({ found }) => found),
    ...works.slice(1).map(pixel => finding('twice', {}, seen.placeOf(pixel))),
    ...checkPolicies(seen, page, `https://${hostOf(works[0], page) ?? ground.hosts[0]}`, works[0]),
    ...checkHost(page, ground, hostOf(works[0], page)),
    ...(works.length > 0 && seen.images.length === 0 ? [finding('no-image')] : []),
    ...checkBanners(seen),
    ...(page.url === page.asked ? [] : [finding('redirected', { to: page.url })]),
  ]
  return all.sort((a, b) => ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity))
}

const ORDER = ['blocks', 'warning', 'good', 'hint']
const isFatal = ({ severity }: Finding): boolean => severity === 'blocks'

function missing({ container, commented }: Seen): Finding[] {
  if (commented) return [finding('in-comment', {}, commented)]
  return container
    ? [finding('maybe-in-tag-manager', { container: container.id }, container.place)]
    : [finding('no-pixel')]
}

export const campaignOf = (pixel: Element): string | null => attribute(pixel, 'data-campaign')
const hostOf = (pixel: Element | undefined, page: Page): string | null =>
  (pixel && URL.parse(sourceOf(pixel) ?? '', page.url)?.host) ?? null

function checkTag(pixel: Element, { placeOf }: Seen, page: Page, { hosts, campaigns }: Ground): Finding[] {
  const place = placeOf(pixel)
  const found: Finding[] = []
  const add = (...[code, values]: Parameters<typeof finding>) => found.push(finding(code, values, place))
  if (isInside(pixel, 'noscript')) add('in-noscript')
  if (isInside(pixel, 'template')) add('in-template')
  const url = URL.parse(sourceOf(pixel) ?? '', page.url)
  if (url?.protocol === 'http:' && new URL(page.url).protocol === 'https:') add('mixed-content', { url: url.href })
  if (!url || !hosts.includes(url.host)) add('wrong-host', { host: url?.host ?? '–', ours: hosts[0]! })
  const campaign = campaignOf(pixel)
  if (!campaign) add('no-campaign')
  else if (!campaigns.has(campaign)) add('unknown-campaign', { campaign })
  const type = (attribute(pixel, 'type') ?? '').trim().toLowerCase()
  if (type === 'module') add('module')
  else if (attribute(pixel, 'src') === null || !SCRIPT_TYPES.test(type))
    add(HELD.test(type) ? 'held-back' : 'not-run', { type })
  if (attribute(pixel, 'integrity')) add('integrity')
  if (attribute(pixel, 'defer') === null && attribute(pixel, 'async') === null && type !== 'module') add('not-deferred')
  for (const name of pixel.attributes.keys())
    if (name.startsWith('data-') && !OURS.has(name.slice(5)) && !OTHERS.test(name)) add('unknown-attribute', { name })
  return found
}

const SCRIPT_TYPES = /^(?:|(?:text|application)\/(?:x-)?(?:javascript|ecmascript))$/
// What banners and accelerators write in its place until they let a script run.
const HELD = /^$|plain|template|lazy|rocket|blocked|delayed|optanon|-text\/javascript$/
const OURS = new Set(['campaign', 'ad', 'version', 'variant', 'view', 'hosts'])
/** Notes of WordPress, Cloudflare, banners and caches, for themselves. */
const OTHERS =
  /^data-(?:wp-|cf|cookie|category|rocket|no-|src$|type$|service|usercentrics|cmplz|pagespeed|gtm|nitro|lazy)/

function checkHost({ url }: Page, { hosts, isDeclared }: Ground, pixelHost: string | null): Finding[] {
  const { host, hostname } = new URL(url)
  if (hosts.includes(host)) return []
  const ours = pixelHost ?? hosts[0]!
  const site = siteOf(hostname)
  return [
    ...(isDeclared ? [] : [finding('host-not-declared', { host })]),
    ...(siteOf(ours) === site ? [] : [finding('other-site', { host, ours, better: `l2l.${site}` })]),
  ]
}

const checkBanners = ({ scripts }: Seen): Finding[] =>
  bannersOf(scripts).map(({ name, tcf, consentMode }) => {
    const speaks = [...(tcf ? ['IAB TCF'] : []), ...(consentMode ? ['Consent Mode'] : [])]
    return speaks.length > 0
      ? finding('banner-heard', { name, speaks: speaks.join(' + ') })
      : finding('banner-silent', { name })
  })
