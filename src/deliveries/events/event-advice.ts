import type { EventRow } from './event-schema.ts'

/** What a verdict of ours means, and what to do about it. Those of platforms are their own codes. */
export const WORDS: Readonly<Record<string, string>> = {
  'no-consent': 'Whoever it was withdrew, or was erased, before it left. Nothing is to be done.',
  'not-told': 'The connection was no longer told of this kind. Add the kind to its `events` for what comes next.',
  disconnected: 'The connection was deleted while it waited.',
  'too-old': 'It was older than the platform takes. It waited too long, or was told too late.',
  'in-the-future': 'It is dated in the future. Correct its time where it was told.',
  'no-identifier':
    'The platform could recognise nobody by it: neither by an e-mail or a phone of somebody who agreed, nor by a click that it knows.',
  'not-set-up':
    'The settings name no conversion of the platform for this kind. Add it to the settings of the connection, then replay.',
  'no-value': 'A purchase goes with its value and currency. Tell them with the purchase.',
  'not-taken': 'The platform has no such event.',
  'not-ours':
    'The person cannot be opened with this DATA_KEY. Put the key back under which they were stored, then replay.',
  'cut-short': "Sending it was cut short again and again. Look at the Worker's logs, then replay.",
}

/** Empty when nothing is wrong. */
export function adviceOnEvent({ state, verdict }: Pick<EventRow, 'state' | 'verdict'>, label: string): string {
  if (state === 'sent' || verdict === '') return ''
  if (state === 'waiting') return `The last try came to "${verdict}". It is tried again by itself.`
  if (WORDS[verdict]) return WORDS[verdict]
  return `${label} refused it with "${verdict}", and took the others. Mend what that code names, then replay.`
}
