import { afterEach, describe, expect, test } from 'vitest'
import { encryptedMailUrl } from '#platform/encrypted-connections.ts'
import { deliverMail } from './deliver-mail.ts'
import { mailFailureOf } from './mail-failure.ts'
import { nobodyThere, startSmtp, type TestSmtp } from './smtp.testing.ts'

let smtp: TestSmtp | undefined

afterEach(async () => {
  await smtp?.stop()
  smtp = undefined
})

const mail = {
  subject: 'Subject\r\nBcc: others@everywhere.example',
  text: 'Text',
  html: '<p>Text</p>',
  from: { name: 'Curtain', address: 'curtain@here.example' },
  to: 'someone@there.example',
  messageId: '<1@here.example>',
}

/** Null: it was sent. */
const problemOf = async (url: string, to = mail.to) =>
  deliverMail(url, { ...mail, to }).then(
    () => null,
    (error: unknown) => mailFailureOf(error),
  )

describe('a connection to the mail server', () => {
  test.for([
    ['is encrypted where the server offers it, and its certificate is checked', [], 'smtp:', 'not-secure'],
    [
      'is encrypted with a certificate that someone has decided to trust',
      [],
      'smtp:?tls.rejectUnauthorized=false',
      null,
    ],
    ['that has to be encrypted is not made in the clear', ['STARTTLS'], 'smtps:', 'not-secure'],
    ['that has to become encrypted is not used in the clear', ['STARTTLS'], 'smtp:?requireTLS=true', 'not-secure'],
  ] as const)('%s', async ([, disabledCommands, scheme, problem]) => {
    smtp = await startSmtp({ disabledCommands: [...disabledCommands] })
    const [protocol = '', query = ''] = scheme.split('?')
    const why = await problemOf(`${smtp.url.replace('smtp:', protocol)}/?${query}`)
    expect(why?.problem ?? null).toBe(problem)
    expect(why === null || (why.surelyNotTaken && !why.forGood)).toBe(true)
    expect(smtp.mails).toHaveLength(problem === null ? 1 : 0)
  })

  test('to another machine stays empty where STARTTLS was taken out of what the server says, whatever its address asks for', async () => {
    smtp = await startSmtp()
    for (const query of ['', '?ignoreTLS=true', '?opportunisticTLS=true', '?requireTLS=false', '?secure=true']) {
      const url = encryptedMailUrl(`smtp://mail.example${query}`).replace('smtp://mail.example', `${smtp.url}/`)
      expect(await problemOf(url), query).toMatchObject({ problem: 'not-secure', surelyNotTaken: true })
    }
    expect(smtp.mails).toHaveLength(0)
  })

  test('to a host that is not there is none', async () => {
    for (const url of ['smtp://no-such-host.invalid', await nobodyThere()])
      expect(await problemOf(url)).toEqual({
        problem: 'no-connection',
        forGood: false,
        surelyNotTaken: true,
        serverWords: null,
      })
  })
})

test('what stands in a subject makes no header, and an address that is none is refused without trying again', async () => {
  smtp = await startSmtp()
  expect(await problemOf(smtp.url)).toBeNull()
  expect(smtp.mails[0]?.bcc).toBeUndefined()
  expect(smtp.mails[0]?.to).toMatchObject({ text: mail.to })
  expect(await problemOf(smtp.url, 'no address')).toMatchObject({ problem: 'address-refused', forGood: true })
})
