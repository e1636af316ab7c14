/** What a figure is, how it is reckoned, and who says so. Shown beside it, and all together at /app/help. */
export interface Term {
  name: string
  is: string // one or two sentences
  formula?: string
  source?: string
}
