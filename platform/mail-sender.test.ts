import { expect, test } from 'vitest'
import { MailSenderSchema } from './mail-sender.ts'

test.for([
  ['training@fernhill.example', { name: 'Curtain', address: 'training@fernhill.example' }],
  [
    'Fernhill Training <training@fernhill.example>',
    { name: 'Fernhill Training', address: 'training@fernhill.example' },
  ],
  ['"Fernhill, Training" <t@f.example>', { name: 'Fernhill, Training', address: 't@f.example' }],
  ['مستشفى <a@b.example>', { name: 'مستشفى', address: 'a@b.example' }],
  ['<t@f.example>', { name: 'Curtain', address: 't@f.example' }],
  ['Curtain <nobody>', null],
  ['Curtain', null],
  ['A <a@b.example>\r\nBcc: c@d.example', null],
] as const)('mails come from %s', ([text, sender]) => {
  const parseResult = MailSenderSchema.safeParse(text)
  expect(parseResult.success ? parseResult.data : null).toEqual(sender)
})
