/** hooks */
export const hooks = ``
