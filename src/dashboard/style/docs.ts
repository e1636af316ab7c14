/** docs */
export const docs = ``
