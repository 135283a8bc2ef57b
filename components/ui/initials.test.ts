import { expect, test } from 'vitest'
import { initialsOf } from './initials.ts'

test.each([
  ['Ebba Lindqvist', 'EL'],
  ['Mrs Lindqvist', 'L'],
  ['Sra. Ebba Lindqvist', 'EL'],
  ['Dr Yusuf', 'Y'],
  ['Wen, clinic desk', 'Wd'],
  ['السيدة إيبا ليندكفيست', 'إ\u200cل'],
  ['د. يوسف', 'ي'],
  ['', ''],
  ['42', ''],
])('%s is shortened to %s', (name, initials) => {
  expect(initialsOf(name)).toBe(initials)
})
