import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { dangerouslyFindToken } from '#data/people/find-token.ts'
import { dangerouslyQueueResetMail } from '#data/people/queue-reset-mail.ts'
import { suspendPerson } from '#data/people/suspend-person.ts'
import { hashToken } from '#server/tokens.ts'
import { inMinutes, now, type Outbox, openOutbox } from './outbox.testing.ts'
import {
  type Listener,
  nobodyThere,
  type SmtpBehaviour,
  startListener,
  startSmtp,
  type TestSmtp,
} from './smtp.testing.ts'

let outbox: Outbox
let smtp: TestSmtp
let silent: Listener | undefined

beforeAll(async () => {
  outbox = await openOutbox()
})
afterAll(() => outbox.close())
beforeEach(async () => {
  smtp = await startSmtp()
})
afterEach(async () => {
  await smtp.stop()
  await silent?.stop()
  silent = undefined
  await outbox.empty()
})

const linkIn = (text: string | undefined) => /https:\/\/curtain\.example\/[a-z-]+\/([\w-]+)/.exec(text ?? '')?.[1] ?? ''
const works = async (token: string, at = now) => (await dangerouslyFindToken(hashToken(token), { now: at })) !== null

describe('an invitation', () => {
  test('is sent once, in the language of its recipient, from MAIL_FROM, with a link that works', async () => {
    const { mailId, email } = await outbox.invite('ar')
    expect(await outbox.send(smtp.url)).toBe('sent')
    expect(await outbox.send(smtp.url)).toBeNull()
    const [mail] = smtp.mails
    expect(smtp.mails).toHaveLength(1)
    expect(mail?.from?.text).toBe('"Fernhill Training" <training@fernhill.example>')
    expect(mail?.to).toMatchObject({ text: email })
    expect(mail?.subject).toMatch(/^دعوتك إلى Curtain/)
    expect(mail?.html).toContain('<html lang="ar" dir="rtl">')
    expect(mail?.messageId).toBe(`<${mailId}@fernhill.example>`)
    expect(mail?.headers.get('auto-submitted')).toBe('auto-generated')
    const token = linkIn(mail?.text)
    expect(mail?.html).toContain(`/invitation/${token}"`)
    expect([await works(token), await works(token, inMinutes(14 * 24 * 60 + 1))]).toEqual([true, false])
    expect(await outbox.mailOf(mailId)).toMatchObject({ status: 'sent', attempts: 1, problem: null, claimedAt: null })
  })

  test('is in the outbox without its text, its link or an address, before and after it is sent', async () => {
    const { mailId, email } = await outbox.invite()
    const before = JSON.stringify(await outbox.mailOf(mailId))
    await outbox.send(smtp.url)
    const token = linkIn(smtp.mails[0]?.text)
    expect(token).toHaveLength(43)
    for (const row of [before, JSON.stringify(await outbox.mailOf(mailId))])
      for (const secret of [token, email, 'invitation/', 'password']) expect(row).not.toContain(secret)
  })

  test('waits while the mail server is down, the person being there, and is sent when it is back', async () => {
    const { mailId, personId } = await outbox.invite()
    expect(await outbox.send(await nobodyThere())).toBe('waiting')
    expect(await outbox.owner.person.count({ where: { id: personId } })).toBe(1)
    expect(await outbox.mailOf(mailId)).toMatchObject({
      status: 'waiting',
      problem: 'no-connection',
      attempts: 1,
      nextTryAt: inMinutes(1),
      claimedAt: null,
    })
    // A link that nobody got is none.
    expect(await outbox.owner.personToken.count({ where: { personId } })).toBe(0)
    expect(await outbox.send(smtp.url, inMinutes(0.9))).toBeNull()
    expect(await outbox.send(smtp.url, inMinutes(1))).toBe('sent')
    expect(await works(linkIn(smtp.mails[0]?.text))).toBe(true)
  })

  test('is given up after three days', async () => {
    const { mailId } = await outbox.invite()
    expect(await outbox.send(await nobodyThere(), inMinutes(71 * 60 + 30))).toBe('failed')
    const other = await outbox.invite()
    expect(await outbox.send(smtp.url, inMinutes(72 * 60))).toBeNull()
    expect(await outbox.mailOf(mailId)).toMatchObject({ status: 'failed', problem: 'no-connection' })
    expect(await outbox.mailOf(other.mailId)).toMatchObject({ status: 'failed', problem: 'not-sent-in-time' })
  })

  test('to someone who was suspended meanwhile is not sent', async () => {
    const { mailId, personId } = await outbox.invite()
    await suspendPerson(outbox.organisation.administrator, personId, { now })
    expect(await outbox.send(smtp.url)).toBeNull()
    expect(await outbox.mailOf(mailId)).toMatchObject({ status: 'cancelled' })
  })
})

