import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { DAY_MS } from '../../src/lib/time.ts'
import { ROOT } from '../../src/local/setup.mjs'
import type { CommonContent } from '../../templates/kit/content.ts'
import type { Host } from './host.ts'

const FOLDER = path.join(ROOT, 'templates')
// Read from the disk: Node runs no JSX.
const TEMPLATES = readdirSync(FOLDER).filter(name => existsSync(path.join(FOLDER, name, 'sample.json')))
const IMAGES = ['energy.jpg', 'demo-b2b.jpg', 'trial.jpg']

interface Shown {
  template: string
  path: string // '/gallery/quote'
}

/** Publishes the sample of every template, through the public API, each from an ad that says what the page says. */
export async function publishGallery({ url, adminToken }: Pick<Host, 'url' | 'adminToken'>): Promise<Shown[]> {
  const call = async (method: string, resource: string, body: object | Uint8Array<ArrayBuffer>) => {
    const answer = await fetch(`${url}/api/${resource}`, {
      method,
      headers: { Authorization: `Bearer ${adminToken}` },
      body: body instanceof Uint8Array ? body : JSON.stringify(body),
    })
    const text = await answer.text()
    if (!answer.ok) throw new Error(`${method} ${resource}: ${answer.status} ${text}`)
    return JSON.parse(text)
  }
  const assets = await Promise.all(
    IMAGES.map(image => call('POST', 'assets', readFileSync(path.join(ROOT, 'src/local/demo/images', image)))),
  )
  await call('POST', 'campaigns', { slug: 'gallery', name: 'Gallery', locale: 'fr-FR', currency: 'EUR' })
  for (const [i, template] of TEMPLATES.entries()) {
    const { id, width, height } = assets[i % assets.length]
    const sample = readFileSync(path.join(FOLDER, template, 'sample.json'), 'utf8')
    const content = ofToday(JSON.parse(sample), { asset: id, width, height }) as CommonContent
    const ad = {
      slug: template,
      platform: 'meta',
      headline: content.headline,
      primaryText: content.lead,
      description: content.offer,
      cta: 'LEARN_MORE',
      language: 'fr',
      image: id,
      template,
    }
    await call('POST', 'campaigns/gallery/ads', ad)
    await call('PUT', `campaigns/gallery/ads/${template}/page`, { content })
    await call('POST', `campaigns/gallery/ads/${template}/publish`, {})
  }
  return TEMPLATES.map(template => ({ template, path: `/gallery/${template}` }))
}

/** The samples name pictures that do not exist and deadlines that pass: here they get some that hold. */
function ofToday(value: unknown, picture: { asset: string; width: number; height: number }): unknown {
  if (Array.isArray(value)) return value.map(item => ofToday(item, picture))
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).map(([key, inner]) => [key, DATES[key] ?? ofToday(inner, picture)])
  return { ...Object.fromEntries(entries), ...('asset' in value && picture) }
}

const inDays = (days: number): string => new Date(Date.now() + days * DAY_MS).toISOString()
const DATES: Record<string, string> = { until: inDays(10), starts: inDays(20), since: inDays(-20).slice(0, 10) }
