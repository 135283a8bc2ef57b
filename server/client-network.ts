import { isIPv4, isIPv6 } from 'node:net'

/**
 * The network that limits count an address under: an IPv4 address itself, and of an IPv6 address the /64, because anyone who
 * has one of those has 2⁶⁴ addresses. Whatever else a proxy may have written counts as it is.
 */
export function networkOf(address: string): string {
  const plain = withoutPort(address)
  if (!isIPv6(plain)) return plain
  const groups = groupsOf(plain)
  const mapped = groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff
  if (mapped) return [groups[6] ?? 0, groups[7] ?? 0].flatMap((group) => [group >> 8, group & 255]).join('.')
  return `${groups
    .slice(0, 4)
    .map((group) => group.toString(16))
    .join(':')}::/64`
}

/** Some proxies write `203.0.113.9:51234` or `[2001:db8::1]:51234`. */
function withoutPort(address: string): string {
  const hostInBrackets = /^\[([^\]]+)\](?::\d+)?$/.exec(address)?.[1]
  if (hostInBrackets !== undefined) return hostInBrackets
  const before = address.replace(/:\d+$/, '')
  return isIPv4(before) ? before : address
}

/** The eight groups of an IPv6 address. */
function groupsOf(address: string): number[] {
  // The URL parser writes every IPv6 address in one way, without dots and with at most one `::`.
  const canonicalAddress = new URL(`http://[${address.replace(/%.*$/, '')}]`).hostname.slice(1, -1)
  const [head = '', tail] = canonicalAddress.split('::')
  const parse = (part: string) => (part === '' ? [] : part.split(':').map((group) => Number.parseInt(group, 16)))
  if (tail === undefined) return parse(head)
  const [first, last] = [parse(head), parse(tail)]
  return [...first, ...Array<number>(8 - first.length - last.length).fill(0), ...last]
}
