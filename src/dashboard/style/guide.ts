/** guide */
export const guide = ``
