/** team */
export const team = ``
