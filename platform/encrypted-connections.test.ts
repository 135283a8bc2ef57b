import { afterEach, describe, expect, test, vi } from 'vitest'
import { encryptedMailUrl, isDatabaseEncrypted } from './encrypted-connections.ts'
import { checkEnvironment, databaseOwnerUrl, smtpUrl } from './env.ts'

afterEach(() => vi.unstubAllEnvs())

describe('a connection to the database', () => {
  test.for([
    ['postgresql://owner:p@localhost:5432/curtain', true],
    ['postgresql://owner:p@127.0.0.1:5432/curtain', true],
    ['postgresql://owner:p@[::1]:5432/curtain', true],
    ['postgresql:///curtain?host=/var/run/postgresql', true],
    ['postgresql://owner:p@db.example/curtain?sslmode=verify-full', true],
    ['postgresql://owner:p@db.example/curtain?sslmode=require', true],
    ['postgresql://owner:p@db.example/curtain?ssl=true', true],
    ['postgresql://owner:p@db.example/curtain', false],
    ['postgresql://owner:p@db.example/curtain?sslmode=disable', false],
    ['postgresql://owner:p@db.example/curtain?sslmode=prefer', false],
    ['postgresql://owner:p@db.example/curtain?ssl=false', false],
    // The name in front is not the host that is connected to.
    ['postgresql://owner:p@localhost/curtain?host=db.example', false],
    ['postgresql://owner:p@localhost.example/curtain', false],
    ['postgresql://owner:p@10.0.0.7/curtain', false],
  ] as const)('by %s is on this machine or encrypted: %s', ([address, expected]) => {
    expect(isDatabaseEncrypted(address)).toBe(expected)
  })

  test('in the clear to another machine is refused, with what to do, unless a setting allows it', () => {
    vi.stubEnv('DATABASE_URL', 'postgresql://owner:secret@db.example/curtain')
    for (const reading of [checkEnvironment, databaseOwnerUrl]) {
      expect(reading).toThrow(/^DATABASE_URL .*sslmode=verify-full.*ALLOW_UNENCRYPTED=database/)
      expect(reading).not.toThrow(/secret/)
    }
    vi.stubEnv('ALLOW_UNENCRYPTED', 'mail')
    expect(databaseOwnerUrl).toThrow(/sslmode/)
    vi.stubEnv('ALLOW_UNENCRYPTED', 'mail,database')
    expect(databaseOwnerUrl()).toContain('db.example')
  })
})

describe('mail', () => {
  test.for([
    ['smtp://mail.example:587', 'smtp://mail.example:587?requireTLS=true'],
    ['smtp://mail.example/?requireTLS=false&ignoreTLS=true', 'smtp://mail.example/?requireTLS=true'],
    ['smtp://127.0.0.1:1025', 'smtp://127.0.0.1:1025'],
    ['smtps://mail.example', 'smtps://mail.example'],
  ] as const)('%s is sent by %s', ([address, expected]) => {
    expect(encryptedMailUrl(address)).toBe(expected)
  })

  test('may go in the clear where a setting allows it', () => {
    vi.stubEnv('SMTP_URL', 'smtp://mail.example')
    expect(smtpUrl()).toContain('requireTLS=true')
    vi.stubEnv('ALLOW_UNENCRYPTED', 'mail')
    expect(smtpUrl()).toBe('smtp://mail.example')
  })
})
