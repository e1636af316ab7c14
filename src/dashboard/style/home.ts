/** home */
export const home = ``
