/** Of a cookie that only this host sets and reads (`__Host-`), and no script. */
export const HOST_ONLY = { prefix: 'host', path: '/', secure: true, httpOnly: true, sameSite: 'Lax' } as const
