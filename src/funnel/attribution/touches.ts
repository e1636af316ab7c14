import { VISIT_GAP_MS } from '../../pixel/engagement.ts'

/** A consented view, and where it came from. */
export interface Touch {
  at: number // ms
  campaign: string
  ad: string // '' for a page that belongs to no ad
  source: string
}

/** The visits among these views: what is opened again within 30 minutes of the view before is the same touch, unless another
 *  ad or another source brought it. */
export function touchesOf(views: readonly Touch[]): Touch[] {
  const touches: Touch[] = []
  let seenAt = Number.NEGATIVE_INFINITY
  for (const view of views.toSorted((a, b) => a.at - b.at)) {
    const current = touches.at(-1)
    const brought = view.source !== 'direct' && current !== undefined && origin(view) !== origin(current)
    if (view.at - seenAt >= VISIT_GAP_MS || brought) touches.push(view)
    seenAt = view.at
  }
  return touches
}

const origin = ({ campaign, ad, source }: Touch): string => `${campaign}/${ad}/${source}`
