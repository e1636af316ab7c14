import { modeLrgb, modeRgb, useMode, wcagContrast } from 'culori/fn'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { theme } from '../src/pages/theme.ts'
import type { Theme } from '../templates/kit/props.ts'
import { styleOf } from '../templates/kit/style.ts'

useMode(modeRgb)
useMode(modeLrgb)

const hex = fc.integer({ min: 0, max: 0xffffff }).map(n => `#${n.toString(16).padStart(6, '0')}`)
const palette = fc.array(fc.record({ hex, weight: fc.double({ min: 0, max: 1, noNaN: true }) }), { maxLength: 8 })
const kit = fc.record({
  primary: fc.option(hex),
  secondary: fc.option(hex),
  colours: fc.constantFrom('ad' as const, 'brand' as const),
})

/** Every text on its ground, and every edge that tells what a thing is, as templates/kit/css paints them. */
const RED = '#b3261e' // errors, which keep their colour on every page
const pairs = (t: Theme): { text: [string, string][]; edges: [string, string][] } => {
  const grounds = [t.paper, t.tint]
  return {
    text: [
      [t.onAccent, t.accent], // buttons, the offer, ticks
      [RED, '#fff6f5'], // the summary of errors
      [RED, t.paper],
      ...grounds.flatMap(ground => [t.ink, t.muted, t.accentStrong].map((text): [string, string] => [text, ground])),
    ],
    edges: grounds.flatMap(ground => [t.field, t.accentStrong, t.ink].map((edge): [string, string] => [edge, ground])),
  }
}

test('whatever the ad looks like and whatever the brand’s colours, every text of a page can be read', () => {
  fc.assert(
    fc.property(palette, kit, (colours, brand) => {
      const { text, edges } = pairs(theme(colours, brand))
      for (const [a, b] of text) expect(wcagContrast(a, b), `${a} on ${b}`).toBeGreaterThanOrEqual(4.5)
      for (const [a, b] of edges) expect(wcagContrast(a, b), `${a} on ${b}`).toBeGreaterThanOrEqual(3)
    }),
    { numRuns: 2000 },
  )
})

test('a page wears the vivid colour of its ad, not the ground behind it', () => {
  const ad = [
    { hex: '#f6ecdd', weight: 0.6 },
    { hex: '#1d1b19', weight: 0.25 },
    { hex: '#b3401f', weight: 0.15 },
  ]
  expect(theme(ad, { primary: '#0033aa' }).accent).toBe('#b3401f')
})

test('a bright colour keeps its exact shade and carries dark text', () => {
  const t = theme([{ hex: '#ffd23f', weight: 1 }], { primary: null })
  expect(t.accent).toBe('#ffd23f')
  expect(wcagContrast(t.onAccent, '#000000')).toBeLessThan(2)
})

test.each([
  {
    ad: [
      { hex: '#fefefe', weight: 0.9 },
      { hex: '#0a0a0a', weight: 0.1 },
    ],
    primary: '#0033aa',
    accent: '#0033aa',
  },
  { ad: [], primary: '#0033aa', accent: '#0033aa' },
  { ad: [], primary: null, accent: '#44546a' },
])('a grey ad takes its brand’s colour, or none in particular: $accent', ({ ad, primary, accent }) => {
  expect(theme(ad, { primary }).accent).toBe(accent)
})

const RED_AD = [{ hex: '#b3401f', weight: 0.3 }]

test('a brand may wear its own colours whatever the ad’s, with a ground in the hue of its second one', () => {
  const own = theme(RED_AD, { primary: '#0033aa', secondary: '#ffd23f', colours: 'brand' })
  expect(own.accent).toBe('#0033aa')
  const warm = own.tint
  expect(warm).not.toBe(theme(RED_AD, { primary: '#0033aa', colours: 'brand' }).tint)
  expect(theme(RED_AD, { primary: '#0033aa', secondary: '#ffd23f' }), 'the ad’s colours, all of them').toEqual(
    theme(RED_AD, { primary: null }),
  )
})

test('a brand that wants its own colours and has none wears the ad’s', () => {
  expect(theme(RED_AD, { primary: null, colours: 'brand' })).toEqual(theme(RED_AD, { primary: null }))
})

test.each([
  { font: 'system', customFont: null, expected: undefined },
  { font: 'serif', customFont: null, expected: { stack: 'serif' } },
  {
    font: 'custom',
    customFont: { family: 'Own', file: '/i/font-x.woff2', bytes: 9 },
    expected: { stack: 'custom', file: '/i/font-x.woff2', bytes: 9 },
  },
] as const)('the font $font is part of how a page looks', ({ font, customFont, expected }) => {
  expect(theme([], { primary: null, font, customFont }).font).toEqual(expected)
})

test('a system font asks for no file; a brand’s own is shown at the first paint or not at all, so that nothing moves', () => {
  const plain = theme([], { primary: null })
  expect(styleOf({ ...plain, font: { stack: 'serif' } })).not.toMatch(/@font-face|url\(/)
  const own = styleOf({ ...plain, font: { stack: 'custom', file: '/i/font-x.woff2', bytes: 9 } })
  expect(own).toContain("src:url(/i/font-x.woff2)format('woff2')")
  expect(own).toContain('font-display:optional')
  expect(own.startsWith(styleOf(plain)), 'after all other rules').toBe(true)
})
