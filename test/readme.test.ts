import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import packageJson from '../package.json' with { type: 'json' }
import { destinationNames } from '../src/destinations/index.ts'
import { templates } from '../templates/index.ts'

const ROOT = path.join(import.meta.dirname, '..')
const read = (file: string): string => readFileSync(path.join(ROOT, file), 'utf8')
const readme = read('README.md')
const documents = ['README.md', ...readdirSync(ROOT).filter(file => /^[A-Z]+\.md$/.test(file) && file !== 'README.md')]
const manual = readdirSync(path.join(ROOT, 'docs'))
  .filter(file => file.endsWith('.md'))
  .map(file => `docs/${file}`)
const everything = [...documents, ...manual].map(read).join('\n')
const missing = (names: readonly string[], from = readme): string[] => names.filter(name => !from.includes(name))

test('every destination is in the README', () =>
  expect(missing(destinationNames.map(name => `\`${name}\``))).toEqual([]))

test('every template is in the README', () =>
  expect(missing(Object.keys(templates).map(name => `\`${name}\``))).toEqual([]))

test('every tier is in the manual', () => {
  const slugs = [...read('migrations/0005_tiers.sql').matchAll(/\(\d+, '(\w+)'\)/g)].map(match => `\`${match[1]}\``)
  expect(slugs.length).toBeGreaterThan(5)
  expect(missing(slugs, everything)).toEqual([])
})

test('every npm script is in the README', () => {
  const spoken = (name: string) => (name === 'start' || name === 'test' ? `npm ${name}` : `npm run ${name}`)
  expect(missing(Object.keys(packageJson.scripts).map(spoken))).toEqual([])
})

test('every dependency has its reason in the README', () => {
  const names = Object.keys({ ...packageJson.dependencies, ...packageJson.devDependencies })
  expect(missing(names.map(name => `\`${name}\``))).toEqual([])
})

test('every setting is in the README', () => {
  const toml = read('wrangler.toml')
  const secrets = /required = \[(.*)\]/.exec(toml)?.[1]?.match(/\w+/g) ?? []
  const vars = [.../\[vars\]\n([\s\S]*?)\n\n/.exec(toml)![1]!.matchAll(/^(\w+) =/gm)].map(match => match[1]!)
  expect(secrets.length + vars.length).toBeGreaterThan(3)
  expect(missing([...secrets, ...vars].map(name => `\`${name}\``))).toEqual([])
})

test('every public route is in the manual', () => {
  const routes = [
    '/e',
    '/p.js',
    '/p.gif',
    '/i/:asset/:width',
    '/feeds/:feed/:name.csv',
    '/legal/:brand/notice',
    '/legal/:brand/privacy',
  ]
  const more = [
    '/preview/:campaign/:ad/:key',
    '/privacy/consent',
    '/privacy/choice',
    '/privacy/measurement',
    '/api/hosts',
    '/app',
    '/api/openapi.json',
    '/health',
    '/thanks',
  ]
  expect(
    missing(
      [...routes, ...more].map(route => (route === '/p.js' ? 'p.js' : route)),
      everything,
    ),
  ).toEqual([])
})

test('every folder of src is on the map', () => {
  const folders = readdirSync(path.join(ROOT, 'src'), { withFileTypes: true }).filter(entry => entry.isDirectory())
  expect(missing(folders.map(({ name }) => `src/${name}`))).toEqual([])
})

test.each([...documents, ...manual])('what %s shows or leads to exists', file => {
  const targets = [...read(file).matchAll(/\]\((?!https?:)([^)\s]+)\)/g)].map(match => match[1]!)
  const faults = targets.filter(target => {
    const [to = '', anchor] = target.split('#')
    const at = to === '' ? file : path.join(path.dirname(file), to)
    return !existsSync(path.join(ROOT, at)) || (anchor !== undefined && !anchors(read(at)).includes(anchor))
  })
  expect(faults).toEqual([])
})

// As GitHub makes them.
const anchors = (text: string): string[] =>
  [...text.matchAll(/^#+ (.*)$/gm)].map(([, title = '']) =>
    title
      .toLowerCase()
      .replace(/[^\p{L}\p{N} -]/gu, '')
      .replaceAll(' ', '-'),
  )

test('every page of the manual is reached from the README', () => {
  expect(manual.filter(file => !readme.includes(`](${file})`))).toEqual([])
})
