import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'

const ROOT = path.join(import.meta.dirname, '..')
const text = readFileSync(path.join(ROOT, 'SECURITY.md'), 'utf8')

/** `test/file.ts`: “a name”, “another” */
const named = [...text.matchAll(/`(test\/[\w./-]+)`: ((?:“[^”]+”(?:,\s+)?)+)/g)].flatMap(([, file = '', names = '']) =>
  [...names.matchAll(/“([^”]+)”/g)].map(([, name = '']) => ({ file, name })),
)

test('every test that SECURITY.md names is there', () => {
  expect(named.length).toBeGreaterThan(30)
  const missing = named.filter(({ file, name }) => {
    const at = path.join(ROOT, file)
    return !existsSync(at) || !readFileSync(at, 'utf8').includes(name)
  })
  expect(missing).toEqual([])
  expect([...text.matchAll(/“/g)]).toHaveLength(named.length)
})

test('SECURITY.md says how to replace each secret that a deployment has', () => {
  const wrangler = readFileSync(path.join(ROOT, 'wrangler.toml'), 'utf8')
  const required = /^required = \[(.*)\]$/m.exec(wrangler)![1]!.match(/\w+/g)!
  expect([...required, 'TURNSTILE_SECRET'].filter(name => !text.includes(`**\`${name}\`**`))).toEqual([])
})
