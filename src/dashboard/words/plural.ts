/** A figure, and as people write it: '1 250'. */
export interface Counted {
  n: number
  text: string
}

/** '0 ligne', '1 ligne', '2 lignes'. */
export const inFrench = ({ n, text }: Counted, one: string, many: string): string => `${text} ${n < 2 ? one : many}`

/** '0 lines', '1 line', '2 lines'. */
export const inEnglish = ({ n, text }: Counted, one: string, many: string): string => `${text} ${n === 1 ? one : many}`
