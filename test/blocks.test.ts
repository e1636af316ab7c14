import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Block, outlineOf } from '../src/dashboard/blocks/outline.ts'
import { idOf, keyOf, placeOf, textOf } from '../src/dashboard/blocks/said.ts'
import { blocksIn } from '../src/dashboard/blocks/typed.ts'
import { formOfBlocks } from '../src/dashboard/blocks/written.ts'
import type { Form } from '../src/dashboard/form.ts'
import type { Screen } from '../src/dashboard/screen.ts'
import { en } from '../src/dashboard/words/en.ts'
import { fr } from '../src/dashboard/words/fr.ts'
import { issuesOf } from '../src/lib/http.ts'
import { findTemplate, templates } from '../templates/index.ts'

const NAMES = Object.keys(templates)
const ZONE = 'America/Montreal' // of nobody's content: moments must come back as they were written
const SCREEN = { t: fr, f: { count: String } } as unknown as Screen

const sampleOf = async (name: string): Promise<Record<string, unknown>> =>
  findTemplate(name)!.content.parse((await import(`../templates/${name}/sample.json`)).default)

describe.each(NAMES)('the blocks of the template %s', name => {
  test('come back from their form as they are', async () => {
    const sample = await sampleOf(name)
    const read = blocksIn(formOfBlocks(name, sample, ZONE))
    const stored = outlineOf(name).map(block => [block.name, sample[block.name] ?? null])
    expect(afterSaving(name, sample, read)).toEqual(afterSaving(name, sample, Object.fromEntries(stored)))
  })

  test('all have their words, in both languages', () => {
    for (const { blocks } of [fr, en]) {
      const lacking = outlineOf(name).flatMap(block => unnamed(blocks, block, block.name))
      expect(lacking).toEqual([])
    }
  })

  test('can all be taken away but what the template cannot do without', async () => {
    const sample = await sampleOf(name)
    const empty = blocksIn({ template: name, zone: ZONE })
    const { thanks } = sample as { thanks: unknown }
    expect(findTemplate(name)!.content.safeParse(kept({ ...sample, ...empty, thanks })).success).toBe(true)
  })
})

test('items are read in the order of the form, and those without a word are left out', () => {
  const form = {
    ...{ template: 'quote', zone: ZONE },
    ...{ 'faq.new1.question': 'Quand ?', 'faq.new1.answer': 'Demain.' },
    ...{ 'faq.0.question': ' ', 'faq.0.answer': '' },
    ...{ 'faq.7.question': 'Où ?', 'faq.7.answer': '' },
  }
  expect(blocksIn(form).faq).toEqual([
    { question: 'Quand ?', answer: 'Demain.' },
    { question: 'Où ?', answer: '' },
  ])
})

test('whatever is typed in the items of a list, none that has a word is lost', () => {
  const typed = fc.record({ question: fc.string(), answer: fc.string() })
  fc.assert(
    fc.property(fc.array(typed, { maxLength: 10 }), items => {
      const fields = items.flatMap(({ question, answer }, i) => [
        [`faq.${i}.question`, question],
        [`faq.${i}.answer`, answer],
      ])
      const { faq } = blocksIn({ template: 'quote', zone: ZONE, ...Object.fromEntries(fields) })
      const said = items.filter(({ question, answer }) => `${question}${answer}`.trim() !== '')
      expect(faq ?? []).toHaveLength(said.length)
    }),
  )
})

test('a moment is read by the clock of its event, else by that of whoever types', () => {
  const form = { template: 'event', zone: ZONE, 'event.starts': '2027-03-18T11:00', 'event.minutes': '45' }
  expect(blocksIn(form).event).toMatchObject({ starts: '2027-03-18T11:00:00-04:00', minutes: 45, online: false })
  const there = { ...form, 'event.timeZone': 'Europe/Paris' }
  expect(blocksIn(there).event).toMatchObject({ starts: '2027-03-18T11:00:00+01:00' })
  expect(blocksIn({ template: 'event', zone: ZONE, 'event.timeZone': 'Europe/Paris' }).event).toBeNull()
})

