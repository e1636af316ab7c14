import { availableParallelism } from 'node:os'
import path from 'node:path'
import { cloudflareTest, readD1Migrations } from '@cloudflare/vitest-plugin'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Files at once, of all projects together: one more than there are cores, as some wait for a browser or a queue. */
const MOST = availableParallelism() + 1

/** In a fresh clone vitest begins with the largest files, as it knows no times yet. These are small for how long they take: begun
 *  last, they would leave every core but one idle. */
const LONG =
  /(desk-jobs|desk-wide|desk-phone|templates|delivery|faults|backup|migrations|sync-crashes|authorisation|fuzz|days|attacks)\./

class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isLong = ({ moduleId }: TestSpecification) => Number(LONG.test(moduleId))
    const projects = Object.groupBy(await super.sort(files), ({ project }) => project.name)
    return Object.values(projects).flatMap(ofOne => ofOne!.toSorted((a, b) => isLong(b) - isLong(a)))
  }
}

// workers: inside workerd, with a real D1. plain: pure logic, in Node. browser: Chromium. cloudflare: the real wrangler against a
// fake of Cloudflare's API; each of its starts takes a second, so that `npm run test:cloudflare` runs it and `npm test` does not.
export default defineConfig(async () => ({
  test: {
    sequence: { sequencer: LongFirst },
    projects: [
      {
        plugins: [
          cloudflareTest({
            main: './src/local/whole.ts',
            wrangler: { configPath: './wrangler.toml' },
            miniflare: {
              serviceBindings: { TEAM: () => new Response('whole.ts has it in itself', { status: 500 }) },
              d1Databases: ['OTHER_DB'], // beside the DB of wrangler.toml: test/two-databases.ts
              bindings: {
                TEST_MIGRATIONS: await readD1Migrations(path.join(import.meta.dirname, 'migrations')),
                ADMIN_TOKEN: 'test-admin-token',
                DATA_KEY: 'dGVzdC1kYXRhLWtleS10ZXN0LWRhdGEta2V5LTEyMzQ=',
                SIGNING_KEY: 'dGVzdC1zaWduaW5nLWtleS10ZXN0LXNpZ25pbmcta2V5',
                INGEST: 'direct',
                BRAND_DATABASES: '', // whatever .dev.vars says
              },
            },
          }),
        ],
        test: {
          name: 'workers',
          include: ['test/**/*.worker.test.{ts,tsx}'],
          setupFiles: ['./test/migrate.ts'],
          provide: { fuzz: JSON.parse(process.env.FUZZ ?? '{"seed":1}') }, // src/local/fuzz.mjs
          testTimeout: 20_000, // a busy machine is no failure
          hookTimeout: 60_000, // the first one loads the application
          maxWorkers: MOST,
          isolate: false, // the application is loaded once per worker; test/migrate.ts empties the database
        },
      },
      {
        test: {
          name: 'plain',
          isolate: false,
          testTimeout: 20_000,
          maxWorkers: MOST,
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: ['test/**/*.worker.test.{ts,tsx}', 'test/{browser,cloudflare}/**', 'node_modules'],
        },
      },
      {
        test: {
          name: 'cloudflare',
          include: ['test/cloudflare/**/*.test.ts'],
          testTimeout: 300_000,
          maxWorkers: 1,
        },
      },
      {
        test: {
          name: 'browser',
          isolate: false, // the product's tools are loaded once per worker
          include: ['test/browser/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 240_000, // the whole product begins in one, and waits for its demo
          expect: { poll: { timeout: 10_000 } }, // by itself one second, which a busy machine may take to draw a page
          maxWorkers: MOST,
        },
      },
    ],
  },
}))
