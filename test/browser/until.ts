import { expect } from 'vitest'

export const until = (what: () => unknown, timeout = 8000) => expect.poll(what, { timeout })
