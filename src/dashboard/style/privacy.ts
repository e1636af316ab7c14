/** privacy */
export const privacy = ``
