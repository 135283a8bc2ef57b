import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { administratorHome } from '#data/reports/administrator-home.ts'
import { erasePerson } from '#data/retention/erase-person.ts'
import { fullName } from '#domain/text/person-name.ts'
import { home, owner, setUpHome } from '#simulation/testing/set-up.ts'
import { answerRequest } from './answer-request.ts'
import { listOwnRequests, listRequests } from './list-requests.ts'
import { makeRequest } from './make-request.ts'

setUpHome()

const now = new Date('2026-06-01T10:00:00Z')

const noticesOf = (kind: string) => owner.notice.findMany({ where: { organisationId: home.organisationId, kind } })

test('a request goes to the administrators once, waits for a month on their home, and its answer is told', async () => {
  const [clinician] = home.wardClinicians
  const request = { kind: 'correction', words: 'My site is North.' } as const
  const id = randomUUID()
  expect(await makeRequest(clinician, request, { now, id })).toBe('made')
  expect(await makeRequest(clinician, request, { now, id })).toBe('made')
  expect(await makeRequest(clinician, request, { now, id: randomUUID() })).toBe('open-already')
  expect((await noticesOf('data-request')).map(({ personId }) => personId)).toEqual([home.administrator.personId])
  const { today } = await administratorHome(home.administrator, { now })
  expect(today.requests).toEqual({ count: 1, due: new Date('2026-07-01T10:00:00Z') })
  const answer = { requestId: id, outcome: 'done', reply: 'It says North now.' } as const
  expect(await answerRequest(home.administrator, answer, { now })).toBe('answered')
  expect(await answerRequest(home.administrator, answer, { now })).toBe('not-found')
  expect(await listOwnRequests(clinician)).toMatchObject([{ outcome: 'done', reply: 'It says North now.' }])
  expect((await noticesOf('data-request-answered')).map(({ personId }) => personId)).toEqual([clinician.personId])
  const events = await owner.auditEvent.findMany({
    where: { organisationId: home.organisationId, action: { startsWith: 'request.' } },
    orderBy: { place: 'asc' },
    select: { action: true, actorId: true, subjectId: true, detail: true },
  })
  expect(events).toEqual([
    {
      action: 'request.made',
      actorId: clinician.personId,
      subjectId: clinician.personId,
      detail: { kind: 'correction' },
    },
    {
      ...{ action: 'request.answered', actorId: home.administrator.personId, subjectId: clinician.personId },
      detail: { kind: 'correction', outcome: 'done' },
    },
  ])
})

test('that someone is erased is said by erasing them, and by nothing else', async () => {
  const [, clinician] = home.wardClinicians
  const id = randomUUID()
  await makeRequest(clinician, { kind: 'erasure', words: 'I leave.' }, { now, id })
  const answer = { requestId: id, outcome: 'done', reply: 'Done.' } as const
  expect(await answerRequest(home.administrator, answer, { now })).toBe('not-found')
  await owner.person.updateMany({
    where: { id: clinician.personId },
    data: { status: 'suspended', leftAt: now },
  })
  const erasureRequest = {
    personId: clinician.personId,
    typedName: fullName(clinician),
    reason: 'Asked',
    pseudonym: 'Nobody',
  }
  expect(await erasePerson(home.administrator, erasureRequest, { now })).toBe('erased')
  const requestNow = (await listRequests(home.administrator)).find((request) => request.id === id)
  expect(requestNow).toMatchObject({ outcome: 'done', by: 'Nobody', words: '', reply: '' })
})

test('whoever is erased when their time is over leaves no request open', async () => {
  const [clinician] = home.bayClinicians
  const id = randomUUID()
  await makeRequest(clinician, { kind: 'erasure', words: 'I leave.' }, { now, id })
  const data = { status: 'suspended', leftAt: new Date('2020-05-01') } as const
  await owner.person.updateMany({ where: { id: clinician.personId }, data })
  await owner.$queryRaw`SELECT delete_past_evidence(${home.organisationId}::uuid, 'Nobody', ${now}::timestamptz, 50)`
  const requestNow = (await listRequests(home.administrator)).find((request) => request.id === id)
  expect(requestNow).toMatchObject({ outcome: 'done', words: '', reply: '', repliedAt: now, repliedBy: null })
  expect((await administratorHome(home.administrator, { now })).today.requests).toMatchObject({ count: 0 })
})
