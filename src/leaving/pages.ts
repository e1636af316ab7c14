import * as z from 'zod'
import { all, retry } from '../db/query.ts'
import { findAssets } from '../images/store.ts'
import { jsonText } from '../lib/text.ts'
import type { Zipped } from '../lib/zip.ts'
import { type Snapshot, snapshot } from '../pages/snapshot.ts'
import { unmeasured } from '../pages/versions/preview.tsx'
import { unvisited } from '../pages/visits.ts'
import { extensionOf } from './images.ts'
import { textFile } from './text-file.ts'

const AT_ONCE = 50 // a version is some 60 KB

const draftRow = z.object({
  campaign: z.string(),
  ad: z.string(),
  template: z.string(),
  content: jsonText(z.unknown()),
})

const DRAFTS = `
  SELECT campaign, ad, template, content FROM pages WHERE (campaign, ad) > (?1, ?2) ORDER BY campaign, ad LIMIT ${AT_ONCE}`

const versionRow = z.object({
  campaign: z.string(),
  ad: z.string(),
  version: z.int(),
  snapshot: jsonText(z.unknown()),
  checks: jsonText(z.unknown()),
  html: z.string().nullable(), // null: another version is live, or none
})

const VERSIONS = `
  SELECT v.campaign, v.ad, v.version, v.snapshot, v.checks, CASE WHEN p.live = v.version THEN v.html END AS html
  FROM page_versions v JOIN pages p ON p.campaign = v.campaign AND p.ad = v.ad
  WHERE (v.campaign, v.ad, v.version) > (?1, ?2, ?3) ORDER BY v.campaign, v.ad, v.version LIMIT ${AT_ONCE}`

/** What pages say, as drafts and as published, and the HTML of those that are live. */
export async function* pageFiles(db: D1Database, now: number): AsyncGenerator<Zipped> {
  for (let last = { campaign: '', ad: '' }, more = true; more; ) {
    const rows = await retry(() => all(db, draftRow, DRAFTS, last.campaign, last.ad))
    for (const { campaign, ad, ...draft } of rows) yield jsonFile(`pages/${campaign}/${ad}/draft.json`, draft)
    more = rows.length === AT_ONCE
    last = rows.at(-1) ?? last
  }
  for (let last = { campaign: '', ad: '', version: 0 }, more = true; more; ) {
    const rows = await retry(() => all(db, versionRow, VERSIONS, last.campaign, last.ad, last.version))
    const pictures = await picturesIn(
      db,
      rows.flatMap(({ html }) => html ?? []),
    )
    for (const { campaign, ad, version, html, ...said } of rows) {
      yield jsonFile(`pages/${campaign}/${ad}/version-${version}.json`, said)
      if (html)
        yield textFile(
          `pages/${campaign}/${ad}/live.html`,
          standing(html, snapshot.parse(said.snapshot), pictures, now),
        )
    }
    more = rows.length === AT_ONCE
    last = rows.at(-1) ?? last
  }
}

const jsonFile = (name: string, value: unknown): Zipped => textFile(name, JSON.stringify(value, null, 2))

const PICTURE = /\/i\/([\w-]{22})\/\w+/g
const FONT = /\/i\/font-([\w-]+\.woff2)/g
const UP = '../../..'

async function picturesIn(db: D1Database, pages: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const ids = new Set(pages.flatMap(html => [...html.matchAll(PICTURE)].map(([, id = '']) => id)))
  if (ids.size === 0) return new Map()
  const assets = await retry(() => findAssets(db, [...ids]))
  return new Map(assets.map(({ id, mime }) => [id, `${UP}/images/${id}.${extensionOf(mime)}`]))
}

/** A published page without us: nothing measures it, nobody visits it, and its pictures are
 *  those of the archive. */
export function standing(html: string, of: Snapshot, pictures: ReadonlyMap<string, string>, now: number): string {
  return unvisited(of, unmeasured(html), now)
    .replace(PICTURE, (address, id: string) => pictures.get(id) ?? address)
    .replace(FONT, (_, file: string) => `${UP}/fonts/${file}`)
}
