import type { Brand } from '../../brands/schema.ts'
import type { AdsFile, ReadOptions } from '../../campaigns/import/ad.ts'
import { readAds } from '../../campaigns/import/read.ts'
import { place } from '../../campaigns/import/slugs.ts'
import type { Campaign } from '../../campaigns/schema.ts'
import { adKeys } from '../../campaigns/store.ts'
import { findAssets } from '../../images/store.ts'
import type { Issue } from '../../lib/http.ts'
import { findPictures, picturesIn } from '../pictures.ts'
import { storedAds, writeAds } from './ad-store.ts'
import { type Plan, planOf } from './import-plan.ts'

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

function preview(file: AdsFile, { births, changes, notes }: Plan, issues: Issue[]) {
  const changed = changes.filter(({ change }) => change.fields.length > 0)
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
    notes: [...file.notes, ...notes],
    issues,
    unmapped: file.unmapped,
    columns: file.columns,
  }
}
