import type { Sending } from '../../deliveries/register.ts'

export interface LedgerPage {
  items: Sending[]
  next: string | null
}

const ROUNDS = 10 // then the page ends, short as it may be, and the next one goes on

/** What left for one platform ('': for any), latest first; `next`: where the following page begins. */
export async function sendingsTo(
  platform: string,
  cursor: string,
  limit: number,
  read: (cursor: string) => Promise<LedgerPage>,
): Promise<LedgerPage> {
  const found: Sending[] = []
  let from = cursor
  for (let round = 0; round < ROUNDS; round++) {
    const { items, next } = await read(from)
    for (const sending of items) {
      if (platform !== '' && sending.destination !== platform) continue
      if (found.length === limit) return { items: found, next: found.at(-1)!.id }
      found.push(sending)
    }
    if (next === null) return { items: found, next: null }
    from = next
  }
  return { items: found, next: from }
}
