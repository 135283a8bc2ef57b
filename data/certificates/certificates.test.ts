import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { erasePerson } from '#data/retention/erase-person.ts'
import type { Clinician } from '#data/viewer.ts'
import { fullName } from '#domain/text/person-name.ts'
import { livedOrganisation, owner, setUpLivedOrganisation } from '#simulation/testing/set-up.ts'
import { dangerouslyCheckCertificate } from './check-certificate.ts'
import { issueCertificate } from './issue-certificate.ts'
import { listCertificates } from './list-certificates.ts'
import { findOwnPaper, ownCertificates } from './own-certificates.ts'
import { paperOf } from './paper.testing.ts'
import { revokeCertificate, withdrawCertificate } from './revoke-certificate.ts'

setUpLivedOrganisation()

/** The day after the lives of the organisation end. */
const now = new Date('2026-04-12T10:00:00Z')
const longAfter = new Date('2030-01-01T10:00:00Z')

/** One who understands something. */
async function whoUnderstands(): Promise<{ clinician: Clinician; modules: string[]; practices: string[] }> {
  for (const clinician of livedOrganisation.clinicians) {
    const { completed, understands } = await ownCertificates(clinician, { now })
    if (understands.length > 0)
      return {
        clinician,
        modules: completed.map(({ module }) => module),
        practices: understands.map(({ practice }) => practice),
      }
  }
  throw new Error('Nobody understands anything')
}

async function issue(clinician: Clinician, modules: readonly string[], { says = true, id = randomUUID() } = {}) {
  const code = randomUUID()
  const request = { modules, saysUnderstanding: says, language: 'en' }
  const outcome = await issueCertificate(clinician, request, { now, id, code, write: paperOf })
  return { outcome, id, code }
}

const eventsOf = (personId: string) =>
  owner.auditEvent.findMany({
    where: {
      organisationId: livedOrganisation.organisationId,
      action: { startsWith: 'certificate.' },
      subjectId: personId,
    },
    orderBy: { place: 'asc' },
    select: { action: true, actorId: true, detail: true },
  })

test('says what was completed and what is understood, once, and whether that is so whenever it is checked', async () => {
  const { clinician, modules, practices } = await whoUnderstands()
  const first = await issue(clinician, modules)
  expect(first.outcome).toBe('issued')
  expect((await issue(clinician, modules, { id: first.id })).outcome).toBe('issued')
  expect((await ownCertificates(clinician, { now })).certificates).toMatchObject([
    { id: first.id, code: first.code, modules: modules.length, hasPaper: true, revokedAt: null },
  ])
  expect(await eventsOf(clinician.personId)).toEqual([
    { action: 'certificate.issued', actorId: clinician.personId, detail: { certificate: first.id } },
  ])
  const check = await dangerouslyCheckCertificate(first.code, { now })
  expect(check).toMatchObject({ name: fullName(clinician), organisationName: 'lived', standing: { is: 'valid' } })
  expect(check?.understands?.map(({ practice }) => practice)).toEqual(practices)
  for (const { until } of check?.understands ?? []) expect(until.getTime()).toBeGreaterThan(now.getTime())
  expect((await dangerouslyCheckCertificate(first.code, { now: longAfter }))?.standing).toEqual({
    is: 'faded',
    practices: new Set(practices),
  })
  const [module = ''] = modules
  const ofModules = await issue(clinician, [module], { says: false })
  expect(await dangerouslyCheckCertificate(ofModules.code, { now: longAfter })).toMatchObject({
    completed: [{ completedAt: expect.any(Date) }],
    understands: null,
    standing: { is: 'valid' },
  })
})

