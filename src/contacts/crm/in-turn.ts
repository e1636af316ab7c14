const AT_ONCE = 500 // side by side: enough to keep WebCrypto busy, little to hold

/** What is opened, sealed or digested of many, in their order. */
export async function inTurn<T, U>(all: readonly T[], work: (one: T) => Promise<U>): Promise<U[]> {
  const done: U[] = []
  for (let at = 0; at < all.length; at += AT_ONCE)
    done.push(...(await Promise.all(all.slice(at, at + AT_ONCE).map(work))))
  return done
}
