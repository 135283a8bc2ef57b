import { expect, test } from 'vitest'
import { applicationUrl, deriveSecret } from './derived-secrets.ts'

const ownerUrl = 'postgresql://owner:p%40ss@db.example:5432/curtain?sslmode=require'

test('every host derives the same secret from the same password, another for another purpose', () => {
  expect(deriveSecret(ownerUrl, 'one')).toBe(deriveSecret('postgresql://other:p%40ss@elsewhere/x', 'one'))
  expect(deriveSecret(ownerUrl, 'one')).not.toBe(deriveSecret(ownerUrl, 'two'))
  expect(deriveSecret(ownerUrl, 'one')).toMatch(/^[0-9a-f]{64}$/)
})

test('the application logs in to the owner’s database as its own role, without the owner’s password', () => {
  const url = new URL(applicationUrl(ownerUrl))
  expect(url).toMatchObject({
    username: 'curtain_app',
    host: 'db.example:5432',
    pathname: '/curtain',
    search: '?sslmode=require',
  })
  expect(url.href).not.toContain('p%40ss')
})

test('a connection without a password has nothing to derive from', () => {
  expect(() => deriveSecret('postgresql://owner@db.example/curtain', 'one')).toThrow(
    'DATABASE_APP_URL, NEXTAUTH_SECRET and SIGNING_KEY',
  )
})