test('is revoked once, by an administrator with a reason or by its holder, and its paper says the same as ever', async () => {
  const { clinician, modules } = await whoUnderstands()
  const [revokedOne, withdrawnOne] = [await issue(clinician, modules), await issue(clinician, modules)]
  const paper = await findOwnPaper(clinician, revokedOne.id)
  const revocation = { certificateId: revokedOne.id, because: 'not-earned', words: 'A colleague answered.' } as const
  expect(await revokeCertificate(livedOrganisation.administrator, revocation, { now })).toBe('revoked')
  expect(await revokeCertificate(livedOrganisation.administrator, { ...revocation, because: 'other' }, { now })).toBe(
    'not-found',
  )
  expect(await withdrawCertificate(clinician, { certificateId: revokedOne.id }, { now })).toBe('not-found')
  expect(await withdrawCertificate(clinician, { certificateId: withdrawnOne.id }, { now })).toBe('revoked')
  const standing = async (code: string) => (await dangerouslyCheckCertificate(code, { now }))?.standing
  expect(await standing(revokedOne.code)).toEqual({ is: 'revoked', at: now, because: 'not-earned' })
  expect(await standing(withdrawnOne.code)).toEqual({ is: 'revoked', at: now, because: 'by-holder' })
  expect(await findOwnPaper(clinician, revokedOne.id)).toEqual(paper)
  const [certificate] = await listCertificates(livedOrganisation.administrator, {
    find: revokedOne.id.slice(0, 8).toUpperCase(),
  })
  expect(certificate).toMatchObject({
    id: revokedOne.id,
    revokedBy: 'admin lived',
    revokedWords: 'A colleague answered.',
  })
  expect(JSON.stringify(await listCertificates(livedOrganisation.administrator, { find: '' }))).not.toContain(
    revokedOne.code,
  )
  expect((await eventsOf(clinician.personId)).slice(-2)).toMatchObject([
    { actorId: livedOrganisation.administrator.personId, detail: { certificate: revokedOne.id, reason: 'not-earned' } },
    { actorId: clinician.personId, detail: { certificate: withdrawnOne.id, reason: 'by-holder' } },
  ])
})

test('is of something, and twenty at most count at a time', async () => {
  const [clinician] = livedOrganisation.clinicians
  const idle = livedOrganisation.clinicians.at(-1)
  if (clinician === undefined || idle === undefined) throw new Error('Nobody is here')
  const { completed } = await ownCertificates(clinician, { now })
  const modules = completed.map(({ module }) => module)
  expect((await issue(idle, modules)).outcome).toBe('nothing-completed')
  expect((await issue(clinician, [])).outcome).toBe('nothing-completed')
  const { certificates } = await ownCertificates(clinician, { now })
  const room = 20 - certificates.filter(({ revokedAt }) => revokedAt === null).length
  for (let more = 0; more < room; more++) await issue(clinician, modules)
  expect((await issue(clinician, modules)).outcome).toBe('too-many')
})

test('loses what it says of understanding with its holder’s statuses, and goes when they are erased', async () => {
  const { clinician, modules } = await whoUnderstands()
  const { organisationId, personId } = clinician
  await owner.certificate.deleteMany({ where: { organisationId, personId } })
  const [both, alone] = [await issue(clinician, modules), await issue(clinician, modules, { says: false })]
  await owner.person.updateMany({ where: { id: personId }, data: { status: 'suspended', leftAt: now } })
  await owner.$queryRaw`SELECT delete_past_statuses(${organisationId}::uuid, ${longAfter}::timestamptz, 50)`
  expect(await dangerouslyCheckCertificate(both.code, { now: longAfter })).toMatchObject({
    completed: modules.map(() => ({ completedAt: expect.any(Date) })),
    understands: null,
    standing: { is: 'unknown' },
  })
  expect((await dangerouslyCheckCertificate(alone.code, { now: longAfter }))?.standing).toEqual({ is: 'valid' })
  expect(await findOwnPaper(clinician, both.id)).toBeNull()
  expect(await findOwnPaper(clinician, alone.id)).not.toBeNull()
  const erasureRequest = { personId, typedName: fullName(clinician), reason: 'Asked', pseudonym: 'Nobody' }
  expect(await erasePerson(livedOrganisation.administrator, erasureRequest, { now: longAfter })).toBe('erased')
  expect(await dangerouslyCheckCertificate(alone.code, { now: longAfter })).toBeNull()
})
