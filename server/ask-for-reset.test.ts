import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { askForReset } from './ask-for-reset.ts'
import { now, type Outbox, openOutbox } from './mail/outbox.testing.ts'

let outbox: Outbox

beforeAll(async () => {
  outbox = await openOutbox()
})
afterAll(() => outbox.close())
beforeEach(() => {
  vi.stubEnv('SMTP_URL', 'smtp://mail.example')
})

/** What is answered, and what is done only then. */
async function ask(email: string, network: string = randomUUID()) {
  const later: (() => Promise<void>)[] = []
  const asking = { email, network, deviceCookie: undefined }
  const answer = await askForReset(asking, { now, afterAnswering: (work) => later.push(work) })
  const before = await outbox.owner.mail.count()
  for (const work of later) await work()
  return { answer, works: later.length, before, after: await outbox.owner.mail.count() }
}

describe('asking for a link to a new password', () => {
  test('is answered the same, and before anything is written, whether it is someone’s address or not', async () => {
    const [person] = outbox.organisation.wardClinicians
    expect(await ask(person.email)).toEqual({ answer: 'on-its-way', works: 1, before: 0, after: 1 })
    const [mail] = await outbox.owner.mail.findMany()
    expect(mail).toMatchObject({ personId: person.personId, kind: 'password-reset', status: 'waiting' })
    expect(await ask('nobody@nowhere.example')).toEqual({ answer: 'on-its-way', works: 1, before: 1, after: 1 })
  })

  test('once more takes the place of what still waits', async () => {
    const [, person] = outbox.organisation.wardClinicians
    await ask(person.email)
    await ask(person.email)
    const mails = await outbox.owner.mail.findMany({ where: { personId: person.personId }, orderBy: { status: 'asc' } })
    expect(mails.map(({ status }) => status)).toEqual(['cancelled', 'waiting'])
  })

  test('is told that nothing is sent, where too many were asked for, known or not', async () => {
    const [, person] = outbox.organisation.bayClinicians
    for (const email of [person.email, 'nobody@elsewhere.example']) {
      const network = randomUUID()
      for (let time = 0; time < 5; time++) expect(await ask(email, network)).toMatchObject({ answer: 'on-its-way' })
      const queueLength = await outbox.owner.mail.count()
      expect(await ask(email, network)).toEqual({
        answer: 'too-many-links',
        works: 0,
        before: queueLength,
        after: queueLength,
      })
    }
  })

  test('where there is no mail server promises nothing and writes nothing', async () => {
    vi.stubEnv('SMTP_URL', '')
    const [person] = outbox.organisation.bayClinicians
    expect(await ask(person.email)).toMatchObject({ answer: 'no-mail-server', works: 0 })
    expect(await outbox.owner.mail.count({ where: { personId: person.personId } })).toBe(0)
  })
})
