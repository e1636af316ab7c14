import { AsyncLocalStorage } from 'node:async_hooks'

const current = new AsyncLocalStorage<string>()

/** The id of the request, message or run of the clock that this code works for; '' where there is none. */
export const requestId = (): string => current.getStore() ?? ''

/** Whatever `work` awaits has this id too. */
export const inRequest = <T>(id: string, work: () => T): T => current.run(id, work)

/** Cloudflare's own name of a request: 16 hexadecimal digits and an airport. */
const RAY = /^[0-9a-f]{16}(?:-[A-Z]{3})?$/

export const isRay = (text: string | undefined): text is string => text !== undefined && RAY.test(text)
