import { uuidv7obj } from 'uuidv7'

const UUID_V7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

export const newId = (): string => uuidv7obj().toString()

export const isUuidV7 = (text: string): boolean => UUID_V7.test(text)

/** When a UUIDv7 was minted, ms, by its minter's clock (RFC 9562 §5.7: the first 48 bits). */
export const mintedAt = (uuid: string): number => Number.parseInt(uuid.slice(0, 8) + uuid.slice(9, 13), 16)

/** The least UUIDv7 that can be minted at a moment: ids before it are older. */
export function firstIdAt(ms: number): string {
  const hex = ms.toString(16).padStart(12, '0')
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`
}

/** A UUIDv7 of a moment whose random part comes from 18 hexadecimal digits or more: the same ones, the same id. */
export function idAt(ms: number, digits: string): string {
  const time = firstIdAt(ms).slice(0, 15)
  const [a, b, c] = [digits.slice(0, 3), digits.slice(3, 6), digits.slice(6, 18)]
  return `${time}${a}-8${b}-${c}`
}
