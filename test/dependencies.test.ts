import { expect, test } from 'vitest'
import { isAllowed, production, unpinned, unsealed } from '../src/local/licences.mjs'

test('whatever is in the Worker may be given on under MIT', () => {
  const packages = production()
  expect(packages.length).toBeGreaterThan(10)
  expect(packages.filter(({ licence }) => !isAllowed(licence))).toEqual([])
})

test.each([
  ['MIT', true],
  ['(MIT OR GPL-3.0-or-later)', true],
  ['Apache-2.0 AND MIT', true],
  ['GPL-3.0-only', false],
  ['AGPL-3.0', false],
  ['MIT AND GPL-2.0', false],
  ['SEE LICENSE IN LICENSE.md', false],
  ['none', false],
])('the licence %j goes with ours: %j', (licence, is) => {
  expect(isAllowed(licence)).toBe(is)
})

test('every dependency is one version, and the lock file tells its bytes', () => {
  expect([unpinned(), unsealed()]).toEqual([[], []])
})
