import { sha256Hex } from '../lib/crypto.ts'
import type { Form } from './contract.ts'

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
    return normalised && sha256Hex(normalised)
  },
}
