import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { CRITERIA, SOURCES } from '../src/dashboard/measure/criteria.ts'

const ROOT = path.join(import.meta.dirname, '..')

test('every test that the CNIL self-assessment names is there, under that very name', () => {
  const missing = CRITERIA.flatMap(({ proofs }) => proofs).filter(
    ({ file, test }) => !readFileSync(path.join(ROOT, file), 'utf8').includes(`test('${test}'`),
  )
  expect(missing).toEqual([])
})

test('a criterion that is said to be met by what the product does is proven, unless nobody could break it', () => {
  const unproven = CRITERIA.filter(({ standing, proofs }) => standing === 'met' && proofs.length === 0)
  expect(unproven.map(({ id }) => id)).toEqual(['provider']) // that nothing is sent to the authors: there is no such code
})

test('it says what it rests on, and hides no gap', () => {
  expect([...new Set(CRITERIA.map(({ source }) => source))].sort()).toEqual(Object.keys(SOURCES).sort())
  expect(CRITERIA.filter(({ standing }) => standing === 'gap').map(({ id }) => id)).toEqual([
    'crossing',
    'acquisition',
    'rounding',
  ])
})
