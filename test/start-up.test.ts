import path from 'node:path'
import { build, type Metafile } from 'esbuild'
import { beforeAll, expect, test } from 'vitest'
import { ROOT } from '../src/local/setup.mjs'

/** What runs when the visitors' Worker begins is what a visitor may wait for: what `import` reaches. What `import()` reaches runs
 *  when it is first asked for. Not timed here: npm run bench -- bundle does. */

const ENTRY = 'src/index.ts'
let bundle: Metafile

beforeAll(async () => {
  const { metafile } = await build({
    entryPoints: [path.join(ROOT, ENTRY)],
    absWorkingDir: ROOT,
    bundle: true,
    minify: true,
    format: 'esm',
    external: ['node:*'],
    conditions: ['workerd', 'worker', 'browser'],
    jsx: 'automatic',
    jsxImportSource: 'hono/jsx',
    write: false,
    metafile: true,
  })
  bundle = metafile
})

type Kind = Metafile['inputs'][string]['imports'][number]['kind']

function reached(kinds: readonly Kind[]): string[] {
  const files = new Set<string>()
  const follow = (file: string) => {
    if (files.has(file)) return
    files.add(file)
    for (const { path, kind, external } of bundle.inputs[file]?.imports ?? [])
      if (!external && kinds.includes(kind)) follow(path)
  }
  follow(ENTRY)
  return [...files]
}

const atStart = () => reached(['import-statement'])
const everything = () => reached(['import-statement', 'dynamic-import', 'require-call'])

const packageOf = (file: string): string[] => /^node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(file)?.slice(1) ?? []
const folderOf = (file: string): string[] =>
  /^(?:src\/)?([a-z]+)\//.exec(file.replace(/^node_modules.*/, ''))?.slice(1) ?? []

const sorted = (names: string[]): string[] => [...new Set(names)].sort()

test('four packages run before the first page: no phone numbers, no colours, no stems', () => {
  expect(sorted(atStart().flatMap(packageOf))).toEqual(['hono', 'isbot', 'uuidv7', 'zod'])
  expect(sorted(everything().flatMap(packageOf))).toEqual(
    expect.arrayContaining(['culori', 'libphonenumber-js', 'stemmer']),
  )
})

test('no template, ad platform, audience, contact or judgement of words runs before the first page', () => {
  const LATER = ['audiences', 'campaigns', 'contacts', 'conversions', 'destinations', 'match', 'outbox']
  const folders = sorted(atStart().flatMap(folderOf))
  expect(folders.filter(folder => LATER.includes(folder))).toEqual([])
  expect(folders).toEqual(expect.arrayContaining(['pages', 'pixel'])) // these are looked at
  expect(sorted(everything().flatMap(folderOf))).toEqual(expect.arrayContaining(LATER)) // and those are there
  expect(atStart().filter(file => file.startsWith('templates/'))).toEqual(['templates/kit/slots.ts'])
  expect(atStart().filter(file => file.startsWith('src/deliveries/'))).toEqual(['src/deliveries/feeds.ts'])
})

test('a third of the code at most runs before the first page', () => {
  const bytesOf = (files: readonly string[]) => files.reduce((sum, file) => sum + bytesIn(file), 0)
  expect(bytesOf(atStart()) / bytesOf(everything())).toBeLessThan(1 / 3)
})

test('what only the team does is not in the visitors’ bundle at all', () => {
  const kept = everything().filter(file => bytesIn(file) > 0)
  expect(kept.length).toBeGreaterThan(200)
  const team =
    /^src\/(dashboard|drift|funnel|leaving|local|notices|spend|match\/facts|pages\/checks)|^node_modules\/(papaparse|fast-png)/
  expect(kept.filter(file => team.test(file))).toEqual([])
})

const bytesIn = (file: string): number => Object.values(bundle.outputs)[0]?.inputs[file]?.bytesInOutput ?? 0
