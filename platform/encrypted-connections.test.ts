import { afterEach, describe, expect, test, vi } from 'vitest'
import { connectionTo } from '#platform/database/connection.ts'
import { databaseSettings, encryptedMailUrl, isDatabaseEncrypted, isLoopback } from './encrypted-connections.ts'
import { checkEnvironment, databaseOwnerUrl, metricsListener, publicUrl, readVariable, smtpUrl } from './env.ts'
import { variables } from './environment-variables.ts'

afterEach(() => vi.unstubAllEnvs())

describe('a connection to the database', () => {
  const file = encodeURIComponent(import.meta.filename)
  const cases = [
    ['postgresql://owner:p@localhost:5432/curtain', true],
    ['postgresql://owner:p@LOCALHOST/curtain', true],
    ['postgresql://owner:p@127.0.0.1:5432/curtain', true],
    ['postgresql://owner:p@[::1]:5432/curtain', true],
    ['postgresql://owner:p@[0:0:0:0:0:0:0:1]/curtain', true],
    ['postgresql:///curtain', true],
    ['postgresql:///curtain?host=/var/run/postgresql', true],
    ['postgresql://owner:p@db.example/curtain?host=/var/run/postgresql', true],
    ['postgresql://%2Fvar%2Frun%2Fpostgresql/curtain', true],
    ['postgresql://owner:p@db.example/curtain?sslmode=verify-full', true],
    ['postgresql://owner:p@db.example/curtain?sslmode=verify-ca', true],
    ['postgresql://owner:p@db.example/curtain?sslmode=require', true],
    ['postgresql://owner:p@db.example/curtain?sslmode=prefer', true],
    ['postgresql://owner:p@db.example/curtain?sslmode=no-verify', true],
    ['postgresql://owner:p@db.example/curtain?sslmode=prefer&uselibpqcompat=true', true],
    ['postgresql://owner:p@db.example/curtain?ssl=true', true],
    ['postgresql://owner:p@db.example/curtain?ssl=1', true],
    ['postgresql://owner:p@db.example/curtain?ssl=no-verify', true],
    ['postgresql://owner:p@db.example/curtain?sslnegotiation=direct', true],
    [`postgresql://owner:p@db.example/curtain?sslrootcert=${file}`, true],
    ['postgresql://owner:p@db.example/curtain', false],
    ['postgresql://owner:p@db.example/curtain?sslmode=disable', false],
    ['postgresql://owner:p@db.example/curtain?ssl=true&sslmode=disable', false],
    ['postgresql://owner:p@db.example/curtain?sslmode=require&sslmode=disable', false],
    [`postgresql://owner:p@db.example/curtain?sslrootcert=${file}&sslmode=disable`, false],
    ['postgresql://owner:p@db.example/curtain?ssl=0', false],
    ['postgresql://owner:p@db.example/curtain?ssl=', false],
    // The name in front is not the host that is connected to, and of several hosts none is this machine.
    ['postgresql://owner:p@localhost/curtain?host=db.example', false],
    ['postgresql://owner:p@localhost/curtain?host=localhost&host=db.example', false],
    ['postgresql://owner:p@db.example/curtain?host=', false],
    ['postgresql://owner:p@localhost,db.example/curtain', false],
    ['postgresql:///curtain?host=localhost,db.example', false],
    ['postgresql://owner:p@localhost.example/curtain', false],
    ['postgresql://owner:p@127.example/curtain', false],
    ['postgresql://owner:p@10.0.0.7/curtain', false],
  ] as const

  test.for(cases)('by %s is on this machine or encrypted: %s', ([address, expected]) => {
    expect(isDatabaseEncrypted(address)).toBe(expected)
    // What node-postgres itself makes of it.
    const client = connectionTo(address)
    expect(client.host.startsWith('/') || isLoopback(client.host) || Boolean(client.ssl)).toBe(expected)
  })

  test('takes from the environment what its address leaves open', () => {
    expect(isDatabaseEncrypted('postgresql:///curtain', { PGHOST: 'db.example' })).toBe(false)
    expect(isDatabaseEncrypted('postgresql://db.example/curtain', { PGSSLMODE: 'require' })).toBe(true)
    expect(isDatabaseEncrypted('postgresql://db.example/curtain?ssl=0', { PGSSLMODE: 'require' })).toBe(false)
    vi.stubEnv('DATABASE_URL', 'postgresql:///curtain')
    vi.stubEnv('PGHOST', 'db.example')
    expect(databaseOwnerUrl).toThrow(/sslmode/)
  })

  test('that says no to TLS in words of its own is not taken for encrypted', () => {
    expect(isDatabaseEncrypted('postgresql://owner:p@db.example/curtain?ssl=false')).toBe(false)
  })

  test('is every setting that takes the address of a database', () => {
    const taking = Object.entries(variables).filter(([, { schema }]) => schema.safeParse('postgresql://a/b').success)
    const urlNames = taking.map(([name]) => name).filter((name) => name.endsWith('_URL'))
    expect(urlNames.toSorted()).toEqual(databaseSettings.toSorted())
  })

  test.each(databaseSettings)(
    'as %s in the clear to another machine is refused, with what to do, unless a setting allows it',
    (name) => {
      vi.stubEnv(name, 'postgresql://owner:secret@db.example/curtain')
      for (const reading of [checkEnvironment, () => readVariable(name)]) {
        expect(reading).toThrow(new RegExp(`^${name} .*sslmode=verify-full.*ALLOW_UNENCRYPTED=database`))
        expect(reading).not.toThrow(/secret/)
      }
      vi.stubEnv('ALLOW_UNENCRYPTED', 'mail')
      expect(() => readVariable(name)).toThrow(/sslmode/)
      vi.stubEnv('ALLOW_UNENCRYPTED', 'mail,database')
      expect(readVariable(name)).toContain('db.example')
    },
  )
})

