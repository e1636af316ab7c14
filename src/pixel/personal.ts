const EMAIL = /[^\s@/]+(@|%40)[^\s@/]+\.[a-z]{2,}/i
// Nine digits or more, however they are spaced: as short as a number without its country's code gets. A date (8) is none.
const PHONE = /\d(?:[\s().\-/]*\d){8,}/
const SHORT_PHONE = /\+\d(?:[\s().\-/]*\d){6,}/

/** Whether a link's parameter says who follows it, as mailing tools write it. Ids of ads are long numbers, and are no phone. */
export const namesSomebody = (text: string): boolean => EMAIL.test(text) || SHORT_PHONE.test(text)

/** Whether a text may tell who somebody is. Measurement holds nothing that does: rather a word too few. */
export const looksPersonal = (text: string): boolean => EMAIL.test(text) || PHONE.test(text) || SHORT_PHONE.test(text)
