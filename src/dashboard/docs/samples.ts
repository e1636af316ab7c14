import { VERIFIERS } from '../webhooks/verify.ts'

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
  webhooks: VERIFIERS['Node.js'],
}
