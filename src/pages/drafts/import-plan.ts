import { findTemplate } from '../../../templates/index.ts'
import type { Brand } from '../../brands/schema.ts'
import type { ReadAd } from '../../campaigns/import/ad.ts'
import { adIssue, issuesAt } from '../../campaigns/import/issues.ts'
import { type Note, noted } from '../../campaigns/import/notes.ts'
import type { Placed } from '../../campaigns/import/slugs.ts'
import { type AdPatch, type NewAd, newAd } from '../../campaigns/schema.ts'
import type { Asset } from '../../images/store.ts'
import type { Issue } from '../../lib/http.ts'
import type { StoredAd } from './ad-store.ts'
import { noTemplate } from './ads.ts'
import { type Birth, type Born, bornOf, type Change, type Changing, changeAd } from './copy.ts'

interface Known {
  brand: Brand
  stored: Map<string, StoredAd>
  assets: Map<string, Asset>
  options: { template: string; language: 'fr' | 'en' | null }
}

export interface Plan {
  births: { read: ReadAd; born: Born }[]
  changes: { read: ReadAd; change: Change }[]
  notes: Note[]
  issues: Issue[]
}

/** What each ad of a file would become, and why it cannot. */
export function planOf(placed: readonly Placed[], known: Known): Plan {
  const plan: Plan = { births: [], changes: [], notes: [], issues: [] }
  for (const { read, slug } of placed) {
    const { image: named } = read.ad
    const image = named === undefined ? null : known.assets.get(named)
    const stored = known.stored.get(slug)
    if (image === undefined) plan.issues.push(adIssue(`${read.at}: image`, 'unknown-image', { image: named! }))
    else if (stored) {
      const changing = changingOf(read, stored, image, known)
      if (!changing.ok) plan.issues.push(...issuesAt(read.at, changing.issues))
      else plan.changes.push({ read, change: changing.change })
    } else {
      const birth = birthOf(read, slug, image, known)
      if (!birth.ok) plan.issues.push(...issuesAt(read.at, birth.issues))
      else plan.births.push({ read, born: birth.born })
    }
  }
  const landings = plan.changes.filter(({ read }) => read.ad.landing !== undefined).flatMap(({ read }) => read.places)
  if (landings.length > 0) plan.notes.push({ ...noted('landing-kept', {}), lines: landings })
  return plan
}

function birthOf({ ad, language }: ReadAd, slug: string, image: Asset | null, { brand, options }: Known): Birth {
  const name = ad.template ?? options.template
  const template = findTemplate(name)
  if (!template) return { ok: false, issues: [adIssue('template', 'unknown-template', noTemplate(name))] }
  const whole: NewAd = newAd.parse({ ...ad, slug, template: name, language: options.language ?? language })
  return bornOf(template, brand, whole, image)
}

function changingOf({ ad }: ReadAd, stored: StoredAd, image: Asset | null, { brand, options }: Known): Changing {
  const { slug, template, landing, ...said } = ad
  if (template !== undefined && template !== stored.ad.template)
    return { ok: false, issues: [adIssue('template', 'other-template', { template: stored.ad.template })] }
  const patch: AdPatch = { ...said, ...(options.language && { language: options.language }) }
  return changeAd(stored, brand, patch, image)
}
