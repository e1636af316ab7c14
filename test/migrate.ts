import { env } from 'cloudflare:workers'

// In one transaction: every test file begins with all of them, and one for each would take seconds.
await env.DB.batch(env.TEST_MIGRATIONS.flatMap(({ queries }) => queries.map(sql => env.DB.prepare(sql))))
