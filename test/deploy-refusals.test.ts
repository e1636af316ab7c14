import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, describe, expect, test, vi } from 'vitest'
import { type Decision, decide } from '../src/local/deploy/keys.ts'
import { type Deployment, deployment, edit, refusedBy, uncommentStaging, written } from './deployment.ts'
import { newAccount } from './fakes/cloudflare/account.ts'
import { fakeCloudflare } from './fakes/cloudflare/server.ts'

const begun: Deployment[] = []
const begin = async () => {
  const one = await deployment({}, 'settings')
  begun.push(one)
  return one
}
afterAll(() => Promise.all(begun.map(one => one.end())))

describe('npm run deploy refuses, changes nothing, and says what to do', () => {
  test.each([
    ['a token that Cloudflare does not know', {}, { CLOUDFLARE_API_TOKEN: 'another' }, 'npx wrangler login'],
    ['a token that may not touch D1', { denied: new Set(['d1']) }, {}, 'the permission "D1: Edit"'],
    ['a token that may not touch Queues', { denied: new Set(['queues']) }, {}, 'the permission "Queues: Edit"'],
    ['a token that may not touch R2', { denied: new Set(['r2']) }, {}, 'the permission "Workers R2 Storage: Edit"'],
    [
      'a token that may not touch Workers',
      { denied: new Set(['workers']) },
      {},
      'the permission "Workers Scripts: Edit"',
    ],
    ['an account without R2', { r2Enabled: false }, {}, 'enable it at https://dash.cloudflare.com/?to=/:account/r2'],
    ['an account without an address', { subdomain: null }, {}, 'no workers.dev name yet'],
    [
      'a plan without Queues',
      { plan: 'free' as const },
      {},
      'choose it at https://dash.cloudflare.com/?to=/:account/workers/plans',
    ],
    ['a first deployment by a CI, whose log would show the keys', {}, { CI: 'true' }, 'printed into the log'],
    ['an API that cannot be reached', {}, { CLOUDFLARE_API_BASE_URL: 'http://127.0.0.1:9' }, 'check the network'],
  ])('%s', async (_, changes, env, words) => {
    const fake = await fakeCloudflare(newAccount(changes))
    expect(await refusedBy(fake, { env })).toContain(words)
    await fake.close()
    const { databases, buckets, queues, workers } = fake.account
    expect([...databases, ...buckets, ...queues, ...workers]).toEqual([])
  })

  describe('what the files do not say, or say of two things', () => {
    const inFolder = async (change: (d: Deployment) => void, args: string[] = []) => {
      const d = await begin()
      change(d)
      const words = await refusedBy(d.fake, { args, folder: d.folder })
      return { words, calls: written(d) }
    }

    test.each<[string, (d: Deployment) => void, string[], string]>([
      ['an environment of which they know nothing', () => {}, ['--env', 'mars'], 'wrangler.toml has no [env.mars]'],
      ['an option that there is not', () => {}, ['--force'], "Unknown option '--force'"],
      [
        'settings that differ',
        d => edit(d, 'wrangler.team.toml', text => text.replace('MEASURED_MONTHS = "25"', 'MEASURED_MONTHS = "12"')),
        [],
        'differ in vars',
      ],
      [
        'a staging that writes into the database of production',
        d => {
          uncommentStaging(d)
          edit(d, 'wrangler.toml', text =>
            text.replace('"like2lead-staging"\n\n[[env.staging.r2', '"like2lead"\n\n[[env.staging.r2'),
          )
        },
        ['--env', 'staging'],
        'has like2lead in common with the deployment above it',
      ],
      [
        'a staging that would take the domain of production',
        d => {
          uncommentStaging(d)
          withDomain(d)
          edit(d, 'wrangler.toml', text => text.replace('routes = []\n', ''))
        },
        ['--env', 'staging'],
        'has pages.example.com in common',
      ],
      [
        'a staging without settings',
        d => {
          uncommentStaging(d)
          edit(d, 'wrangler.toml', text => text.replace('[env.staging.vars]', '[env.staging.define]'))
        },
        ['--env', 'staging'],
        'lacks vars',
      ],
      [
        'a domain that is something else’s, where nobody can be asked',
        withDomain,
        [],
        'pages.example.com is not this Worker',
      ],
    ])('%s', async (_, change, args, words) => {
      const refusal = await inFolder(change, args)
      expect(refusal.words).toContain(words)
      expect(refusal.calls).toEqual([])
    })
  })
})

const withDomain = (d: Deployment) =>
  edit(d, 'wrangler.toml', text => text.replace(/^# (\[\[routes|pattern = "pages|custom_domain)/gm, '$1'))

test('npm run deploy -- --dry-run says what would be done, and does nothing', async () => {
  const d = await begin()
  d.fake.account.domains.set('pages.example.com', { hostname: 'pages.example.com', service: 'like2lead' })
  withDomain(d) // attached already: nothing to ask
  const said = vi.spyOn(console, 'info').mockImplementation(() => {})
  expect(await refusedBy(d.fake, { args: ['--dry-run'], folder: d.folder })).toBe('nothing was refused')
  const text = said.mock.calls.join('\n')
  said.mockRestore()
  for (const what of [
    'make the queue like2lead-beacons-dead',
    'make the database like2lead',
    'apply 0001_accounts.sql to like2lead',
    'set the secret DATA_KEY on both',
    'make the Worker like2lead-team',
  ])
    expect(text).toContain(what)
  expect(written(d)).toEqual([])
})

const ALL = ['ADMIN_TOKEN', 'DATA_KEY', 'SIGNING_KEY']
test.each<[string, Parameters<typeof decide>, Decision]>([
  ['nobody has it', ['DATA_KEY', { visitors: null, team: null }, undefined, false], { what: 'make' }],
  ['both have it', ['DATA_KEY', { visitors: ALL, team: ALL }, 'given', true], { what: 'keep' }],
  [
    'only the team’s has it, as the first run was cut short',
    ['DATA_KEY', { visitors: null, team: ALL }, undefined, false],
    { what: 'make' },
  ],
  ['only the visitors’ has it', ['SIGNING_KEY', { visitors: ALL, team: null }, undefined, false], { what: 'ask' }],
  [
    'only the team’s has it, and the visitors’ runs',
    ['SIGNING_KEY', { visitors: [], team: ALL }, undefined, false],
    { what: 'ask' },
  ],
  [
    'a former deployment sealed something',
    ['DATA_KEY', { visitors: null, team: null }, undefined, true],
    { what: 'ask' },
  ],
  [
    'a former deployment sealed something',
    ['SIGNING_KEY', { visitors: null, team: null }, undefined, true],
    { what: 'make' },
  ],
  ['it is given', ['DATA_KEY', { visitors: ALL, team: null }, 'given', true], { what: 'take', value: 'given' }],
  ['a new one is asked for', ['SIGNING_KEY', { visitors: ALL, team: null }, 'new', true], { what: 'make' }],
])('a secret, when %s: %j', (_, given, decision) => {
  expect(decide(...given)).toEqual(decision)
})

test('a migration since 0.6 only adds: the code before it runs on while it is applied, and after a rollback', () => {
  const folder = path.join(import.meta.dirname, '../migrations')
  const since = readdirSync(folder).filter(file => file > '0058')
  const taking = since.filter(file =>
    /\bDROP\s+(TABLE|COLUMN)|\bRENAME\b/i.test(readFileSync(path.join(folder, file), 'utf8')),
  )
  expect(taking).toEqual([])
})
