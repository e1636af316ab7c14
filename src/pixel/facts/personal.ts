// One character before the sign is enough to know: with more, a long text would take the square of its length.
const EMAIL = /[^\s@/](@|%40)[^\s@/]+\.[a-z]{2,}/i
// Nine digits or more, however they are spaced: as short as a number without its country's code gets. A date (8) is none.
const PHONE = /\d(?:[\s().\-/]*\d){8,}/
const SHORT_PHONE = /\+\d(?:[\s().\-/]*\d){6,}/

const LONGEST = 2000 // characters: no name of anything, and anybody may send 64 KB

/** Whether a link's parameter says who follows it, as mailing tools write it. Ids of ads are long numbers, and are no phone. */
export const namesSomebody = (text: string): boolean =>
  text.length > LONGEST || EMAIL.test(text) || SHORT_PHONE.test(text)

/** Whether a text may tell who somebody is. Measurement holds nothing that does: rather a word too few. */
export const looksPersonal = (text: string): boolean =>
  text.length > LONGEST || EMAIL.test(text) || PHONE.test(text) || SHORT_PHONE.test(text)
