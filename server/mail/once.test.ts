import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { dangerouslyFindToken } from '#data/people/find-token.ts'
import { dangerouslySpendToken } from '#data/people/spend-token.ts'
import { childEnvironment } from '#platform/env.ts'
import { startSendingMail } from '#server/jobs/mail.ts'
import { hashToken } from '#server/tokens.ts'
import { inMinutes, now, type Outbox, openOutbox } from './outbox.testing.ts'
import { startSmtp, type TestSmtp } from './smtp.testing.ts'

let outbox: Outbox
let smtp: TestSmtp
let worker: ChildProcess | undefined

beforeAll(async () => {
  outbox = await openOutbox()
})
afterAll(() => outbox.close())
beforeEach(async () => {
  smtp = await startSmtp()
})
afterEach(async () => {
  worker?.kill('SIGKILL')
  await smtp.stop()
  await outbox.empty()
})

/** What a worker does with one mail, as a process that can be killed. */
function startWorker(): void {
  const program = `
    import { sendNextMail } from '#server/mail/send-next-mail.ts'
    const clock = () => new Date('${now.toISOString()}')
    await sendNextMail({ smtpUrl: '${smtp.url}', clock, chance: () => 0.5 })`
  worker = spawn(process.execPath, ['--input-type=module', '--eval', program], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: childEnvironment({
      DATABASE_APP_URL: outbox.testDatabase.appUrl,
      PUBLIC_URL: 'https://curtain.example',
      MAIL_FROM: 'training@fernhill.example',
    }),
  })
}

async function kill(): Promise<void> {
  if (worker === undefined) throw new Error('No worker was started')
  worker.kill('SIGKILL')
  if (worker.exitCode === null && worker.signalCode === null) await once(worker, 'exit')
}

const tokenIn = (text: string | undefined) => /\/invitation\/([\w-]+)/.exec(text ?? '')?.[1] ?? ''
const find = (token: string) => dangerouslyFindToken(hashToken(token), { now: inMinutes(6) })

describe('a worker that is killed', { timeout: 60_000 }, () => {
  test('in the middle of the message: the mail is sent once, when the worker’s time is over', async () => {
    const { mailId } = await outbox.invite()
    const reach = new Promise<void>((resolve) => smtp.behave({ does: 'stop-in-data', reached: resolve }))
    startWorker()
    await reach
    await kill()
    smtp.behave({ does: 'accept' })
    // Nobody knows yet that it is gone.
    expect(await outbox.send(smtp.url, inMinutes(2.5))).toBeNull()
    expect(await outbox.send(smtp.url, inMinutes(4))).toBeNull()
    expect(await outbox.send(smtp.url, inMinutes(5))).toBe('sent')
    expect(await outbox.send(smtp.url, inMinutes(60))).toBeNull()
    expect(smtp.mails).toHaveLength(1)
    expect(await outbox.mailOf(mailId)).toMatchObject({ status: 'sent', attempts: 2 })
  })

  test('after the server has it and before that is written down: a second copy can be told for one, and both links work until one is used', async () => {
    const { mailId } = await outbox.invite()
    smtp.behave({ does: 'take-and-hang-up', taken: kill })
    startWorker()
    await expect.poll(() => smtp.mails.length, { timeout: 30_000 }).toBe(1)
    await kill()
    smtp.behave({ does: 'accept' })
    expect(await outbox.send(smtp.url, inMinutes(2.5))).toBeNull()
    expect(await outbox.send(smtp.url, inMinutes(5))).toBe('sent')
    const [first, second] = smtp.mails
    expect([first?.messageId, second?.messageId]).toEqual(Array(2).fill(`<${mailId}@fernhill.example>`))
    const [one, other] = [await find(tokenIn(first?.text)), await find(tokenIn(second?.text))]
    if (one === null || other === null) throw new Error('A link that was sent does not work')
    expect(await dangerouslySpendToken(one, { passwordHash: 'new', language: 'en', now: inMinutes(6) })).toBe(true)
    expect(await find(tokenIn(second?.text))).toBeNull()
    expect(await dangerouslySpendToken(other, { passwordHash: 'again', language: 'en', now: inMinutes(6) })).toBe(false)
  })
})

test('several workers at once send each mail once', async () => {
  const invitations = await Promise.all(Array.from({ length: 12 }, () => outbox.invite()))
  const work = async () => {
    while ((await outbox.send(smtp.url)) !== null);
  }
  await Promise.all([work(), work(), work(), work()])
  expect(smtp.mails.map(({ messageId }) => messageId).toSorted()).toEqual(
    invitations.map(({ mailId }) => `<${mailId}@fernhill.example>`).toSorted(),
  )
})

describe('the worker process', () => {
  test('sends what is put into the outbox while it runs, and ends when it is told to', async () => {
    vi.stubEnv('SMTP_URL', smtp.url)
    const sending = startSendingMail()
    // The worker reads the real clock.
    const { mailId } = await outbox.invite('en', new Date())
    await expect.poll(async () => (await outbox.mailOf(mailId)).status, { timeout: 30_000 }).toBe('sent')
    await sending.stop()
    expect(smtp.mails).toHaveLength(1)
  })

  test('hangs up when it ends in the middle of a message, and says so, so that the next can send it in a minute', async () => {
    vi.stubEnv('SMTP_URL', smtp.url)
    const reach = new Promise<void>((resolve) => smtp.behave({ does: 'stop-in-data', reached: resolve }))
    const { mailId } = await outbox.invite('en', new Date())
    const sending = startSendingMail()
    await reach
    await sending.stop()
    expect(await outbox.mailOf(mailId)).toMatchObject({
      status: 'waiting',
      problem: 'interrupted',
      attempts: 1,
      claimedAt: null,
    })
  })
})
