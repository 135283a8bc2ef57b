import { expect, test } from 'vitest'
import { erasePerson } from '#data/retention/erase-person.ts'
import { packFiles } from '#domain/auditing/pack-files.ts'
import { fullName } from '#domain/text/person-name.ts'
import { livedOrganisation, owner } from '#simulation/testing/set-up.ts'
import { makePack, now, setUpPack, verify } from './pack.testing.ts'

setUpPack()

const pseudonym = 'Someone who left (erased 1 Jun 2026)'
const anyKey = { key: null, fingerprint: null }

test('a pack made after someone was erased calls them by the pseudonym, and holds', async () => {
  const [erasedPerson] = livedOrganisation.clinicians
  if (erasedPerson === undefined) throw new Error('Nobody lives here')
  const { organisationId, personId } = erasedPerson
  await owner.auditEvent.create({
    data: {
      organisationId,
      subjectType: 'person',
      subjectId: personId,
      action: 'person.signed-in',
      detail: { network: 'n' },
    },
  })
  await owner.person.updateMany({ where: { id: personId }, data: { status: 'suspended', leftAt: now } })
  const erasureRequest = { personId, typedName: fullName(erasedPerson), reason: 'Asked', pseudonym }
  expect(await erasePerson(livedOrganisation.administrator, erasureRequest, { now })).toBe('erased')
  let [names, trail] = ['', '']
  const packBytes = await makePack({
    names: 'with-names',
    change: (name, text) => {
      if (name === packFiles.names) names = text
      if (name === packFiles.auditTrail) trail = text
      return text
    },
  })
  const { findings, checked } = await verify(packBytes, anyKey)
  expect(findings).toEqual([])
  expect(checked.join('\n')).toMatch(/\(1 of them redacted, as later ones say\)/)
  expect(names).toContain(`"${pseudonym}"`)
  expect(names).not.toContain(erasedPerson.email)
  expect(trail).toContain('"redacted"]')
  expect(trail).not.toContain('"network"')
})

test('a pack in which an event is redacted and none says so does not hold', async () => {
  const packBytes = await makePack({
    change: (name, text) =>
      name === packFiles.auditTrail ? text.replace(/^([0-9a-f]{64} \[.*)\]$/m, '$1, "redacted"]') : text,
  })
  expect((await verify(packBytes, anyKey)).findings).toEqual([
    'audit-trail.txt: event 1 is redacted, and no later event says so',
  ])
})

test('a pack whose oldest events were deleted holds where an event says so, and not otherwise', async () => {
  await owner.$executeRaw`SELECT delete_past_events(${livedOrganisation.organisationId}::uuid, ${new Date('2040-01-01')}::timestamptz, 3)`
  expect((await verify(await makePack(), anyKey)).findings).toEqual([])
  let [head, first] = ['', '']
  const packBytes = await makePack({
    change: (name, text) => {
      if (name === packFiles.auditHead) head = text
      if (name === packFiles.auditTrail) first = text.split('\n')[0] ?? ''
      return name === packFiles.auditTrail ? text.slice(first.length + 1) : text
    },
  })
  expect(JSON.parse(head)).toMatchObject({ firstPlace: 4 })
  expect((await verify(packBytes, anyKey)).findings).not.toEqual([])
  const cut = await makePack({
    change: (name, text) => {
      if (name === packFiles.auditTrail) return text.slice(text.indexOf('\n') + 1)
      if (name !== packFiles.auditHead) return text
      return JSON.stringify({ ...JSON.parse(text), firstPlace: 5, hashBefore: first.slice(0, 64) })
    },
  })
  expect((await verify(cut, anyKey)).findings).toEqual([
    'audit-head.json: the trail begins at event 5, and no event says why',
  ])
})
