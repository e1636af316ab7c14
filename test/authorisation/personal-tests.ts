import { describe, expect, test } from 'vitest'
import { callsOf } from '../api-examples.ts'
import type { Names } from '../api-world.ts'
import { call } from '../call.ts'
import { API } from './api.ts'
import { APP } from './app.ts'
import { partsOf, rulesIn } from './rules.ts'
import { addressOf, cookie } from './world.ts'

/** E-mail addresses, the numbers of the demo's people however they are written, their names, and the key by which a colleague is told. */
const PERSONAL =
  /[\w.+-]+@[\w-]+\.[\w.-]+\w|(?:\+33|0)[ .\u00a0\u202f]?6[ .\u00a0\u202f]?39[ .\u00a0\u202f]?98[\d .\u00a0\u202f]*|\b(?:Camille|Sacha|Dominique)\b/g
/** The brand's own, printed on every page that it publishes. */
const PUBLIC = ['bonjour@example.com', 'hello@mail.example.com'] // and one that an instruction shows

/** A key is nobody. */
const OF_PERSONS = ['GET /me', 'GET /me/sessions']

const personalIn = (text: string): string[] => [
  ...new Set((text.match(PERSONAL) ?? []).filter(found => !PUBLIC.includes(found))),
]

export const personalTests = (names: () => Names): unknown =>
  describe('whoever may not handle personal data sees none', () => {
    const readable = (rules: Map<string, string>) =>
      [...rules].filter(([name, rule]) => name.startsWith('GET ') && /viewer|analyst/.test(rule)).map(([name]) => name)

    test('the values that are looked for are there: an editor sees them', async () => {
      const { text } = await call('GET', addressOf('/leads/:id', names()), {
        token: null,
        headers: cookie('session-editor'),
      })
      expect(personalIn(text)).toEqual(expect.arrayContaining(['camille.1@example.com', 'Camille']))
      expect(personalIn(text).join()).toMatch(/98/)
    })

    test('in no answer of the API to an analyst’s key', async () => {
      const calls = callsOf(names())
      const seen: unknown[] = []
      for (const name of readable(rulesIn(API))) {
        const { text, status } = await call('GET', calls.get(name)!.url, { token: 'key-analyst' })
        const found = personalIn(text)
        if (status !== (OF_PERSONS.includes(name) ? 409 : 200) || found.length > 0) seen.push([name, status, found])
      }
      expect(seen).toEqual([])
    })

    test('on no page that an analyst opens', async () => {
      const seen: unknown[] = []
      for (const name of readable(rulesIn(APP))) {
        const { text, status } = await call('GET', addressOf(partsOf(name)[1], names()), {
          token: null,
          headers: cookie('session-analyst'),
        })
        const found = personalIn(text)
        if (status >= 400 || found.length > 0) seen.push([name, status, found])
      }
      expect(seen).toEqual([])
    })
  })
