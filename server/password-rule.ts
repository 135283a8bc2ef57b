import { z } from 'zod'

/** NIST SP 800-63B-4: at least 15 characters where the password is the only factor; no rule on what they are made of. */
export const shortestPassword = 15
export const longestPassword = 200

/** Known bad ones that are long enough: what people type when a form asks for fifteen characters. */
const knownBad = [
  'passwordpassword',
  'password1234567',
  'passwordpassword1',
  '123456789012345',
  '1234567890123456',
  '111111111111111',
  'qwertyuiopasdfgh',
  'qwertyuiopasdfghjkl',
  'aaaaaaaaaaaaaaa',
  'correcthorsebatterystaple',
  'letmeinletmeinletmein',
  'iloveyouiloveyou',
  'changemechangeme',
  'administrator123',
]

function isKnownBad(password: string): boolean {
  const plain = password.toLowerCase().replace(/[\s_-]/g, '')
  return knownBad.includes(plain) || new Set(plain).size < 4
}

/** A new password. The messages are keys of the interface texts. */
export const NewPassword = z
  .string()
  .min(shortestPassword, 'password-too-short')
  .max(longestPassword, 'password-too-long')
  .refine((password) => !isKnownBad(password), 'password-known-bad')
