/** What a view may have measured: its column, and up to where it is good or not yet poor, both included
 *  (web.dev/articles/vitals, read 2026-11). LCP and INP in ms, CLS × 1000. */
export const VITALS = {
  lcp: { column: 'lcp_ms', good: 2500, fair: 4000 },
  inp: { column: 'inp_ms', good: 200, fair: 500 },
  cls: { column: 'cls_milli', good: 100, fair: 250 },
} as const
export type VitalName = keyof typeof VITALS
