import { describe, expect, test } from 'vitest'
import { isPublicAddress } from './public-address.ts'

describe('an address', () => {
  test.each([
    '8.8.8.8',
    '1.1.1.1',
    '13.107.6.156',
    '100.63.255.255',
    '172.32.0.1',
    '169.253.255.255',
    '2606:4700:4700::1111',
    '2603:1006:2000::8',
    '2a00:1450:4001:82a::200e',
  ])('of the public internet is public: %s', (address) => {
    expect(isPublicAddress(address)).toBe(true)
  })

  test.each([
    ['this host', '0.0.0.0', '::'],
    ['loopback', '127.0.0.1', '127.255.255.254', '::1'],
    ['private', '10.0.0.1', '172.16.0.1', '172.31.255.255', '192.168.1.1', 'fd00:ec2::254', 'fc00::1'],
    ['link-local', '169.254.169.254', 'fe80::1', 'fe80::1%lo', 'febf::1'],
    ['of a provider’s own network', '100.64.0.1', '100.127.255.255'],
    ['reserved', '192.0.2.1', '198.18.0.1', '203.0.113.1', '240.0.0.1', '255.255.255.255', '2001:db8::1', '100::1'],
    ['of many', '224.0.0.1', 'ff02::1'],
    [
      'an address of IPv4 in IPv6',
      '::ffff:127.0.0.1',
      '::ffff:7f00:1',
      '::ffff:a9fe:a9fe',
      '::ffff:8.8.8.8',
      '::7f00:1',
    ],
    ['translated into IPv4', '64:ff9b::7f00:1', '64:ff9b:1::a00:1', '2002:7f00:1::1', '2001:0:7f00:1::1'],
    ['none', '', 'localhost', '8.8.8', '8.8.8.8:443', '[2606:4700:4700::1111]', '0x8.8.8.8', '010.8.8.8'],
  ])('that is %s is not', (_what, ...addresses) => {
    expect(addresses.filter(isPublicAddress)).toEqual([])
  })
})
