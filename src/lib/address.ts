/** Which addresses are on the public internet. Pure: the one place that knows the ranges. */

// What is not, by the IANA special-purpose registries (iana.org/assignments/iana-ipv4-special-registry, 2025-10).
const NOT_PUBLIC_V4 = [
  '0.0.0.0/8', // this network
  '10.0.0.0/8', // private
  '100.64.0.0/10', // carrier-grade NAT; Alibaba's metadata at 100.100.100.200
  '127.0.0.0/8', // loopback
  '168.63.129.16/32', // public on paper, Azure's host in fact
  '169.254.0.0/16', // link-local; metadata at 169.254.169.254
  '172.16.0.0/12', // private
  '192.0.0.0/24', // protocol assignments; Oracle's metadata at 192.0.0.192
  '192.0.2.0/24', // documentation
  '192.88.99.0/24', // 6to4 relays, retired
  '192.168.0.0/16', // private
  '198.18.0.0/15', // benchmarks
  '198.51.100.0/24', // documentation
  '203.0.113.0/24', // documentation
  '224.0.0.0/4', // multicast
  '240.0.0.0/4', // reserved, and broadcast
].map(rangeOf)

// All other IPv6 is local, mapped, translated (NAT64: 64:ff9b::/96), multicast or not assigned.
const GLOBAL_V6 = rangeOf('2000::/3')
const NOT_PUBLIC_V6 = [
  '2001::/23', // protocol assignments: Teredo, ORCHID, benchmarks
  '2001:db8::/32', // documentation
  '2002::/16', // 6to4: an IPv4 address in disguise
  '3fff::/20', // documentation
].map(rangeOf)

/** The bytes of an address in any notation that a URL takes (2130706433, 0x7f.1, 0177.0.0.1, ::ffff:7f00:1 …); null for
 *  a name and for nonsense. With or without the brackets of a URL. */
export function addressOf(host: string): Uint8Array | null {
  const bare = host.replace(/^\[(.*)\]$/, '$1')
  const url = URL.parse(`https://${bare.includes(':') ? `[${bare}]` : bare}/`)
  return url && (v4Bytes(url.hostname) ?? v6Bytes(url.hostname))
}

export function isPublicAddress(address: Uint8Array): boolean {
  const within = (range: Range) => contains(range, address)
  if (address.length === 4) return !NOT_PUBLIC_V4.some(within)
  return within(GLOBAL_V6) && !NOT_PUBLIC_V6.some(within)
}

// RFC 6761, 6762, 8375, 9476, ICANN's .internal (2024), and what routers and companies are seen to use.
const LOCAL_ENDS = [
  ...['alt', 'arpa', 'corp', 'home', 'internal', 'intranet', 'invalid', 'lan', 'local', 'localdomain'],
  ...['localhost', 'onion', 'private'],
]

/** A name that only a machine's own network knows: one label, or an end that the public DNS does not have. */
export function isLocalName(name: string): boolean {
  const labels = name.toLowerCase().replace(/\.$/, '').split('.')
  return labels.length < 2 || LOCAL_ENDS.includes(labels.at(-1)!)
}

interface Range {
  base: Uint8Array
  bits: number
}

function rangeOf(cidr: string): Range {
  const [base = '', bits] = cidr.split('/')
  return { base: v4Bytes(base) ?? v6Bytes(`[${base}]`)!, bits: Number(bits) }
}

function contains({ base, bits }: Range, address: Uint8Array): boolean {
  return base.every((byte, i) => {
    const mask = 0xff00 >> Math.max(0, Math.min(8, bits - i * 8)) // the low byte keeps the bits that count
    return ((byte ^ address[i]!) & mask & 0xff) === 0
  })
}

/** Four decimal bytes: what a URL makes of every IPv4 notation. */
function v4Bytes(host: string): Uint8Array | null {
  const parts = /^(\d+)\.(\d+)\.(\d+)\.(\d+)$/.exec(host)?.slice(1).map(Number)
  return parts ? Uint8Array.from(parts) : null
}

/** `[…]` in the compressed form that a URL makes of every IPv6 notation. */
function v6Bytes(host: string): Uint8Array | null {
  const text = /^\[([0-9a-f:]+)\]$/.exec(host)?.[1]
  if (!text) return null
  const [head = '', tail] = text.split('::')
  const groupsOf = (part: string) => (part === '' ? [] : part.split(':'))
  const [first, last] = [groupsOf(head), groupsOf(tail ?? '')]
  const gap = Array<string>(8 - first.length - last.length).fill('0')
  return Uint8Array.from(
    [...first, ...gap, ...last].flatMap(group => {
      const value = Number.parseInt(group, 16)
      return [value >> 8, value & 0xff]
    }),
  )
}
