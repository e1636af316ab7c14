import type { Point } from '../../funnel/matrix/load.ts'

/** Ads that have a place, in the order in which table and picture number them. */
export const placed = (points: readonly Point[]): Point[] => points.filter(({ chances }) => chances !== null)
