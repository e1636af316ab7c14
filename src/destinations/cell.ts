import { sha256Hex } from '../lib/crypto.ts'
import type { Form } from './contract-lists.ts'

export type Normalise = (text: string) => string
type Cell = (value: string | null | undefined, normalise: Normalise) => Promise<string>

const HASHED = /^[0-9a-f]{64}$/i

/** One cell of a list file in each form; '' when there is nothing to write. A value that is a SHA-256 already passes
 *  through, as in Meta's own SDKs: hashed twice it would match nobody. */
export const cellIn: Record<Form, Cell> = {
  plain: async value => value?.trim() ?? '',
  hashed: async (value, normalise) => {
    const text = value?.trim() ?? ''
    if (HASHED.test(text)) return text.toLowerCase()
    const normalised = normalise(text)
    return normalised && hashOf(normalised)
  },
}

// First names, countries and postal codes come again and again, and each hash costs more than all else of a cell.
const MAX_REMEMBERED = 5000
const MAX_LENGTH = 20
const remembered = new Map<string, Promise<string>>()

function hashOf(text: string): Promise<string> {
  if (text.length > MAX_LENGTH) return sha256Hex(text)
  const known = remembered.get(text)
  if (known) return known
  const hash = sha256Hex(text)
  if (remembered.size >= MAX_REMEMBERED) remembered.clear()
  remembered.set(text, hash)
  return hash
}