test('a link to a new password waits for no invitation, and works for an hour after it was sent', async () => {
  await outbox.invite()
  await outbox.invite()
  const [person] = outbox.organisation.wardClinicians
  await dangerouslyQueueResetMail(person, { now: inMinutes(5) })
  expect(await outbox.send(smtp.url, inMinutes(20))).toBe('sent')
  const [mail] = smtp.mails
  expect(mail?.to).toMatchObject({ text: person.email })
  const token = linkIn(mail?.text)
  expect([await works(token, inMinutes(79)), await works(token, inMinutes(81))]).toEqual([true, false])
})

describe('a mail server', () => {
  const refusing = (at: 'sign-in' | 'sender' | 'recipient' | 'data', code: number): SmtpBehaviour => ({
    does: 'refuse',
    at,
    code,
    words: 'not like this',
  })

  test.for([
    ['sender', 450, 'waiting', 'not-now'],
    ['recipient', 451, 'waiting', 'not-now'],
    ['data', 452, 'waiting', 'not-now'],
    ['sender', 553, 'failed', 'sender-refused'],
    ['recipient', 550, 'failed', 'address-refused'],
    ['data', 554, 'failed', 'refused'],
    ['sign-in', 535, 'waiting', 'sign-in-refused'],
  ] as const)('that refuses the %s with %i: %s, %s', async ([at, code, status, problem]) => {
    smtp.behave(refusing(at, code))
    const { mailId, personId } = await outbox.invite()
    expect(await outbox.send(smtp.url.replace('//', '//curtain:secret@'))).toBe(status)
    expect(await outbox.mailOf(mailId)).toMatchObject({
      status,
      problem,
      serverWords: expect.stringContaining(`${code} `),
    })
    expect(await outbox.owner.personToken.count({ where: { personId } })).toBe(0)
    smtp.behave({ does: 'accept' })
    expect(await outbox.send(smtp.url, inMinutes(1))).toBe(status === 'waiting' ? 'sent' : null)
  })

  test('that repeats the link which it refuses puts it nowhere', async () => {
    const echo = await startSmtp({
      onData: (stream, _session, callback) => {
        let text = ''
        stream.setEncoding('utf8').on('data', (piece: string) => {
          text += piece
        })
        const token = () => linkIn(text.replaceAll('=\r\n', '').replaceAll('=3D', '='))
        stream.on('end', () => callback(Object.assign(new Error(`spam: ${token()}`), { responseCode: 554 })))
      },
    })
    const { mailId } = await outbox.invite()
    expect(await outbox.send(echo.url)).toBe('failed')
    expect((await outbox.mailOf(mailId)).serverWords).toBe('554 spam: …')
    await echo.stop()
  })

  test('that hangs up in the middle of the message gets it again, whole', async () => {
    const { mailId } = await outbox.invite()
    smtp.behave({ does: 'hang-up-in-data' })
    expect(await outbox.send(smtp.url)).toBe('waiting')
    expect(await outbox.mailOf(mailId)).toMatchObject({ problem: 'connection-lost', attempts: 1 })
    smtp.behave({ does: 'accept' })
    expect(await outbox.send(smtp.url, inMinutes(1))).toBe('sent')
    expect(smtp.mails.map(({ messageId }) => messageId)).toEqual([`<${mailId}@fernhill.example>`])
  })

  describe('that says nothing', () => {
    test.for([
      ['from the beginning', ''],
      ['after its greeting', '220 here\r\n'],
    ])('%s is waited for no longer than the limit', async ([, greeting = '']) => {
      silent = await startListener((socket) => socket.write(greeting))
      const { mailId } = await outbox.invite()
      const limits = { connectMs: 200, silenceMs: 200, wholeMs: 60_000 }
      const startedAt = performance.now()
      expect(await outbox.send(silent.url, now, { limits })).toBe('waiting')
      // What nodemailer waits for by itself is half a minute and more.
      expect(performance.now() - startedAt).toBeLessThan(15_000)
      expect(await outbox.mailOf(mailId)).toMatchObject({ problem: 'no-answer', nextTryAt: inMinutes(1) })
    })

    test('to the point, and goes on and on, is waited for no longer than the limit', async () => {
      silent = await startListener((socket) => {
        socket.write('220-here\r\n')
        const talking = setInterval(() => socket.write('220-and\r\n'), 20)
        socket.on('close', () => clearInterval(talking))
      })
      const { mailId } = await outbox.invite()
      const limits = { connectMs: 60_000, silenceMs: 60_000, wholeMs: 300 }
      expect(await outbox.send(silent.url, now, { limits })).toBe('waiting')
      expect(await outbox.mailOf(mailId)).toMatchObject({ problem: 'no-answer' })
    })
  })
})
