import { modeLrgb, modeRgb, useMode, wcagContrast } from 'culori/fn'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { theme } from '../src/pages/theme.ts'

useMode(modeRgb)
useMode(modeLrgb)

const hex = fc.integer({ min: 0, max: 0xffffff }).map(n => `#${n.toString(16).padStart(6, '0')}`)
const palette = fc.array(fc.record({ hex, weight: fc.double({ min: 0, max: 1, noNaN: true }) }), { maxLength: 8 })
const brand = fc.record({ primary: fc.option(hex) })

test('whatever the ad looks like, every text of its page can be read', () => {
  fc.assert(
    fc.property(palette, brand, (colours, kit) => {
      const t = theme(colours, kit)
      expect(wcagContrast(t.accent, t.onAccent)).toBeGreaterThanOrEqual(4.5)
      for (const ground of [t.paper, t.tint]) {
        for (const text of [t.accentStrong, t.ink, t.muted])
          expect(wcagContrast(text, ground)).toBeGreaterThanOrEqual(4.5)
        expect(wcagContrast(t.field, ground)).toBeGreaterThanOrEqual(3)
      }
    }),
    { numRuns: 1000 },
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
