import type { OutboundRequest } from '../../destinations/contract.ts'

const MAX_CHARS = 600

// What tells how something is sent, and of nobody to whom.
const SHOWN = new Set([
  'event_name', 'event', 'eventName', 'action', 'action_source', 'operation_type', 'schema', 'id_schema', 'column_order',
  'action_type', 'currency', 'currencyCode', 'encoding', 'event_source', 'eventSource', 'eventType', 'tracking_type', 'kind',
  'ActionType', 'CustomerListItemSubType', 'subtype', 'customer_file_source', 'type', 'idType', 'list_type',
]) // biome-ignore format: a list

/** What the ledger keeps of a request: where it went and its form. Every value that might tell of a person, and every
 *  credential, is told by its kind alone. */
export function excerptOf({ method, url, body }: OutboundRequest): string {
  const { host, pathname } = new URL(url)
  const text = typeof body === 'string' ? body : body === null ? '' : `${body.length} bytes`
  return `${method} ${host}${pathname} ${formOf(text)}`.trim().slice(0, MAX_CHARS)
}

function formOf(text: string): string {
  try {
    return JSON.stringify(shaped(JSON.parse(text), ''))
  } catch {
    return text === '' ? '' : `${text.length} characters`
  }
}

function shaped(value: unknown, key: string): unknown {
  if (Array.isArray(value)) {
    if (SHOWN.has(key)) return value.filter(item => typeof item === 'string')
    return value.length > 1 ? [shaped(value[0], key), `… ${value.length} in all`] : value.map(item => shaped(item, key))
  }
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, shaped(inner, name)]))
  }
  if (typeof value !== 'string' || SHOWN.has(key)) return typeof value === 'number' ? 'number' : value
  return /^[0-9a-f]{64}$/i.test(value) ? 'sha256' : value === '' ? '' : 'text'
}
