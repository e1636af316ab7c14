/** creating */
export const creating = ``