describe('mail', () => {
  test.for([
    ['smtp://mail.example:587', 'smtp://mail.example:587?requireTLS=true'],
    ['smtp://mail.example/?requireTLS=false&ignoreTLS=true', 'smtp://mail.example/?requireTLS=true'],
    ['smtp://mail.example?opportunisticTLS=true', 'smtp://mail.example?requireTLS=true'],
    ['smtp://127.0.0.1:1025', 'smtp://127.0.0.1:1025'],
    ['smtps://mail.example', 'smtps://mail.example'],
  ] as const)('%s is sent by %s', ([address, expectedOutcome]) => {
    expect(encryptedMailUrl(address)).toBe(expectedOutcome)
  })

  test('may go in the clear where a setting allows it', () => {
    vi.stubEnv('SMTP_URL', 'smtp://mail.example')
    expect(smtpUrl()).toContain('requireTLS=true')
    vi.stubEnv('ALLOW_UNENCRYPTED', 'mail')
    expect(smtpUrl()).toBe('smtp://mail.example')
  })
})

describe('pages and measurements', () => {
  test('are not for other machines in the clear, with what to do, unless a setting allows it', () => {
    vi.stubEnv('PUBLIC_URL', 'http://curtain.hospital.example')
    vi.stubEnv('METRICS_PORT', '9464')
    vi.stubEnv('METRICS_HOST', '0.0.0.0')
    expect(publicUrl).toThrow(/^PUBLIC_URL would send passwords in the clear: .*https.*ALLOW_UNENCRYPTED=web/)
    expect(() => metricsListener('web')).toThrow(/^METRICS_HOST .*127\.0\.0\.1.*ALLOW_UNENCRYPTED=metrics/)
    expect(checkEnvironment).toThrow(/PUBLIC_URL[\s\S]*METRICS_HOST/)
    vi.stubEnv('ALLOW_UNENCRYPTED', 'web,metrics')
    expect([publicUrl(), metricsListener('web')?.host]).toEqual(['http://curtain.hospital.example', '0.0.0.0'])
    vi.stubEnv('ALLOW_UNENCRYPTED', '')
    for (const here of ['http://localhost:3000', 'http://127.0.0.1:3000', 'https://curtain.hospital.example']) {
      vi.stubEnv('PUBLIC_URL', here)
      expect(publicUrl()).toBe(here)
    }
  })
})
