import * as z from 'zod'
import { findTemplate } from '../../../templates/index.ts'
import type { Ad } from '../../campaigns/schema.ts'
import { brandOf, checkedContent, pictured, templateOr422 } from './ads.ts'
import { draftOf } from './copy.ts'
import { type Draft, findDraft, type Written } from './draft-store.ts'
import { carriedOver, merged } from './retemplate.ts'

export const content = z.record(z.string(), z.unknown())

/** Some fields of a draft, or its template. */
export const draftChange = z.strictObject({
  content: content.optional(), // null takes an optional one away
  template: z.string().max(40).optional(), // what fits is carried over
})
type DraftChange = z.infer<typeof draftChange>

export interface Changed extends Written {
  dropped?: string[] | undefined // fields that the new template has no place for
}

/** A draft with this change made, neither stored nor checked. */
export async function withChange(db: D1Database, ad: Ad, draft: Draft, change: DraftChange): Promise<Changed> {
  const moved = change.template ? await moveTo(db, ad, draft, change.template) : { ...draft, dropped: undefined }
  const template = findTemplate(moved.template)!
  return { ...moved, content: merged(template, moved.content, change.content ?? {}) }
}

/** The stored draft with this change made: what a save would store. 422 with the path of each field that does not fit. */
export async function changedDraft(db: D1Database, ad: Ad, change: DraftChange): Promise<Written> {
  return fitted(db, await withChange(db, ad, (await findDraft(db, ad.campaign, ad.slug))!, change))
}

/** As the template stores it, its images as large as they are. */
export async function fitted(db: D1Database, { template, content: written }: Written): Promise<Written> {
  const checked = checkedContent(findTemplate(template)!, written, 'content') as Draft['content']
  return { template, content: await pictured(db, checked, 'content') }
}

async function moveTo(db: D1Database, ad: Ad, draft: Draft, name: string): Promise<Required<Changed>> {
  const template = templateOr422(name)
  const brand = await brandOf(db, ad)
  const began = draftOf(findTemplate(draft.template)!, brand, ad)
  return { template: name, ...carriedOver(template, draft.content, began, draftOf(template, brand, ad)) }
}
