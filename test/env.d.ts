declare namespace Cloudflare {
  interface Env {
    TEST_MIGRATIONS: import('cloudflare:test').D1Migration[]
    OTHER_DB: D1Database
  }
}

/** The tests' oracle for distributions; it comes without types. */
declare module 'jstat' {
  interface Distribution {
    cdf: (x: number, ...parameters: number[]) => number
    inv: (p: number, ...parameters: number[]) => number
  }
  const jStat: Record<'beta' | 'normal' | 'chisquare' | 'gamma' | 'studentt', Distribution>
  export default jStat
}

/** The text of a source. */
declare module '*?raw' {
  const text: string
  export default text
}
