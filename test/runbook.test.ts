import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import packageJson from '../package.json' with { type: 'json' }
import { endpoints } from '../src/endpoints.ts'
import { judge } from '../src/operations/judge.ts'
import { metricsText } from '../src/operations/metrics.ts'
import { NEWEST } from '../src/operations/schema-version.ts'
import { daysLeft, growthOf } from '../src/operations/sizes.ts'
import { PAGES } from './browser/desk-map.ts'
import { worst } from './operations.ts'

const ROOT = path.join(import.meta.dirname, '..')
const read = (file: string): string => readFileSync(path.join(ROOT, file), 'utf8')
const everyFile = (folder: string): string[] =>
  readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map(name => path.posix.join(folder, name))
const documents = readdirSync(path.join(ROOT, 'docs')).filter(name => name.endsWith('.md'))
const settings = read('wrangler.toml') + read('wrangler.team.toml') + read('src/env.d.ts')
const runbook = read('docs/runbook.md')

const unknown = (text: string, pattern: RegExp, isKnown: (name: string) => boolean): string[] =>
  [...text.matchAll(pattern)].map(([, name = '']) => name).filter(name => !isKnown(name))

describe.each(documents)('docs/%s names only what there is:', name => {
  const text = read(`docs/${name}`)

  test('files and folders', () =>
    expect(
      unknown(text, /`((?:src|test|docs|migrations|templates)\/[\w./-]+)`/g, file => existsSync(path.join(ROOT, file))),
    ).toEqual([]))

  test('npm scripts', () =>
    expect(unknown(text, /npm run ([a-z:-]+)/g, script => script in packageJson.scripts)).toEqual([]))

  test('settings', () =>
    expect(
      unknown(text, /`(?!CLOUDFLARE_)([A-Z]+(?:_[A-Z]+)+)`/g, setting => new RegExp(`\\b${setting}\\b`).test(settings)),
    ).toEqual([]))

  test('calls of the API', () => {
    const known = (call: string) => {
      const [said = ''] = call.split('?')
      const segments = said.replace(/^\/api\//, '').split('/')
      return endpoints.some(({ path: real }) => {
        const parts = real.slice(1).split('/')
        return (
          parts.length === segments.length && parts.every((part, i) => part.startsWith(':') || part === segments[i])
        )
      })
    }
    expect(unknown(text, /`api '?([\w/?=$-]+)/g, known)).toEqual([])
  })
})

describe('the runbook', () => {
  test('has a part for whatever can be wrong', () => {
    const parts = [...runbook.matchAll(/^## (.*)$/gm)].map(([, title = '']) => title.toLowerCase().replaceAll(' ', '-'))
    const wanted = judge(worst).map(({ runbook: part }) => part)
    expect(wanted).toHaveLength(11)
    expect(wanted.filter(part => !part || !parts.includes(part))).toEqual([])
  })

  test('names only events that are logged, and figures that are measured', () => {
    const sources = everyFile('src')
      .filter(file => /\.tsx?$/.test(file))
      .map(read)
      .join('\n')
    const events = /[`(]((?:[a-z]+(?:-[a-z]+)?)\.(?:[a-z]+(?:-[a-z]+)*))`/g
    expect(unknown(runbook, events, event => sources.includes(`'${event}'`))).toEqual([])
    const metrics = metricsText(worst)
    expect(unknown(runbook, /(like2lead_\w+)/g, metric => metrics.includes(`# TYPE ${metric} `))).toEqual([])
  })

  test('names only pages of the dashboard', () =>
    expect(unknown(runbook, /`\/app\/([a-z/]+)`/g, page => Object.values(PAGES).includes(page))).toEqual([]))

  test('the figures for Prometheus escape what they name', () =>
    expect(metricsText(worst)).toContain('like2lead_job_failures{job="keep \\"lists\\"\\n"} 3\n'))
})

test('the code knows the newest migration: health says when the database is behind it', () => {
  const migrations = readdirSync(path.join(ROOT, 'migrations')).sort()
  expect(NEWEST).toBe(migrations.at(-1))
})

describe('when the database is full', () => {
  const now = Date.parse('2026-12-01T00:00:00Z')
  test.each([
    [[], 1e9, null, null],
    [[{ day: '2026-11-30', bytes: 1e9 }], 2e9, null, null], // one day is no rate
    [[{ day: '2026-11-21', bytes: 1e9 }], 2e9, 1e8, 80],
    [[{ day: '2026-11-21', bytes: 3e9 }], 2e9, -1e8, null], // it shrinks
    [[{ day: '2026-11-21', bytes: 9e9 }], 11e9, 2e8, 0],
  ])('%j and now %d bytes: %s a day, full in %s days', (sizes, bytes, perDay, left) => {
    expect(growthOf(sizes, bytes, now)).toBe(perDay)
    expect(daysLeft(bytes, perDay)).toBe(left)
  })
})
