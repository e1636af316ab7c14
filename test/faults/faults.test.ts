import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ROOT } from '../../src/local/setup.mjs'
import { runOf } from './case.ts'
import { AREAS } from './cases.ts'
import { Host } from './host.ts'
import { document } from './table.ts'

const LONG_MS = 120_000 // a busy machine is no failure

const DOCUMENT = path.join(ROOT, 'docs/faults.md')

test('docs/faults.md promises what is counted, no more and no less', () => {
  if (process.env.UPDATE_FAULTS) writeFileSync(DOCUMENT, document())
  expect(readFileSync(DOCUMENT, 'utf8')).toBe(document())
})

describe('each fault, in its short form', () => {
  let host: Host
  beforeAll(async () => {
    host = await Host.begin()
  }, LONG_MS)
  afterAll(() => host.stop())

  const short = Object.values(AREAS)
    .flat()
    .filter(({ isLong }) => !isLong)
  test.each(short)(
    '$fault: $promise',
    async ({ run }) => {
      const { counted, kept } = await run(host, runOf(true))
      expect(kept, counted).toBe(true)
    },
    LONG_MS,
  )
})
