import { describe, expect, test } from 'vitest'
import { httpDate, isUnchanged } from '../src/deliveries/feed-conditions.ts'

const CHANGED = Date.UTC(2026, 10, 23, 8, 49, 37, 250) // Monday
const file = { etag: '"abc"', changedAt: CHANGED }
const asks = (ifNoneMatch?: string, ifModifiedSince?: string) => isUnchanged({ ifNoneMatch, ifModifiedSince }, file)

test('who asks without a condition gets the file', () => expect(asks()).toBe(false))

describe('If-None-Match', () => {
  test.each([
    ['"abc"', true],
    ['W/"abc"', true], // made weak on its way
    ['"x", "abc"', true],
    ['"x","y,z" , W/"abc"', true],
    [', "abc",', true],
    ['*', true],
    ['"ABC"', false],
    ['"x"', false],
    ['abc', false],
    ['"*"', false],
    ['', false],
    ['w/"abc"', false],
    ['"abc', false],
    ['"x" "abc"', false],
    ['garbage "abc"', false],
    ['*, "abc"', false],
  ])('%s means that the reader has it: %s', (list, has) => expect(asks(list)).toBe(has))

  test('decides alone, whatever If-Modified-Since says', () => {
    expect(asks('"x"', httpDate(CHANGED))).toBe(false)
    expect(asks('"abc"', httpDate(0))).toBe(true)
  })
})

describe('If-Modified-Since', () => {
  test.each([
    ['Mon, 23 Nov 2026 08:49:37 GMT', true], // the second itself: the header knows no smaller unit
    ['Mon, 23 Nov 2026 08:49:36 GMT', false],
    ['Tue, 24 Nov 2026 00:00:00 GMT', true],
    ['Monday, 23-Nov-26 08:49:37 GMT', true],
    ['Mon Nov 23 08:49:37 2026', true],
    ['Mon Nov 23 08:49:36 2026', false],
    ['Sun Nov  1 08:49:37 2026', false],
    ['2026-11-24', false],
    ['Mon, 23 Nov 2026 09:49:37 +0100', false],
    ['Mon, 99 Nov 2026 08:49:37 GMT', false],
    ['', false],
  ])('%s means that the reader has it: %s', (since, has) => expect(asks(undefined, since)).toBe(has))
})
