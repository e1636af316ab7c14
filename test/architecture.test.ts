import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { picture } from './architecture-picture.ts'
import { MAY_IMPORT } from './may-import.ts'

const ROOT = path.join(import.meta.dirname, '..')

/** src/index.ts and its neighbours are the map; src/local runs it on this machine: both may see everything. */
const FREE = ['', 'local']

interface Source {
  file: string // 'src/pages/serve.ts'
  folder: string // 'pages'; '' for files directly in src
  text: string
  imports: string[] // files, relative to the root
}

const sources: Source[] = ['src', 'templates'].flatMap(top =>
  readdirSync(path.join(ROOT, top), { recursive: true, encoding: 'utf8' })
    .filter(name => /\.(ts|tsx|mjs)$/.test(name) && !name.includes('browser/') && !name.endsWith('.gen.ts'))
    .map(name => {
      const file = path.posix.join(top, name.split(path.sep).join('/'))
      const text = readFileSync(path.join(ROOT, file), 'utf8')
      return { file, folder: folderOf(file), text, imports: importsOf(file, text) }
    }),
)

function folderOf(file: string): string {
  const [top, folder, rest] = file.split('/')
  if (top !== 'src') return top!
  return rest === undefined ? '' : folder!
}

function importsOf(file: string, text: string): string[] {
  const specifiers = [...text.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*'(\.[^']+)'/g)].map(match => match[1]!)
  return specifiers.map(specifier => path.posix.join(path.posix.dirname(file), specifier))
}

test('every import between folders is on the list', () => {
  const strays = sources
    .filter(({ folder }) => !FREE.includes(folder))
    .flatMap(({ file, folder, imports }) =>
      imports
        .map(target => ({ file, from: folder, to: folderOf(target), target }))
        .filter(({ from, to, target }) => from !== to && target !== 'package.json' && !MAY_IMPORT[from]?.includes(to)),
    )
    .map(({ file, target }) => `${file} imports ${target}`)
  expect(strays).toEqual([])
})

test('every folder of the design is there, with something in it', () => {
  const folders = new Set(sources.map(source => source.folder))
  expect([...folders].filter(folder => !FREE.includes(folder)).sort()).toEqual(Object.keys(MAY_IMPORT).sort())
})

test('no folder imports itself, however long the way round', () => {
  const reach = (from: string, seen: string[]): string[] =>
    (MAY_IMPORT[from] ?? []).flatMap(to => (seen.includes(to) ? [[...seen, to].join(' → ')] : reach(to, [...seen, to])))
  expect(Object.keys(MAY_IMPORT).flatMap(folder => reach(folder, [folder]))).toEqual([])
})

test('nothing on the list is unused', () => {
  const used = new Set(
    sources.flatMap(({ folder, imports }) => imports.map(target => `${folder} → ${folderOf(target)}`)),
  )
  const allowed = Object.entries(MAY_IMPORT).flatMap(([from, tos]) => tos.map(to => `${from} → ${to}`))
  expect(allowed.filter(edge => !used.has(edge))).toEqual([])
})

test('destinations neither fetch nor read the clock nor touch the database', () => {
  const impure = sources.filter(
    ({ folder, text }) =>
      folder === 'destinations' &&
      /\bfetch\(|Date\.now|new Date\(\)|D1Database|\bEnv\b|crypto\.getRandom|Math\.random/.test(text),
  )
  expect(impure.map(({ file }) => file)).toEqual([])
})

test('the clock is read where requests come in, and nowhere else', () => {
  const edge =
    /(routes\.tsx?|endpoint\.ts|pages\/serve\.ts|deliveries\/feeds\.ts|pixel\/consume\.ts|lib\/(log|trace)\.ts|src\/jobs\.ts|webhooks\/verify\.ts)$/ // verify.ts: code for others to run
  const strays = sources.filter(
    ({ file, folder, text }) => folder !== 'local' && !edge.test(file) && /Date\.now\(|new Date\(\)/.test(text),
  )
  expect(strays.map(({ file }) => file)).toEqual([])
})

test('only contacts opens what is sealed, and the export or the outbox that sends it', () => {
  const opening = sources
    .filter(({ text }) => /\bopenPerson\(|\bopenMessage\(|\bopen\(c\.env/.test(text))
    .map(({ folder }) => folder)
  expect([...new Set(opening)].sort()).toEqual(['contacts', 'deliveries'])
})

test('only the log writes to the console, so that each line has its form and is scrubbed', () => {
  const strays = sources.filter(({ folder, text }) => folder !== 'local' && /\bconsole\.(?!cloud\.)\w+\(/.test(text))
  // An example in the page of the API, for others to run.
  expect(strays.map(({ file }) => file).sort()).toEqual(['src/dashboard/docs/snippet.ts', 'src/lib/log.ts'])
})

test('SQL is never built from values', () => {
  const suspicious = sources.filter(({ text }) => /\b(?:prepare|exec)\(`[^`]*\$\{/.test(text))
  expect(suspicious.map(({ file }) => file)).toEqual([])
})

test.each(['src/index.ts', 'src/team.ts'])('%s is a map: it routes, and does nothing else', name => {
  const map = sources.find(({ file }) => file === name)!
  expect(map.text).not.toMatch(/\bawait\b|\basync\b|prepare\(/)
  expect(map.text.split('\n').length).toBeLessThan(64)
})

test('what visitors wait for loads nothing of the dashboard', () => {
  const byFile = new Map(sources.map(source => [source.file, source]))
  const reached = new Set<string>()
  const follow = (file: string) => {
    if (reached.has(file)) return
    reached.add(file)
    for (const target of byFile.get(file)?.imports ?? []) follow(target)
  }
  follow('src/index.ts')
  expect(reached.size).toBeGreaterThan(200)
  expect([...reached].filter(file => file.startsWith('src/dashboard/'))).toEqual([])
})

test('the picture in the README is drawn from this list (vitest -u draws it anew)', async () => {
  const workers = ['index', 'team'].map(name => {
    const { imports } = sources.find(({ file }) => file === `src/${name}.ts`)!
    return [`${name}.ts`, imports.map(folderOf).filter(folder => MAY_IMPORT[folder])] as const
  })
  await expect(picture({ ...MAY_IMPORT, ...Object.fromEntries(workers) })).toMatchFileSnapshot(
    '../docs/architecture.svg',
  )
})

test('a file of more than 250 lines says at its top why', () => {
  const files = ['src', 'templates', 'test'].flatMap(top =>
    readdirSync(path.join(ROOT, top), { recursive: true, encoding: 'utf8' }).map(name => path.posix.join(top, name)),
  )
  const texts = files
    .filter(name => /\.(ts|tsx|mjs)$/.test(name) && !name.endsWith('.gen.ts'))
    .map(name => ({ name, text: readFileSync(path.join(ROOT, name), 'utf8') }))
  const silent = texts.filter(({ text }) => text.split('\n').length > 251 && !text.startsWith('// Long on purpose: '))
  expect(silent.map(({ name }) => name)).toEqual([])
})
