import { expect, test } from 'vitest'
import { deployment, uncommentStaging } from '../deployment.ts'
import type { Account } from '../fakes/cloudflare/account.ts'

const LONG = 600_000 // each step is a start of the real wrangler

const left = ({ workers, databases, queues, buckets, objects }: Account) =>
  [...workers.keys(), ...databases.keys(), ...queues.keys(), ...buckets, ...objects].sort()

test('npm run uninstall deletes one environment and leaves the other, and nothing without the right name', {
  timeout: LONG,
}, async () => {
  const d = await deployment()
  try {
    uncommentStaging(d)
    const { account } = d.fake
    expect(await d.run()).toMatchObject({ code: 0 })
    expect(await d.run(['--env', 'staging'])).toMatchObject({ code: 0 })
    account.objects.add('like2lead-files/assets/one')
    account.objects.add('like2lead-files/fonts/a b.woff2')
    const all = left(account)

    const wrong = await d.uninstall(['--env', 'staging', '--yes=like2lead'])
    expect([wrong.code, wrong.text]).toEqual([1, expect.stringContaining('"like2lead" is not like2lead-staging')])
    expect(await d.uninstall(['--env', 'elsewhere', '--yes=like2lead'])).toMatchObject({
      code: 1,
      text: expect.stringContaining('has no [env.elsewhere]'),
    })
    expect(left(account)).toEqual(all)

    const staging = await d.uninstall(['--env', 'staging', '--yes=like2lead-staging'])
    expect([staging.code, staging.text]).toEqual([0, expect.stringContaining('Nothing of Like2Lead is left')])
    expect(left(account)).toEqual(all.filter(name => !name.startsWith('like2lead-staging')))

    const gone = await d.uninstall(['--yes=like2lead'])
    expect(gone).toMatchObject({ code: 0, text: expect.stringContaining('Nothing of Like2Lead is left on Cloudflare') })
    expect(left(account)).toEqual([])
    const again = await d.uninstall(['--yes=like2lead'])
    expect(again.code).toBe(0)
    expect(again.text.match(/✓/g)).toHaveLength(8)
    expect(again.text.match(/\(was gone\)/g)).toHaveLength(8)
  } finally {
    await d.end()
  }
})
