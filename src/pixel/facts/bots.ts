import { isbotMatch } from 'isbot'

interface Suspect {
  userAgent: string
  webdriver: boolean
  purpose: string // Sec-Purpose or Purpose: a page fetched before anybody asked for it
  network: number | null // autonomous system number
}

/** The bits of bot_rules (migrations 0019, 0028). What no script can tell by itself, `no-trusted-input`, is judged later. */
export const BITS = {
  'no-user-agent': 1,
  'user-agent': 2,
  webdriver: 4,
  prefetch: 8,
  'data-centre': 16,
  'no-trusted-input': 32,
  'shared-network': 64,
} as const

/** Why we think that nobody is looking. Which of the rules count is decided when a view is counted, never here. */
export function botsOf({ userAgent, webdriver, purpose, network }: Suspect): { bots: number; bot: string | null } {
  const mark = userAgent === '' ? null : isbotMatch(userAgent)
  const found: [keyof typeof BITS, string][] = []
  if (userAgent === '') found.push(['no-user-agent', 'no user agent'])
  if (mark) found.push(['user-agent', `user agent: ${mark.replace(/[^ -~]/g, '').slice(0, 60)}`])
  if (webdriver) found.push(['webdriver', 'webdriver'])
  if (/prefetch|preview|prerender/i.test(purpose)) found.push(['prefetch', 'prefetch'])
  if (network !== null && DATA_CENTRES.has(network)) found.push(['data-centre', `network: AS${network}`])
  if (network !== null && SHARED_NETWORKS.has(network)) found.push(['shared-network', `network: AS${network}`])
  return { bots: found.reduce((bits, [rule]) => bits | BITS[rule], 0), bot: found[0]?.[1] ?? null }
}

// By what github.com/bountyyfi/bad-asn-list (2026) and the networks' own pages call them. Servers that scripts run on.
const DATA_CENTRES: ReadonlySet<number> = new Set([
  16509, 14618, 8987, // Amazon Web Services
  396982, // Google Cloud; 15169 is Google itself, its people and its proxies
  31898, // Oracle Cloud
  45102, 37963, // Alibaba Cloud
  132203, 45090, // Tencent Cloud
  136907, // Huawei Cloud
  14061, // DigitalOcean
  24940, 213230, 212317, // Hetzner
  63949, 48337, // Linode; relays that carry people go out by Akamai's other networks
  12876, 29447, 54265, // Scaleway
  51167, 141995, 40021, // Contabo
]) // biome-ignore format: a list

// Out of these come people as well: VPNs rent there, and 8075 is both Azure and Microsoft's own offices. Left out of both:
// 13335 and 209242 Cloudflare (WARP), 36183 Akamai, 54113 Fastly, which carry iCloud Private Relay.
const SHARED_NETWORKS: ReadonlySet<number> = new Set([
  8075, // Microsoft
  16276, 35540, // OVHcloud
  60781, 28753, 30633, 7203, // Leaseweb
  20473, // Vultr
  9009, 16247, // M247
  212238, 60068, // Datacamp
]) // biome-ignore format: a list

/** SQL: the bits of a row of `views`. Something was clicked or filled in, and no hand touched anything. */
export const botBits = (v: string): string =>
  `(${v}.bots | CASE WHEN ${v}.trusted = 0 AND ${v}.cta_clicks + ${v}.contact_clicks + ${v}.outbound_clicks + ${v}.file_clicks
    + ${v}.forms_started + ${v}.form_submits > 0 THEN ${BITS['no-trusted-input']} ELSE 0 END)`

// SQL: the bits that count.
const BOT_MASK = `(SELECT coalesce(sum(bit), 0) FROM bot_rules r WHERE r.mode = 'on')`

/** SQL: whether a row of `views` is counted as a person's. The one rule for every count. */
export const isHuman = (v: string): string => `(${botBits(v)} & ${BOT_MASK} = 0)`

/** SQL: the same of a row of a rolled day. */
export const isHumanDay = (d: string): string => `(${d}.bots & ${BOT_MASK} = 0)`
