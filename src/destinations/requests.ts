import type { OutboundRequest } from './contract.ts'

export const json = (
  method: OutboundRequest['method'],
  url: string,
  headers: OutboundRequest['headers'],
  body: unknown,
): OutboundRequest => ({
  method,
  url,
  headers: { ...headers, 'Content-Type': 'application/json' },
  body: JSON.stringify(body),
})

/** application/x-www-form-urlencoded, as OAuth 2.0 token endpoints want it (RFC 6749 §6). */
export const form = (url: string, fields: Record<string, string>): OutboundRequest => ({
  method: 'POST',
  url,
  headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
  body: new URLSearchParams(fields).toString(),
})

export const get = (url: string, headers: OutboundRequest['headers']): OutboundRequest => ({
  method: 'GET',
  url,
  headers,
  body: null,
})

export const bearer = (token: string) => ({ Authorization: `Bearer ${token}` })
