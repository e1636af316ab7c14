import { findTemplate } from '../../../templates/index.ts'
import type { Template } from '../../../templates/kit/template.ts'
import type { Brand } from '../../brands/schema.ts'
import type { AdPatch, NewAd } from '../../campaigns/schema.ts'
import type { StoredCopy } from '../../campaigns/store.ts'
import type { Asset } from '../../images/store.ts'
import { type Issue, issuesOf } from '../../lib/http.ts'
import { prefill } from '../take-snapshot.ts'
import type { StoredAd } from './ad-store.ts'
import { type Fields, follow, same } from './follow.ts'

/** A new ad with its draft page. */
export interface Born {
  copy: StoredCopy
  template: string
  content: unknown // fits the template
}

export type Birth = { ok: true; born: Born } | { ok: false; issues: Issue[] }

/** `image` is the asset that the ad names. */
export function bornOf(template: Template, brand: Brand, ad: NewAd, image: Asset | null): Birth {
  const filled = filledFrom(template, brand, { ...ad, image: image && pictureOf(image) })
  const parsed = template.content.safeParse({ ...filled, ...ad.landing })
  if (!parsed.success) return { ok: false, issues: under('landing', issuesOf(parsed.error)) }
  const { slug, platform, headline, primaryText, description, cta, language } = ad
  const copy = { slug, platform, headline, primaryText, description, cta, language }
  const palette = ad.palette ?? image?.palette ?? []
  return {
    ok: true,
    born: {
      copy: { ...copy, externalId: ad.externalId ?? null, image: ad.image ?? null, palette },
      template: template.name,
      content: parsed.data,
    },
  }
}

/** What becomes of an ad and of its draft page. Published versions never change. */
export interface Change {
  copy: StoredCopy // as it will be
  fields: { field: CopyField; before: unknown; after: unknown }[] // empty: the ad says this already
  content: Fields // of the draft, as it will be
  revision: number // of the draft that was read
  followed: string[]
  kept: string[]
}

export type Changing = { ok: true; change: Change } | { ok: false; issues: Issue[] }

type CopyField = Exclude<keyof StoredCopy, 'slug'>

/** `image` is the asset that the patch names. A new picture brings its own palette, unless one is given. */
export function changeAd(
  { ad, content, revision }: StoredAd,
  brand: Brand,
  patch: AdPatch,
  image: Asset | null,
): Changing {
  const template = findTemplate(ad.template)!
  const before = copyOf(ad)
  const moved = patch.image !== undefined && patch.image !== before.image
  const palette = patch.palette ?? (moved ? (image?.palette ?? []) : before.palette)
  const copy: StoredCopy = { ...before, ...given(patch), palette }
  const fields = (Object.keys(copy) as (keyof StoredCopy)[])
    .filter(field => field !== 'slug')
    .filter(field => !same(before[field], copy[field]))
    .map(field => ({ field, before: before[field], after: copy[field] }))
  const has = moved ? image : imageOf(ad)
  const followed = follow(
    content,
    draftOf(template, brand, ad),
    filledFrom(template, brand, { ...copy, image: has && pictureOf(has) }),
  )
  const parsed = template.content.safeParse(followed.content)
  if (followed.followed.length > 0 && !parsed.success)
    return { ok: false, issues: under('page', issuesOf(parsed.error)) }
  return { ok: true, change: { ...followed, copy, fields, revision } }
}

/** The draft that an ad begins with in this template, as it is stored. */
export function draftOf(template: Template, brand: Brand, ad: StoredAd['ad']): Fields {
  const image = imageOf(ad)
  return filledFrom(template, brand, { ...copyOf(ad), image: image && pictureOf(image) })
}

const imageOf = (ad: StoredAd['ad']) =>
  ad.image === null ? null : { id: ad.image, width: ad.image_width!, height: ad.image_height! }

function copyOf(ad: StoredAd['ad']): StoredCopy {
  const { slug, platform, headline, description, cta, language, image, palette } = ad
  return {
    slug,
    platform,
    headline,
    description,
    cta,
    language,
    image,
    palette,
    externalId: ad.external_id,
    primaryText: ad.primary_text,
  }
}

const given = (patch: AdPatch): Partial<StoredCopy> =>
  Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined))

type Prefilled = Parameters<typeof prefill>[1]

/** As the template would store it, where it fits: a default that the schema adds is no word of the ad's. */
function filledFrom(template: Template, brand: Brand, ad: Prefilled): Fields {
  const filled = prefill(template, ad, brand) as Fields
  const parsed = template.content.safeParse(filled)
  return parsed.success ? (parsed.data as Fields) : filled
}

const pictureOf = ({ id, width, height }: Pick<Asset, 'id' | 'width' | 'height'>) => ({
  asset: id,
  width,
  height,
  alt: '',
})

const under = (root: string, issues: Issue[]): Issue[] =>
  issues.map(issue => ({ ...issue, path: issue.path ? `${root}.${issue.path}` : root }))
