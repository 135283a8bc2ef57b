import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { PasswordOwner } from '#domain/passwords/names-in.ts'
import { faultOfNewPassword } from './password-rule.ts'

const owner: PasswordOwner = {
  givenName: 'Zoë',
  familyName: 'Lindqvist',
  email: 'z.lindqvist87@northmoor.example',
  organisationName: 'Northmoor General Hospital',
}
const faultOf = (password: string) => faultOfNewPassword(password, owner)

test.for([
  ['fourteen chars', 'password-too-short'],
  ['é'.normalize('NFD').repeat(14), 'password-too-short'],
  ['a b'.repeat(70), 'password-too-long'],
  ['horse lamp, horse lamp, ', 'password-doubled'],
  ['TangerineTangerine', 'password-doubled'],
  ['passwordpassword1', 'password-doubled'],
  ['aaaaaaaaaaaaaaaa', 'password-doubled'],
  ['abcdefghijklmnop', 'password-sequence'],
  ['1234567890123456', 'password-sequence'],
  ['9876543210987654', 'password-sequence'],
  ['aaaabbbbccccdddd', 'password-sequence'],
  ['abcdef123456xyz!', 'password-sequence'],
  ['qwertyuiopasdfgh', 'password-keyboard'],
  ['1qaz2wsx3edc4rfv', 'password-keyboard'],
  ['azertyuiopqsdfgh', 'password-keyboard'],
  ['password1234567', 'password-known-bad'],
  ['P@ssw0rd!P@55word', 'password-known-bad'],
  ['p.a.s.s.w.o.r.d.2024', 'password-known-bad'],
  ['letmein-monkey-dragon', 'password-known-bad'],
  ['Administrator2026!', 'password-known-bad'],
  ['correct horse battery staple', 'password-known-bad'],
  ['Curtain-2026-login', 'password-known-bad'],
  ['polniypizdec110211', 'password-known-bad'],
  ['the Lindqvist family car', 'password-own-name'],
  ['the L1ndqv1st family car', 'password-own-name'],
  ['my name is zoe and more', 'password-own-name'],
  ['winter in NORTHMOOR 88', 'password-organisation-name'],
] as const)('“%s” is refused: %s', ([password, fault]) => {
  expect(faultOf(password)).toBe(fault)
})

test('a part of the e-mail address is refused where it is no name', () => {
  const withAddress = { ...owner, email: 'ward.rota@kestrelbank.example' }
  expect(faultOfNewPassword('a rather long rota password', withAddress)).toBe('password-email')
  expect(faultOfNewPassword('blue kestrelbank pencils', withAddress)).toBe('password-email')
})

test.for([
  'seven quiet herons at dusk',
  'eleven wet umbrellas in May',
  'the hospital bed is rather green',
  'zoetrope and marmalade',
  'siete garzas tranquilas al anochecer',
  'سبعة طيور هادئة عند الغروب',
  '七只安静的苍鹭在黄昏时分飞过湖面',
  'f7mq-z2kd-9wtb-x4hn',
  'Xk#9vQ!m2&Lp@7tZ',
  'ab '.concat('unrelated words which go on for a good while, well above sixty-four characters'),
])('“%s” is taken: there is no rule on kinds of characters', (password) => {
  expect(faultOf(password)).toBeNull()
})

test('what is drawn by chance is taken, whatever it is made of', () => {
  const letters = fc.constantFrom(...'abcdefghjkmnpqrstuvwxyz23456789')
  const passwords = fc.array(letters, { minLength: 16, maxLength: 64 }).map((all) => all.join(''))
  const isDrawnWell = (password: string) => new Set(password).size > 9
  fc.assert(
    fc.property(passwords.filter(isDrawnWell), (password) => faultOf(password) === null),
    { numRuns: 300, seed: 7 },
  )
})

test('twice anything of eight characters is refused', () => {
  fc.assert(
    fc.property(
      fc.string({ minLength: 8, maxLength: 60, unit: 'grapheme-ascii' }),
      (part) => faultOf(`${part}${part}`) !== null,
    ),
  )
})

test('beside a second factor eight characters are enough, and no rule is another', () => {
  const beside = (password: string) => faultOfNewPassword(password, owner, { shortest: 8 })
  expect(beside('k7 moth!')).toBeNull()
  expect(beside('k7 moth')).toBe('password-too-short-with-factor')
  expect(faultOf('k7 moth!')).toBe('password-too-short')
  expect(beside('12345678')).toBe('password-sequence')
  expect(beside('password')).toBe('password-known-bad')
  expect(beside('kiwikiwi')).toBe('password-doubled')
})
