import type { cnil as fr } from './cnil-fr.ts'

export const cnil: typeof fr = {
  intro:
    'The CNIL exempts strictly limited audience measurement from consent. Since 2026 it publishes no list of tools any more: everybody assesses their own, and proves it. Here is each criterion, what this product does, and the name of the test that proves it at each version.',
  summary: (met, yours, gaps) =>
    `${met} criteria met, ${yours} that depend on you, ${gaps} ${gaps < 2 ? 'gap' : 'gaps'}.`,
  caution:
    'As long as there is a gap, the exemption is not a given: ask for consent to what it covers, or have your choice approved.',
  claim: 'A self-assessment is no certificate: never call this measurement “certified” or “approved by the CNIL”.',
  standing: { met: 'Met', yours: 'Yours', gap: 'Gap' },
  proven: 'Proven by:',
  sources: 'Sources',
  read: 'Read on 25 November 2026. The tool of July 2025 was read through public accounts of it that agree; its PDF prevails. To keep this page: print it, or save it as PDF.',
}
