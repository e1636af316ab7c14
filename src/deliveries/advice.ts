import type { State } from '../outbox/rows.ts'

/** What a reason of the ledger means, and what to do about it. */
const WORDS: Record<string, string> = {
  disabled: 'The webhook was disabled when its turn came. Enable it: PATCH {"disabled": false}.',
  'not-ours': 'The message cannot be opened with this DATA_KEY. Put the key back under which it was queued.',
  'cut-short': "Sending it was cut short again and again. Look at the Worker's logs.",
  'not-https': 'The URL is not https on port 443. Correct it: PATCH {"url"}.',
  'private-address': 'The URL leads to an address that is not on the public internet. Correct it: PATCH {"url"}.',
  unresolvable: "The URL's name has no address, or the resolver could not be reached. Check its DNS.",
  timeout: 'No answer within 10 seconds. Answer 2xx at once, and work afterwards.',
  network: 'The connection failed: refused, broken off, or a certificate that is not valid. Check the server.',
  '401': 'The receiver asks for a log-in. Let the URL in without one, and check the signature instead.',
  '403': 'The receiver refuses the request: often a firewall, or a signature checked with an old secret.',
  '404': 'Nothing answers at this URL. Correct it: PATCH {"url"}.',
  '410': 'The receiver says that it is gone for good: the webhook was disabled. Correct the URL and enable it.',
  'mail-off': 'No mail is sent while MAIL_FROM is empty or no address. Set it ("Name <hello@your.domain>") and deploy.',
  E_SENDER_NOT_VERIFIED: "The domain of MAIL_FROM is not verified. Onboard it in Cloudflare's Email Service.",
  E_SENDER_DOMAIN_NOT_AVAILABLE: "The domain of MAIL_FROM cannot send. Onboard it in Cloudflare's Email Service.",
  E_RECIPIENT_NOT_ALLOWED: 'This account may write to verified addresses only. Upgrade its Workers plan.',
}

/** After these nothing is left to send, or sending it again would come to the same. */
const ENDED: Record<string, string> = {
  erased: 'The person asked to be forgotten: the message was emptied.',
  'no-webhook': 'The webhook was deleted: the message was emptied.',
  'bad-mail': 'The address or the subject of the mail is not valid: it cannot be sent as it is.',
  E_RECIPIENT_SUPPRESSED: 'Earlier mails to this address bounced or were reported: Cloudflare sends it nothing more.',
}

const REPLAY = 'Then send it again: POST /api/outbox/:id/replay, or POST /api/webhooks/:id/replay for all of a webhook.'

/** For a message of the outbox. Empty when nothing is wrong. */
export function adviceOn(state: State, reason: string): string {
  if (state === 'sent' || reason === '') return ''
  if (state === 'waiting') return `The last try came to "${reason}". It is tried again by itself.`
  return ENDED[reason] ?? `${adviceOnReason(reason)} ${REPLAY}`
}

export function adviceOnReason(reason: string): string {
  if (WORDS[reason]) return WORDS[reason]
  if (/^3\d\d$/.test(reason))
    return `The URL redirects (${reason}), and redirects are not followed. Give the final URL: PATCH {"url"}.`
  if (/^[45]\d\d$/.test(reason)) return `The receiver answered ${reason}. Its logs say why.`
  return `It ended with "${reason}". Look at the Worker's logs.`
}
