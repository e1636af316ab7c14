type Keyed<T> = (item: T) => string
export type Pair<L, R> = [left: L, right: R] | [left: L, right: null] | [left: null, right: R]

/** Two sources of pages, each in strictly rising order of its keys (by UTF-16 unit, as SQLite has ASCII), side by side: what
 *  they share comes as one pair. Holds one page of each. */
export async function* sideBySide<L, R>(
  left: AsyncIterable<readonly L[]>,
  leftKey: Keyed<L>,
  right: AsyncIterable<readonly R[]>,
  rightKey: Keyed<R>,
): AsyncGenerator<Pair<L, R>[]> {
  const l = new Reader(left, leftKey)
  const r = new Reader(right, rightKey)
  try {
    await Promise.all([l.fill(), r.fill()])
    while (!l.isOver || !r.isOver) {
      const pairs: Pair<L, R>[] = []
      while ((l.hasItem || l.isOver) && (r.hasItem || r.isOver) && (l.hasItem || r.hasItem)) pairs.push(next(l, r))
      if (pairs.length > 0) yield pairs
      await Promise.all([l.fill(), r.fill()])
    }
  } finally {
    await Promise.all([l.end(), r.end()])
  }
}

function next<L, R>(l: Reader<L>, r: Reader<R>): Pair<L, R> {
  if (!r.hasItem || (l.hasItem && l.key < r.key)) return [l.take(), null]
  if (!l.hasItem || r.key < l.key) return [null, r.take()]
  return [l.take(), r.take()]
}

class Reader<T> {
  isOver = false
  #pages
  #keyOf
  #page: readonly T[] = []
  #at = 0
  #before: string | null = null

  constructor(pages: AsyncIterable<readonly T[]>, keyOf: Keyed<T>) {
    this.#pages = pages[Symbol.asyncIterator]()
    this.#keyOf = keyOf
  }

  get hasItem(): boolean {
    return this.#at < this.#page.length
  }

  get key(): string {
    return this.#keyOf(this.#page[this.#at]!)
  }

  take(): T {
    const { key } = this
    // Out of order, people would be taken off a list that they belong on: better nothing at all.
    if (this.#before !== null && key <= this.#before) throw new Error('a source is not sorted, or names a key twice')
    this.#before = key
    return this.#page[this.#at++]!
  }

  async fill(): Promise<void> {
    while (!this.isOver && !this.hasItem) {
      const { done, value } = await this.#pages.next()
      this.isOver = done === true
      this.#page = value ?? []
      this.#at = 0
    }
  }

  async end(): Promise<void> {
    await this.#pages.return?.()
  }
}
