/** Normalising that several platforms do alike, before SHA-256. What only one of them does stands in its own file. */

/** Lower case, without any space; '' for what is no address. Dots and +tag stay. */
export function emailWithoutSpaces(text: string): string {
  const address = text.replace(/\s/g, '').toLowerCase()
  return /^[^@]+@[^@]+$/.test(address) ? address : ''
}

/** E.164 with +. Takes a number that has its country code, in any punctuation. */
export function phoneWithPlus(text: string): string {
  const digits = text.replace(/\D/g, '')
  return digits && `+${digits}`
}

/** Lower case, without spaces around it; '' for what is no address. Dots and +tag stay. */
export function emailTrimmed(text: string): string {
  const address = trimmedLower(text)
  return /^[^@\s]+@[^@\s]+$/.test(address) ? address : ''
}

/** Country code and number, digits only, without + or leading zeros. Takes E.164 in any punctuation. */
export const phoneDigits = (text: string): string => text.replace(/\D/g, '').replace(/^0+/, '')

export const trimmedLower = (text: string): string => text.normalize('NFC').trim().toLowerCase()
