import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { root } from '#platform/processes/step.ts'
import { cookieName, cookieOptions } from './cookie-names.ts'

afterEach(() => vi.unstubAllEnvs())

describe('each cookie', () => {
  test('is Secure, for this host alone and read by no script, where the address is https', () => {
    vi.stubEnv('PUBLIC_URL', 'https://curtain.hospital.example')
    expect(cookieName('next-auth.session-token')).toBe('__Host-next-auth.session-token')
    // As browsers ask of the prefix: Secure, the whole site, no domain.
    expect(cookieOptions()).toEqual({ httpOnly: true, sameSite: 'lax', path: '/', secure: true })
  })

  test('is kept also where the address is in the clear', () => {
    vi.stubEnv('ALLOW_UNENCRYPTED', 'web')
    vi.stubEnv('PUBLIC_URL', 'http://192.0.2.5:3000')
    expect(cookieName('curtain-device')).toBe('curtain-device')
    expect(cookieOptions().secure).toBe(false)
  })

  test('is set so in every place that sets one', () => {
    const sources = ['server', 'app'].flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
        .filter((file) => /(?<!\.test)\.tsx?$/.test(file))
        .map((file) => [join(folder, file), readFileSync(join(root, folder, file), 'utf8')] as const),
    )
    const own = sources.filter(([, text]) => /sameSite|httpOnly/.test(text)).map(([file]) => file)
    expect(own).toEqual([join('server', 'cookie-names.ts')])
    expect(sources.filter(([, text]) => /'set-cookie'/i.test(text)).map(([file]) => file)).toEqual([
      join('server', 'offline', 'clear-on-leaving.ts'),
    ])
  })
})
