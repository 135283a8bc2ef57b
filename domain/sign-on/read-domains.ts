export const mostDomains = 50

/** Domains as someone types them, parted by spaces, commas or lines, in lower case and without `@`; null where one is none. */
export function readDomains(text: string): string[] | null {
  const entries = text.split(/[\s,;]+/).filter((each) => each !== '')
  const domains = entries.map((each) => inAscii(each.replace(/^@/, '').toLowerCase()))
  const isDomain = (domain: string) =>
    domain.length <= 253 && /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]$/.test(domain)
  return domains.every(isDomain) && domains.length <= mostDomains ? [...new Set(domains)].sort() : null
}

/** As the network writes it: `xn--…` for letters beyond ASCII; empty where it is no domain. */
function inAscii(domain: string): string {
  return /[/?#:@\\%[\]]/.test(domain) || !URL.canParse(`http://${domain}`) ? '' : new URL(`http://${domain}`).hostname
}

/** Where anyone gets an address: no organisation's own. */
const everybodys = [
  'gmail.com',
  'googlemail.com',
  'outlook.com',
  'hotmail.com',
  'live.com',
  'msn.com',
  'yahoo.com',
  'icloud.com',
  'me.com',
  'mac.com',
  'aol.com',
  'gmx.com',
  'gmx.net',
  'gmx.de',
  'web.de',
  'proton.me',
  'protonmail.com',
  'mail.com',
  'yandex.com',
  'qq.com',
  '163.com',
]

export function isEverybodys(domain: string): boolean {
  return everybodys.includes(domain)
}
