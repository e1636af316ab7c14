import { afterAll, beforeAll, vi } from 'vitest'
import { runExamples } from './api-examples.ts'
import type { Names } from './api-world.ts'
import { network } from './api-world.ts'
import { apiTests } from './authorisation/api-tests.ts'
import { appTests } from './authorisation/app-tests.ts'
import { personalTests } from './authorisation/personal-tests.ts'
import { visitorTests } from './authorisation/visitor-tests.ts'
import { credentials } from './authorisation/world.ts'

let known: Names
const names = () => known

beforeAll(async () => {
  const now = Date.now()
  known = (await runExamples(now, { without: ['delete'] })).names
  await credentials(now)
  vi.spyOn(globalThis, 'fetch').mockImplementation(network)
})
afterAll(() => vi.restoreAllMocks())

visitorTests(names)
personalTests(names)
appTests(names)
apiTests(names)
