import * as z from 'zod'
import { endpoint } from '../../accounts/endpoint.ts'
import { all } from '../../db/query.ts'
import { HttpError } from '../../lib/http.ts'
import type { FetchRefusal } from '../../lib/safe-fetch.ts'
import { siteOf } from '../facts/site.ts'
import { standingOf } from '../hosts/hosts.ts'
import { knownCampaigns } from '../known.ts'
import { campaignOf, checkPage } from './check.ts'
import { fetchPage, type Refusal } from './fetched.ts'
import type { Finding } from './finding.ts'
import { seenIn } from './tags.ts'

/** What the page of the installation shows. */
export interface Checked {
  url: string
  pixel: 'found' | 'unsure' | 'missing'
  findings: Finding[]
}

const address = z.string().trim().max(2000)

export const checkEndpoints = [
  endpoint({
    method: 'POST',
    path: '/pixel/check',
    role: 'editor',
    changesNothing: true,
    summary:
      'Fetch a page of yours and say whether the pixel is on it, and what keeps it from counting: its tag, the page’s policy, its host, its consent banner.',
    body: z.strictObject({ url: address }),
    example: { body: { url: 'https://www.example.com/' } },
    answers: {
      200: '{url, pixel: "found"|"unsure"|"missing", findings: [{code, severity: "blocks"|"warning"|"good"|"hint", place: {line, tag}|null, values}]}',
      422: 'invalid-body, not-https, private-address, unresolvable, too-large, timeout, too-many-redirects, network, status, not-html',
    },
    handle: async (c, { url }, now) => {
      const got = await fetchPage(/^https?:\/\//i.test(url) ? url : `https://${url}`)
      if (!got.ok) throw refusal(got)
      const { html, page } = got
      const seen = seenIn(html)
      const named = new Set(seen.pixels.flatMap(pixel => campaignOf(pixel) ?? []))
      const ground = {
        hosts: await ourHosts(c.env.DB, new URL(c.req.url).host, new URL(page.url).hostname),
        campaigns: await knownCampaigns(c.env, named, now),
        isDeclared: (await standingOf(c.env, new URL(page.url).host, now)) !== 'stranger',
      }
      const findings = checkPage(seen, page, ground)
      return c.json({ url: page.url, pixel: verdict(findings), findings } satisfies Checked)
    },
  }),
]

const DOMAINS = `SELECT domain FROM brands WHERE domain IS NOT NULL ORDER BY domain`

/** Ours: where the dashboard is, and the brands' domains; one of the page's own site first. */
async function ourHosts(db: D1Database, here: string, pageHost: string): Promise<string[]> {
  const domains = await all(db, z.object({ domain: z.string() }), DOMAINS)
  const hosts = [...new Set([here, ...domains.map(({ domain }) => domain)])]
  const isNear = (host: string) => siteOf(host) === siteOf(pageHost)
  return [...hosts.filter(isNear), ...hosts.filter(host => !isNear(host))]
}

const verdict = (findings: readonly Finding[]): Checked['pixel'] =>
  findings.some(({ code }) => code === 'pixel-found')
    ? 'found'
    : findings.some(({ code }) => code === 'maybe-in-tag-manager')
      ? 'unsure'
      : 'missing'

function refusal(refused: Refusal): HttpError {
  const message =
    refused.reason === 'status'
      ? `The page answers with HTTP status ${refused.status}: give the address of a page that visitors can open.`
      : refused.reason === 'not-html'
        ? `There is no HTML at this address, but "${refused.contentType.slice(0, 80)}".`
        : REASONS[refused.reason]
  return new HttpError(422, refused.reason, message, [{ path: 'url', message: refused.reason }])
}

const REASONS: Record<FetchRefusal, string> = {
  'not-https':
    'Only https addresses without a user name, on port 443, are fetched: check it, or where it redirects to.',
  'private-address': 'This address, or one that it redirects to, is not on the public internet.',
  unresolvable: 'This name has no address: check its spelling.',
  'too-large': 'The page is larger than 2 MB.',
  timeout: 'The page did not answer within 10 seconds. Try again.',
  'too-many-redirects': 'The page redirects more than three times. Give the address where it ends.',
  network: 'The connection failed or was cut. Try again.',
}
