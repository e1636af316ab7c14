import { type CommonContent, LENGTHS } from '../../../templates/kit/content.ts'
import { CTAS } from '../../campaigns/cta.ts'
import type { Ad } from '../../campaigns/schema.ts'
import type { Lost } from '../../match/score.ts'
import { compile } from '../fill.ts'
import { type WorstMatch, worstMatch } from '../match.ts'
import { renderPage } from '../render.ts'
import type { Snapshot } from '../snapshot.ts'
import { visitsOf } from '../visits.ts'

type Words = Pick<CommonContent, 'headline' | 'lead' | 'offer' | 'cta' | 'image'>

/** `as-ad`: all that the ad says; `ad-…`: one thing, word for word; `word-in-…`: what is missing is written behind what is there. */
type FixKind =
  | 'as-ad' | 'ad-headline' | 'ad-text' | 'ad-offer' | 'ad-button' | 'ad-image' | 'word-in-headline' | 'word-in-offer' // biome-ignore format: one line reads better

interface Candidate {
  kind: FixKind
  token: string | null // the word that is put in
  change: Partial<Words>
}

/** A change of the draft that wins points of the match score back. */
export interface Fix extends Candidate {
  gain: number // of 100, measured on the page with the change made
}

const MOST = 5
const MOST_WORDS = 3 // each is a page to be made and read

/** The dearest first. Only those that really win something: a fault that another one hides is no fix yet. */
export function fixesOf(ad: Ad, s: Snapshot, { match }: WorstMatch, now: number): Fix[] {
  if (match.score === 100) return []
  const lost = match.parts.flatMap(part => part.lost)
  return candidates(ad, s.content as Words, lost)
    .map(candidate => ({ ...candidate, gain: scoreWith(ad, s, candidate.change, now) - match.score }))
    .filter(({ gain }) => gain > 0)
    .sort((a, b) => b.gain - a.gain || Object.keys(a.change).length - Object.keys(b.change).length)
    .slice(0, MOST)
}

function scoreWith(ad: Ad, s: Snapshot, change: Partial<Words>, now: number): number {
  const changed = { ...s, content: { ...(s.content as Words), ...change } }
  return worstMatch(ad, visitsOf(changed, compile(renderPage(changed)), now)).match.score
}

/** Each really changes something and fits. */
export function candidates(ad: Ad, content: Words, lost: readonly Lost[]): Candidate[] {
  const said = saidBy(ad)
  const one = (kind: FixKind, change: Partial<Words>): Candidate => ({ kind, token: null, change })
  const words = lost.filter(({ where, gain }) => gain > 0 && (where === 'h1' || where === 'hero')).slice(0, MOST_WORDS)
  const all = [
    one('as-ad', said),
    one('ad-headline', pick(said, 'headline')),
    one('ad-text', pick(said, 'lead')),
    one('ad-offer', pick(said, 'offer')),
    one('ad-button', pick(said, 'cta')),
    one('ad-image', pick(said, 'image')),
    ...words.map(({ where, token }) => wordIn(where === 'h1' ? 'headline' : 'offer', token, content)),
  ]
  return all
    .map(each => ({ ...each, change: fitting(each.change, content) }))
    .filter(({ kind, change }) => Object.keys(change).length > (kind === 'as-ad' ? 1 : 0))
}

function wordIn(field: 'headline' | 'offer', token: string, content: Words): Candidate {
  const text = [content[field].trim(), token].filter(Boolean).join(field === 'headline' ? ' – ' : ' · ')
  return { kind: `word-in-${field}`, token, change: { [field]: text } }
}

const saidBy = (ad: Ad): Partial<Words> => ({
  headline: ad.headline,
  lead: ad.primary_text,
  offer: ad.description,
  cta: CTAS[ad.cta][ad.language],
  ...(ad.image !== null && {
    image: { asset: ad.image, width: ad.image_width!, height: ad.image_height!, alt: '' },
  }),
})

const pick = (said: Partial<Words>, field: keyof Words): Partial<Words> => (said[field] ? { [field]: said[field] } : {})

function fitting(change: Partial<Words>, content: Words): Partial<Words> {
  return Object.fromEntries(
    Object.entries(change).filter(([field, value]) => {
      if (field === 'image') return (value as Words['image'])?.asset !== content.image?.asset
      const text = String(value)
      return text !== '' && text !== content[field as 'lead'] && text.length <= LENGTHS[field as 'lead']
    }),
  )
}
