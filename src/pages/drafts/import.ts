import { findTemplate } from '../../../templates/index.ts'
import type { Brand } from '../../brands/schema.ts'
import type { AdsFile, Note, ReadAd, ReadOptions } from '../../campaigns/import/ad.ts'
import { readAds } from '../../campaigns/import/read.ts'
import { type Placed, place } from '../../campaigns/import/slugs.ts'
import { type AdPatch, type Campaign, type NewAd, newAd } from '../../campaigns/schema.ts'
import { adKeys } from '../../campaigns/store.ts'
import { type Asset, findAssets } from '../../images/store.ts'
import type { Issue } from '../../lib/http.ts'
import { findPictures, picturesIn } from '../pictures.ts'
import { type StoredAd, storedAds, writeAds } from './ad-store.ts'
import { unknownImage, unknownTemplate } from './ads.ts'
import { type Birth, type Born, bornOf, type Change, type Changing, changeAd } from './copy.ts'

export interface ImportOptions extends Omit<ReadOptions, 'language'> {
  language: 'fr' | 'en' | null // of every ad of the file; null: as its words tell
  template: string // of the ads that are new
  write: boolean
}

export type Preview = ReturnType<typeof preview>

/** Reads a file of ads and says what it would do; does it, whole, when it is asked to and nothing is wrong. */
export async function importAds(
  db: D1Database,
  campaign: Campaign,
  brand: Brand,
  bytes: Uint8Array,
  options: ImportOptions,
  now: number,
): Promise<Preview> {
  const spoken = campaign.locale.startsWith('en') ? 'en' : 'fr'
  const file = readAds(bytes, { ...options, language: options.language ?? spoken })
  const { placed, issues } = place(file.ads, await adKeys(db, campaign.slug))
  const known = placed.filter(one => one.known).map(({ slug }) => slug)
  const stored = new Map((await storedAds(db, campaign.slug, known)).map(one => [one.ad.slug, one]))
  const named = [...new Set(file.ads.flatMap(({ ad }) => ad.image ?? []))]
  const assets = new Map((named.length === 0 ? [] : await findAssets(db, named)).map(asset => [asset.id, asset]))
  const plan = planOf(placed, { brand, stored, assets, options })
  const pictures = plan.births.flatMap(({ read, born }) => picturesIn(born.content, `${read.at}: landing`))
  const { unknown: lost, sized } = await findPictures(db, pictures)
  const told = preview(file, plan, [...file.issues, ...issues, ...plan.issues, ...lost])
  if (options.write && told.issues.length === 0) {
    const changes = plan.changes.map(({ change }) => change).filter(({ fields }) => fields.length > 0)
    await writeAds(db, campaign.slug, { born: plan.births.map(({ born }) => sized(born)), changes }, now)
  }
  return told
}

interface Known {
  brand: Brand
  stored: Map<string, StoredAd>
  assets: Map<string, Asset>
  options: ImportOptions
}

interface Plan {
  births: { read: ReadAd; born: Born }[]
  changes: { read: ReadAd; change: Change; landing: boolean }[]
  issues: Issue[]
}

function planOf(placed: readonly Placed[], known: Known): Plan {
  const plan: Plan = { births: [], changes: [], issues: [] }
  for (const { read, slug } of placed) {
    const at = (issues: Issue[]) => issues.map(({ path, message }) => ({ path: `${read.at}: ${path}`, message }))
    const image = read.ad.image === undefined ? null : known.assets.get(read.ad.image)
    const stored = known.stored.get(slug)
    if (image === undefined) plan.issues.push(...at([{ path: 'image', message: unknownImage(read.ad.image!) }]))
    else if (stored) {
      const changing = changingOf(read, stored, image, known)
      if (!changing.ok) plan.issues.push(...at(changing.issues))
      else plan.changes.push({ read, change: changing.change, landing: read.ad.landing !== undefined })
    } else {
      const birth = birthOf(read, slug, image, known)
      if (!birth.ok) plan.issues.push(...at(birth.issues))
      else plan.births.push({ read, born: birth.born })
    }
  }
  return plan
}

function birthOf({ ad, language }: ReadAd, slug: string, image: Asset | null, { brand, options }: Known): Birth {
  const name = ad.template ?? options.template
  const template = findTemplate(name)
  if (!template) return { ok: false, issues: [{ path: 'template', message: unknownTemplate(name) }] }
  const whole: NewAd = newAd.parse({ ...ad, slug, template: name, language: options.language ?? language })
  return bornOf(template, brand, whole, image)
}

function changingOf({ ad }: ReadAd, stored: StoredAd, image: Asset | null, { brand, options }: Known): Changing {
  const { slug, template, landing, ...said } = ad
  if (template !== undefined && template !== stored.ad.template) {
    const message = `is "${stored.ad.template}" for this ad: an import changes what ads say, not the kind of their pages`
    return { ok: false, issues: [{ path: 'template', message }] }
  }
  const patch: AdPatch = { ...said, ...(options.language && { language: options.language }) }
  return changeAd(stored, brand, patch, image)
}

function preview(file: AdsFile, { births, changes }: Plan, issues: Issue[]) {
  const changed = changes.filter(({ change }) => change.fields.length > 0)
  const landings = changes.filter(({ landing }) => landing).flatMap(({ read }) => read.places)
  const notes: Note[] = [...file.notes, ...(landings.length > 0 ? [{ message: LANDING, lines: landings }] : [])]
  return {
    platform: file.format,
    rows: file.rows,
    ads: {
      add: births.map(({ read, born }) => ({ ...born.copy, template: born.template, lines: read.places })),
      change: changed.map(({ read, change }) => ({
        slug: change.copy.slug,
        lines: read.places,
        fields: change.fields,
        draft: change.kept.length === 0 ? ('follows' as const) : ('kept' as const),
        followed: change.followed,
        kept: change.kept,
      })),
      same: changes.length - changed.length,
    },
    skipped: file.skipped,
    notes,
    issues,
    unmapped: file.unmapped,
    columns: file.columns,
  }
}

const LANDING = 'landing is for ads that are new: the draft of one that exists is changed with PUT …/page'
