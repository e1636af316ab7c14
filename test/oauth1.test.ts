import { createHmac } from 'node:crypto'
import { expect, test } from 'vitest'
import { oauth1Header } from '../src/destinations/oauth1.ts'

/** docs.x.com/fundamentals/authentication/oauth-1-0a/creating-a-signature, read 2026-11: its keys, which it calls invalid, and
 *  its request. The form body stands in the query here: RFC 5849 §3.4.1.3 signs both the same way. */
const KEYS = {
  consumerKey: 'xvz1evFS4wEEPTGEFPHBog',
  consumerSecret: 'kAcSOqF21Fu85e7zjz7ZN2U4ZRhfV3WpwPAoE3Z7kBw',
  accessToken: '370773112-GmHxMAgYyLbNEtIKZeRNFsMKPR9EyMZeS9weJAEb',
  accessTokenSecret: 'LswwdoUaIvS8ltyTt5jkRh4J50vUPVVHtR2YPi5kE',
}
const CALL = { now: 1318622958_000, nonce: 'kYjzVBB8Y0ZFabxSWbWovY3uYSQ2pTgmZeNu2VS4cg' }
const status = 'status=Hello%20Ladies%20%2b%20Gentlemen%2c%20a%20signed%20OAuth%20request%21'

const signatureOf = (header: string) => decodeURIComponent(/oauth_signature="([^"]*)"/.exec(header)?.[1] ?? '')

const header = (url: string, keys = KEYS) => oauth1Header('POST', url, keys, CALL)

test("a request gets the signature of X's own worked example", async () =>
  expect(signatureOf(await header(`https://api.x.com/1.1/statuses/update.json?include_entities=true&${status}`))).toBe(
    'Ls93hJiZbQ3akF3HF3x1Bz8/zU4=',
  ))

test('the header names all seven fields, escaped, each in quotes', async () =>
  expect(await header(`https://api.x.com/1.1/statuses/update.json?include_entities=true&${status}`)).toBe(
    'OAuth oauth_consumer_key="xvz1evFS4wEEPTGEFPHBog", ' +
      'oauth_nonce="kYjzVBB8Y0ZFabxSWbWovY3uYSQ2pTgmZeNu2VS4cg", oauth_signature_method="HMAC-SHA1", ' +
      'oauth_timestamp="1318622958", oauth_token="370773112-GmHxMAgYyLbNEtIKZeRNFsMKPR9EyMZeS9weJAEb", ' +
      'oauth_version="1.0", oauth_signature="Ls93hJiZbQ3akF3HF3x1Bz8%2FzU4%3D"',
  ))

test('parameters are signed in the order of their escaped names and values, reserved characters escaped', async () => {
  const keys = { consumerKey: 'c', consumerSecret: "s!*'()&", accessToken: 't', accessTokenSecret: 'é' }
  const base =
    'POST&https%3A%2F%2Fads-api.x.com%2F12%2Fa&' +
    // c%40 sorts before c2, and the two a3 by their values.
    'a3%3D2%2520q%26a3%3Da%26c%2540%3D%26c2%3D%2521%252A%2527%2528%2529%26oauth_consumer_key%3Dc%26oauth_nonce%3D' +
    'kYjzVBB8Y0ZFabxSWbWovY3uYSQ2pTgmZeNu2VS4cg%26oauth_signature_method%3DHMAC-SHA1%26oauth_timestamp%3D1318622958' +
    '%26oauth_token%3Dt%26oauth_version%3D1.0%26z%3D%25C3%25A9'
  const wanted = createHmac('sha1', 's%21%2A%27%28%29%26&%C3%A9').update(base).digest('base64')
  expect(signatureOf(await header("https://ads-api.x.com/12/a?z=%C3%A9&c2=!*'()&a3=a&c%40=&a3=2+q", keys))).toBe(wanted)
})
