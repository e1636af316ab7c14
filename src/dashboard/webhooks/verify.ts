/** How a receiver checks that a message is ours: Standard Webhooks 1.0, as deliveries/signature.ts signs. */
export const VERIFIERS = {
  'Node.js': `import { createHmac, timingSafeEqual } from 'node:crypto'

// body: the bytes of the request, as they came. headers: by their names in lower case.
export function isSigned(body, headers, secret = process.env.WEBHOOK_SECRET) {
  const { 'webhook-id': id, 'webhook-timestamp': time, 'webhook-signature': signatures = '' } = headers
  if (!(Math.abs(Date.now() / 1000 - Number(time)) < 300)) return false
  const key = Buffer.from(secret.slice('whsec_'.length), 'base64')
  const expected = createHmac('sha256', key).update(\`\${id}.\${time}.\`).update(body).digest()
  return signatures.split(' ').some(text => {
    const given = Buffer.from(text.slice('v1,'.length), 'base64')
    return text.startsWith('v1,') && given.length === expected.length && timingSafeEqual(given, expected)
  })
}
`,
  PHP: `<?php
// $body: file_get_contents('php://input'). $headers: $_SERVER.
function is_signed(string $body, array $headers, string $secret): bool {
  $id = $headers['HTTP_WEBHOOK_ID'] ?? '';
  $time = $headers['HTTP_WEBHOOK_TIMESTAMP'] ?? '';
  if (!ctype_digit($time) || abs(time() - (int) $time) >= 300) return false;
  $key = base64_decode(substr($secret, strlen('whsec_')));
  $expected = 'v1,' . base64_encode(hash_hmac('sha256', "$id.$time.$body", $key, true));
  foreach (explode(' ', $headers['HTTP_WEBHOOK_SIGNATURE'] ?? '') as $given) {
    if (hash_equals($expected, $given)) return true;
  }
  return false;
}
`,
  Python: `import base64, hashlib, hmac, time

# body: the bytes of the request, as they came. headers: by their names, in any case.
def is_signed(body, headers, secret):
    given = {name.lower(): value for name, value in headers.items()}
    sent_at = given.get("webhook-timestamp", "")
    if not sent_at.isdecimal() or abs(time.time() - int(sent_at)) >= 300:
        return False
    key = base64.b64decode(secret.removeprefix("whsec_"))
    signed = f"{given.get('webhook-id', '')}.{sent_at}.".encode() + body
    digest = hmac.new(key, signed, hashlib.sha256).digest()
    expected = b"v1," + base64.b64encode(digest)
    signatures = given.get("webhook-signature", "").encode().split()
    return any(hmac.compare_digest(expected, one) for one in signatures)
`,
} as const
