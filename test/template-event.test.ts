import { describe, expect, test } from 'vitest'
import { findTemplate } from '../templates/index.ts'
import { pageOf, sampleOf, visited } from './samples.ts'

const pageWith = async (template: string, changes: object, visit: Parameters<typeof visited>[1] = {}) => {
  const content = findTemplate(template)!.content.parse({ ...(await sampleOf(template)), ...changes })
  return visited(await pageOf(template, { content }), visit)
}
const leaf = /<div class="leaf" aria-hidden="true"><span>(.*?)<\/span><b>(.*?)<\/b><span>(.*?)<\/span>/

test('the calendar leaf shows the day it is where the event takes place', async () => {
  const starts = '2027-03-18T23:30:00-05:00'
  const here = await pageWith('event', { event: { starts, minutes: 60, online: true } })
  expect(here.match(leaf)?.slice(1)).toEqual(['mars', '18', 'jeu.'])
  const there = await pageWith('event', { event: { starts, minutes: 60, online: true, timeZone: 'Europe/Paris' } })
  expect(there.match(leaf)?.slice(1)).toEqual(['mars', '19', 'ven.'])
})

describe.each([
  { template: 'event', ends: '2027-03-18T10:45:00Z', day: 'jeudi 18 mars 2027' },
  { template: 'live', ends: '2027-05-13T19:00:00Z', day: 'jeudi 13 mai 2027' },
])('a page of kind $template', ({ template, ends, day }) => {
  test('says when until it is over, and not a second longer', async () => {
    const second = (ms: number) => ({ now: Date.parse(ends) + ms })
    const spaced = async (visit: { now: number }) => (await pageWith(template, {}, visit)).replaceAll('\u00a0', ' ')
    expect(await spaced(second(-1000))).toContain(day)
    expect(await spaced(second(0))).not.toContain(day)
  })

  test('can do without a date', async () => {
    const html = await pageWith(template, { event: undefined })
    expect(html).toContain('</h1>')
    expect(html).not.toMatch(/<time datetime="2027-0[35]-1[38]T|class="(leaf|facts|air|when)"/)
  })
})
