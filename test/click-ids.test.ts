import { describe, expect, test } from 'vitest'
import { beacon } from '../src/pixel/beacon.ts'
import { CLICK_IDS, WHO } from '../src/pixel/facts/click-ids.ts'
import { clicksOf } from '../src/pixel/facts/clicks.ts'
import { fbcOf, parseMetaId } from '../src/pixel/facts/meta-ids.ts'
import { isUtm, paramsOf } from '../src/pixel/facts/params.ts'
import { isClickId, sourceOf } from '../src/pixel/facts/source.ts'
import { observe } from '../src/pixel/observe.ts'

const VIEW = '019ab0c5-2c00-7abc-8def-0123456789ab'
const MINTED = 0x019ab0c52c00
const VISITOR = '019ab0c5-2c00-7abc-8def-0123456789ff'
const sender = { host: 'l2l.shop.example', userAgent: 'x', purpose: '', country: 'FR', network: null }
const exempt = { ...sender, consent: { state: 'exempt', visitor: null } } as const
const granted = { ...sender, consent: { state: 'granted', visitor: VISITOR } } as const

describe('click ids', () => {
  test('are those of nine platforms and of some more, in at most 20 names', () => {
    const sources = CLICK_IDS.filter(isClickId).map(clickId =>
      sourceOf({ utm: new URLSearchParams(), referrer: '', clickId }),
    )
    expect([...new Set(sources)].sort()).toEqual(
      ['google', 'linkedin', 'meta', 'microsoft', 'other', 'pinterest', 'reddit', 'snapchat', 'tiktok', 'x'].sort(),
    )
    expect(sources.length).toBeGreaterThanOrEqual(17)
    expect(CLICK_IDS.length).toBeLessThanOrEqual(20)
  })

  test('stay byte for byte what they were: case, signs and escapes', () => {
    const value = 'IwAR_0-aB.c~%2B/=é &'
    const kept = clicksOf({ query: `ttclid=${encodeURIComponent(value)}&TTCLID=x&sccid=y`, seenAt: 1 })
    expect([...new URLSearchParams(kept)]).toEqual([['ttclid', value]])
  })

  test('of one that is there twice, the last counts; what is empty, a macro or endless does not', () => {
    const query = `gclid=a&gclid=b&gclid=&gclid={gclid}&gclid=${'x'.repeat(601)}&msclkid=&epik={{x}}`
    expect(clicksOf({ query, seenAt: 1 })).toBe('gclid=b')
  })

  test('one that was cut at the end of a beacon is no click id', () => {
    const whole = `gclid=${'a'.repeat(580)}&wbraid=${'b'.repeat(580)}&gbraid=${'c'.repeat(580)}`
    const cut = beacon.parse({ v: VIEW, c: 'spring', i: `${whole}&ttclid=${'d'.repeat(500)}`.slice(0, 2000) })
    expect(cut.i).toHaveLength(2000)
    expect(observe(cut, granted, MINTED).clicks).toBe(whole)
  })

  test('without consent none is kept, nor any cookie, wherever it comes from', () => {
    const sent = beacon.parse({ v: VIEW, c: 'spring', i: 'fbclid=secret&_fbp=fb.1.1.2' })
    const cookies = '_fbc=fb.1.1.secret; _ttp=secret'
    expect(JSON.stringify(observe(sent, { ...exempt, cookies }, MINTED))).not.toMatch(/secret|_fbp|_fbc|_ttp/)
  })

  test('a cookie of an old click does not say where this visit came from', () => {
    const sent = beacon.parse({ v: VIEW, c: 'spring', i: 'ttclid=of-a-cookie' })
    expect(observe(sent, granted, MINTED)).toMatchObject({ source: 'direct', clicks: 'ttclid=of-a-cookie' })
  })

  test('a link for one person says nothing of where they came from, and is kept nowhere', () => {
    const sent = beacon.parse({ v: VIEW, c: 'spring', g: WHO, i: `${WHO}=k1.token.secret`, q: 'utm_id=1' })
    const row = observe(sent, granted, MINTED)
    expect(row).toMatchObject({ source: 'direct', clicks: '' })
    expect(JSON.stringify(row)).not.toMatch(/k1\.token|l2l_who/)
  })
})

