import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, test } from 'vitest'
import { judgeChanged, judgeEverything } from '../src/drift/judge.ts'
import { OPEN_ALERTS } from '../src/drift/store.ts'
import { DAY_MS } from '../src/lib/time.ts'
import { ad, addCatalogue, api, count } from './call.ts'

const NOW = Date.UTC(2026, 10, 25, 9)
const day = (ago: number): string => new Date(NOW - ago * DAY_MS).toISOString().slice(0, 10)

beforeAll(async () => {
  await addCatalogue()
  expect((await api('POST', 'campaigns/spring/ads/ad-1/publish', {})).status).toBe(200)
  await api('POST', 'campaigns/spring/ads', { ...ad, slug: 'ad-2', headline: 'Votre audit offert en 48 h chez vous' })
  const header = 'campaign,ad,platform,starts_on,ends_on,impressions,reach,engagements,clicks,cost,currency'
  const csv = [
    header,
    `spring,ad-1,meta,${day(4)},${day(3)},1000,,,10,12.50,EUR`,
    `spring,ad-2,meta,${day(4)},${day(3)},1000,,,10,40,EUR`,
  ].join('\r\n')
  const { call } = await import('./call.ts')
  expect((await call('POST', '/api/spend/import', { raw: csv })).status).toBe(200)
  await judgeChanged(env, NOW)
})

const alerts = async (state = '') => (await api('GET', `alerts${state}`)).json.items
const change = (slug: string, body: object) => api('PATCH', `campaigns/spring/ads/${slug}`, body)

test('those that are open are found without looking at those that are closed', async () => {
  const { results } = await env.DB.prepare(`EXPLAIN QUERY PLAN ${OPEN_ALERTS}`).bind('', 9).all<{ detail: string }>()
  expect(results.map(({ detail }) => detail)).toContainEqual(expect.stringContaining('USING INDEX alerts_open'))
})

describe('drift', () => {
  test('what is live is judged once, and an ad that runs without a page of its own is judged on the page that it gets', async () => {
    expect(await count('promises')).toBe(2)
    const { results } = await env.DB.prepare(`SELECT ad, served_by FROM promises ORDER BY ad`).all()
    expect(results).toEqual([
      { ad: 'ad-1', served_by: 'ad-1' },
      { ad: 'ad-2', served_by: 'ad-1' },
    ])
    expect(await alerts()).toEqual([])
  })

  test('an ad that now promises something else raises one alert, which names it and what it cost', async () => {
    expect((await change('ad-1', { headline: 'Pompe à chaleur à moitié prix' })).status).toBe(200)
    await judgeChanged(env, NOW)
    await judgeEverything(env, NOW)
    const [alert, ...others] = await alerts()
    expect(others).toEqual([])
    expect(alert).toMatchObject({
      campaign: 'spring',
      ad: 'ad-1',
      headline: 'Pompe à chaleur à moitié prix',
      spend: { EUR: 12_500_000 },
      before: expect.any(Number),
      closedAt: null,
    })
    expect(alert.before - alert.after).toBeGreaterThanOrEqual(10)
  })

  test('the alert closes by itself when the promise is kept again', async () => {
    await change('ad-1', { headline: ad.headline })
    await judgeChanged(env, NOW + 1)
    expect(await alerts()).toEqual([])
    expect((await alerts('?state=all'))[0]).toMatchObject({ closedBy: 'kept-again', closedAt: NOW + 1 })
  })

  test('a page whose edit is published raises it for every ad that leads there', async () => {
    const { content } = (await api('GET', 'campaigns/spring/ads/ad-1/page')).json
    const edited = { ...content, headline: 'Votre audit à 99 € en 72 h', offer: '', lead: 'Sans engagement.' }
    expect((await api('PUT', 'campaigns/spring/ads/ad-1/page', { content: edited })).status).toBe(200)
    const { ads } = (await api('GET', 'campaigns/spring/ads/ad-1/impact')).json
    expect(
      ads.map((each: { ad: string; breaks: boolean; spend: object }) => [each.ad, each.breaks, each.spend]),
    ).toEqual([
      ['ad-1', true, { EUR: 12_500_000 }],
      ['ad-2', true, { EUR: 40_000_000 }],
    ])
    await api('POST', 'campaigns/spring/ads/ad-1/publish', { override: { match: 'Test d’un prix' } })
    await judgeChanged(env, NOW + 2)
    expect((await alerts()).map((alert: { ad: string }) => alert.ad).sort()).toEqual(['ad-1', 'ad-2'])
  })

  test('an alert that is accepted, with a reason, closes; today is then the measure', async () => {
    const open = await alerts()
    const { id } = open.find((alert: { ad: string }) => alert.ad === 'ad-2')
    expect((await api('POST', `alerts/${id}/accept`, {})).status).toBe(422)
    const accepted = await api('POST', `alerts/${id}/accept`, { reason: 'Autre angle, voulu' })
    expect(accepted.json).toMatchObject({ closedBy: 'admin', reason: 'Autre angle, voulu' })
    expect((await api('POST', `alerts/${id}/accept`, { reason: 'x' })).status).toBe(409)
    expect((await api('POST', 'alerts/nobody/accept', { reason: 'x' })).status).toBe(404)
    await judgeEverything(env, NOW + 3)
    expect((await alerts()).map((alert: { ad: string }) => alert.ad)).toEqual(['ad-1'])
  })

  test('no alert outlives the last page of its campaign, whatever its ads cost, even while another page cannot be judged', async () => {
    await change('ad-2', { headline: 'Pompe à chaleur à moitié prix' })
    await judgeChanged(env, NOW + 4)
    expect((await alerts()).map((alert: { ad: string }) => alert.ad).sort()).toEqual(['ad-1', 'ad-2'])
    await api('POST', 'campaigns', { slug: 'autumn', name: 'Automne', locale: 'fr-FR', currency: 'EUR' })
    await api('POST', 'campaigns/autumn/ads', ad)
    expect((await api('POST', 'campaigns/autumn/ads/ad-1/publish', {})).status).toBe(200)
    await env.DB.prepare(`UPDATE ads SET palette = '{}' WHERE campaign = 'autumn'`).run()
    await api('POST', 'campaigns/spring/ads/ad-1/unpublish', {})
    await expect(judgeChanged(env, NOW + 5)).rejects.toThrow()
    expect(await alerts()).toEqual([])
    const closed = (await alerts('?state=all')).filter((alert: { closedAt: number }) => alert.closedAt === NOW + 5)
    expect(closed.map((alert: { closedBy: string }) => alert.closedBy)).toEqual(['taken-down', 'taken-down'])
  })
})
