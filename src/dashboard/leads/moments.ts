import type { Journey } from '../../contacts/leads/journey.ts'

/** Something that happened, with what tells it. */
export type Moment = { at: number } & (
  | { kind: 'visit'; touch: Journey['touches'][number] }
  | { kind: 'conversion'; conversion: Journey['conversions'][number] }
  | { kind: 'outcome'; outcome: Journey['outcomes'][number] }
  | { kind: 'consent'; proof: Journey['consents'][number] }
)

// What a form is about comes before what was agreed to on it, and what became of it after.
const ORDER: Record<Moment['kind'], number> = { visit: 0, conversion: 1, consent: 2, outcome: 3 }

/** A journey from its first moment on. */
export const momentsOf = ({ touches, conversions, outcomes, consents }: Journey): Moment[] =>
  [
    ...touches.map(touch => ({ kind: 'visit' as const, at: touch.at, touch })),
    ...conversions.map(conversion => ({ kind: 'conversion' as const, at: conversion.at, conversion })),
    ...outcomes.map(outcome => ({ kind: 'outcome' as const, at: outcome.at, outcome })),
    ...consents.map(proof => ({ kind: 'consent' as const, at: proof.at, proof })),
  ].sort((a, b) => a.at - b.at || ORDER[a.kind] - ORDER[b.kind])
