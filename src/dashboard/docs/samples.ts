/** Code beside what the page says, keyed as its parts are. */
export const SAMPLES: Record<string, string> = {
  errors: `{
  "error": {
    "code": "invalid-body",
    "message": "The body has fields that are missing, wrong or unknown.",
    "issues": [{ "path": "name", "message": "is missing", "code": "wrong-type", "params": { "expected": "string" } }]
  }
}`,
  paging: `GET /api/campaigns?limit=50
→ { "items": […], "next": "spring" }
GET /api/campaigns?limit=50&cursor=spring
→ { "items": […], "next": null }`,
  webhooks: `import { createHmac, timingSafeEqual } from 'node:crypto'

// body: the text as it came; now: in ms
export function isOurs(secret, headers, body, now) {
  const { 'webhook-id': id, 'webhook-timestamp': at, 'webhook-signature': told } = headers
  if (Math.abs(now / 1000 - at) > 300) return false
  const key = Buffer.from(secret.slice('whsec_'.length), 'base64')
  const mac = createHmac('sha256', key).update(\`\${id}.\${at}.\${body}\`).digest()
  return told.split(' ').some(one => {
    const given = Buffer.from(one.replace('v1,', ''), 'base64')
    return given.length === mac.length && timingSafeEqual(given, mac)
  })
}`,
}
