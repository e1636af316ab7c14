/** leads */
export const leads = ``