describe('macros that nobody filled in', () => {
  test.each([
    '{{ad.name}}',
    'spring-{{ad.name}}',
    '{keyword}',
    '{_custom}',
    '{ifmobile:x}',
    '__CID__',
    '_CID_',
    '__CAMPAIGN_NAME__',
    'ad-__AID_NAME__',
    '%7B%7Bad.name%7D%7D',
    '%7b%7bcampaign.name%7d%7d',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is the macro
    '${ad}',
    '[[ad]]',
  ])('%s is dropped', macro => {
    expect(paramsOf(new URLSearchParams({ utm_term: macro, utm_id: '1' }).toString(), isUtm, 500).toString()).toBe(
      'utm_id=1',
    )
  })

  test.each(['_spring_', 'SPRING_SALE', '50% off', 'a__b', '[exact match]', 'a_B_c', '100%'])(
    '%s is a value like any other',
    value => {
      expect(paramsOf(new URLSearchParams({ utm_term: value }).toString(), isUtm, 500).get('utm_term')).toBe(value)
    },
  )

  test('what the team wrote counts when the platform added nothing but a macro', () => {
    const sent = beacon.parse({ v: VIEW, c: 'spring', q: 'utm_source=linkedin&utm_source=%7B%7BSOURCE%7D%7D' })
    expect(observe(sent, exempt, MINTED)).toMatchObject({ source: 'linkedin', utm: 'utm_source=linkedin' })
  })
})

describe('_fbc and _fbp', () => {
  test.each([
    ['fb.1.1596403881668.1116446470', { at: 1596403881668, payload: '1116446470' }],
    ['fb.2.1554763741205.AbCd_-0', { at: 1554763741205, payload: 'AbCd_-0' }],
    ['fb.1.1554763741205.AbCd.AQYCAQIA', { at: 1554763741205, payload: 'AbCd' }],
    ['fb.1.1554763741205.AbCd.Bg', { at: 1554763741205, payload: 'AbCd' }],
    ['fb.1.1554763741205.', null],
    ['fb.1.1554763741205', null],
    ['fb.x.1554763741205.AbCd', null],
    ['fb.1.now.AbCd', null],
    ['FB.1.1554763741205.AbCd', null],
    ['fb.1.1554763741205.AbCd.x.y', null],
    ['', null],
  ])('%s is read as %o', (text, expected) => expect(parseMetaId(text)).toEqual(expected))

  test.each([
    { cookie: 'fb.1.5.Old', fbclid: '', is: 'fb.1.5.Old' },
    { cookie: 'fb.1.5.Same', fbclid: 'Same', is: 'fb.1.5.Same' },
    { cookie: 'fb.1.5.Same.AQYCAQIA', fbclid: 'Same', is: 'fb.1.5.Same.AQYCAQIA' },
    { cookie: 'fb.1.5.Old', fbclid: 'New', is: 'fb.1.9.New' },
    { cookie: 'junk', fbclid: 'New', is: 'fb.1.9.New' },
    { cookie: '', fbclid: 'no such.thing', is: null },
    { cookie: 'junk', fbclid: '', is: null },
  ])('with cookie "$cookie" and click "$fbclid" it is $is', ({ cookie, fbclid, is }) => {
    expect(fbcOf(cookie, fbclid, 9)).toBe(is)
  })

  test('a consented view keeps what the link, the script and the Cookie header tell, and the link is believed first', () => {
    const sent = beacon.parse({ v: VIEW, c: 'spring', i: 'fbclid=New&_fbc=fb.1.5.Old&_ttp=abc&_fbp=nonsense' })
    const cookies = '__Host-l2l_visitor=x; _fbp=fb.1.7.123; _ttp=of-the-header; other=1'
    expect(observe(sent, { ...granted, cookies }, MINTED).clicks).toBe(`fbclid=New&_fbc=fb.1.${MINTED}.New&_ttp=abc`)
    const silent = beacon.parse({ v: VIEW, c: 'spring' })
    expect(observe(silent, { ...granted, cookies }, MINTED).clicks).toBe('_fbp=fb.1.7.123&_ttp=of-the-header')
  })

  test('the same beacon, sent again an hour later, gives the same text', () => {
    const sent = beacon.parse({ v: VIEW, c: 'spring', i: 'fbclid=New' })
    expect(observe(sent, granted, MINTED + 3_600_000).clicks).toBe(observe(sent, granted, MINTED).clicks)
  })

  test('what is known once the platforms’ scripts ran is kept instead of what was known before', () => {
    const before = clicksOf({ query: 'fbclid=a', seenAt: 9 })
    const after = clicksOf({ query: 'fbclid=a', cookies: '_fbp=fb.1.7.123; _ttp=x', seenAt: 9 })
    expect(after > before).toBe(true)
  })
})