test('a question of one’s own is named after what it asks', () => {
  const form = { template: 'quote', zone: ZONE, 'extras.0.label': 'Surface à isoler (m²) ?', 'extras.0.type': 'number' }
  expect(blocksIn(form).extras).toEqual([
    { name: 'surface_a_isoler_m', label: 'Surface à isoler (m²) ?', type: 'number', required: false },
  ])
})

test('two questions that ask the same have two names', () => {
  const labels = ['Votre ville ?', 'Votre ville', '🎉', 'שלום', 'v'.repeat(40), 'v'.repeat(50)]
  const fields = labels.flatMap((label, i) => [[`extras.${i}.label`, label]])
  const { extras } = blocksIn({ template: 'quote', zone: ZONE, ...Object.fromEntries(fields) })
  const names = (extras as { name: string }[]).map(({ name }) => name)
  expect(names).toEqual([
    'votre_ville',
    'votre_ville_2',
    'question',
    'question_2',
    'v'.repeat(30),
    `${'v'.repeat(27)}_2`,
  ])
})

test('a line that is refused is named by its number, and its field by its id', async () => {
  const form = { ...formOfBlocks('quote', await sampleOf('quote'), ZONE), reassurance: `Gratuit\n${'a'.repeat(81)}` }
  const told = refusalsOf('quote', { ...(await sampleOf('quote')), ...blocksIn(form) })
  expect(told).toContain('Réassurance, Ligne 2 : 80 caractères au plus.')
  const ids = ['reassurance.1', 'proof.0.date', 'proof', 'thanks.next.url'].map(path =>
    idOf('quote', `content.${path}`),
  )
  expect(ids).toEqual(['reassurance', 'proof.0.date', 'proof-items', 'thanks.next.url'])
})

test('no template, no block', () => expect(outlineOf('nope')).toEqual([]))

test('a refusal says in which item and which field, and what to do', async () => {
  const form: Form = {
    ...formOfBlocks('quote', await sampleOf('quote'), ZONE),
    ...{ 'proof.new.quote': 'Travail soigné.', 'deal.until': '2027-01-01T12:00', 'deal.untilProof': '' },
  }
  const told = refusalsOf('quote', { ...(await sampleOf('quote')), ...blocksIn(form) })
  expect(told).toContain('Témoignage 2, Source : À remplir.')
  expect(told).toContain('Témoignage 2, Date : À remplir.')
  expect(told).toContain(
    'Prix et échéance, Où cette échéance est décidée et écrite (non montré) : Une échéance demande sa preuve : où elle est décidée et écrite.',
  )
})

const kept = (content: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(content).filter(([, value]) => value !== null))

const afterSaving = (name: string, sample: Record<string, unknown>, change: Record<string, unknown>) =>
  findTemplate(name)!.content.parse(kept({ ...sample, ...change }))

function refusalsOf(name: string, content: Record<string, unknown>): string[] {
  const parsed = findTemplate(name)!.content.safeParse(kept(content))
  const issues = parsed.success ? [] : issuesOf(parsed.error)
  return issues.map(
    issue => `${placeOf(SCREEN, name, `content.${issue.path}`)} : ${textOf(SCREEN, issue, issue.path, true)}`,
  )
}

function unnamed(words: typeof fr.blocks, block: Block, at: string): string[] {
  if (block.kind === 'list')
    return [
      ...(words.named[at]?.one && words.named[at]?.add ? [] : [at]),
      ...block.item.parts.flatMap(part => unnamed(words, part, `${at}.${part.name}`)),
    ]
  if (block.kind === 'group')
    return [
      ...(words.named[at] ? [] : [at]),
      ...block.parts.flatMap(part => unnamed(words, part, `${at}.${part.name}`)),
    ]
  if (block.kind === 'choice') return block.options!.filter(option => !words.choices[at]?.[option])
  const own = words.fields[keyOf(at)] ?? words.fields[block.name]
  return own && (block.kind !== 'lines' || at.includes('.') || words.named[at]) ? [] : [at]
}
