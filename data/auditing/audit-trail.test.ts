import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { audit } from '#data/database/audit.ts'
import { database, inOrganisation } from '#data/database/database.ts'
import type { OwnerDatabase } from '#data/database/owner-database.ts'
import { dangerouslyDisconnect } from '#data/system.ts'
import { createTestDatabase, type TestDatabase } from '#platform/testing/database.ts'
import { makeTestOrganisation, type TestOrganisation } from '#simulation/testing/organisation.ts'
import { openOwner } from '#simulation/testing/with-owner.ts'
import { checkAuditChain } from './check-audit-chain.ts'

let testDatabase: TestDatabase
let owner: OwnerDatabase
let close: () => Promise<void>
let count = 0

beforeAll(async () => {
  testDatabase = await createTestDatabase()
  const ownerConnection = await openOwner(testDatabase.ownerUrl)
  owner = ownerConnection.owner
  close = ownerConnection.close
})

afterAll(async () => {
  await close()
  await dangerouslyDisconnect()
  await testDatabase.drop()
})

async function organisationWith({ events }: { events: number }): Promise<TestOrganisation> {
  count += 1
  const organisation = await makeTestOrganisation(owner, `chain-${count}`)
  for (let event = 0; event < events; event++) await leaveTrace(organisation, event)
  return organisation
}

async function leaveTrace({ administrator, organisationId, teams }: TestOrganisation, number: number): Promise<void> {
  await inOrganisation(administrator, (transaction) =>
    audit(transaction, administrator, {
      action: 'team.created',
      subject: { type: 'team', id: teams.ward },
      detail: { name: `Ward “${number}”, 1.50 £`, organisationId },
    }),
  )
}

describe('the chain of an audit trail', () => {
  test('holds from the first event, whatever place and hash an insert names', async () => {
    const organisation = await organisationWith({ events: 3 })
    const { organisationId } = organisation
    await inOrganisation(organisation.administrator, (transaction) =>
      transaction.auditEvent.create({
        data: {
          organisationId,
          action: 'team.created',
          subjectType: 'team',
          detail: {},
          place: 40,
          hash: 'forged',
          previousHash: 'forged',
        },
      }),
    )
    const check = await checkAuditChain(organisation.administrator)
    // The making of the organisation itself is the first.
    expect(check).toMatchObject({ holds: 'yes', events: 5, checked: 'whole' })
    const events = await owner.auditEvent.findMany({ where: { organisationId }, orderBy: { place: 'asc' } })
    expect(events.map(({ place }) => Number(place))).toEqual([1, 2, 3, 4, 5])
    expect(events.map(({ previousHash }) => previousHash)).toEqual(['', ...events.slice(0, 4).map(({ hash }) => hash)])
    expect(check).toMatchObject({ head: events.at(-1)?.hash })
  })

  test('gives every event a place of its own when many are written at once', async () => {
    const organisation = await organisationWith({ events: 0 })
    await Promise.all(Array.from({ length: 40 }, (_, number) => leaveTrace(organisation, number)))
    expect(await checkAuditChain(organisation.administrator)).toMatchObject({ holds: 'yes', events: 41 })
  })

  test('is each organisation’s own, and an event that was not committed leaves no gap', async () => {
    const one = await organisationWith({ events: 2 })
    const other = await organisationWith({ events: 0 })
    await expect(
      inOrganisation(one.administrator, async (transaction) => {
        await audit(transaction, one.administrator, {
          action: 'team.created',
          subject: { type: 'team', id: one.teams.bay },
        })
        throw new Error('undone')
      }),
    ).rejects.toThrow('undone')
    await leaveTrace(one, 9)
    expect(await checkAuditChain(one.administrator)).toMatchObject({ holds: 'yes', events: 4 })
    expect(await checkAuditChain(other.administrator)).toMatchObject({ holds: 'yes', events: 1 })
  })

  test.each([
    ['whose detail was changed', 3, `UPDATE audit_event SET detail = '{"name": "another"}'`],
    ['whose time was changed by a millisecond', 3, `UPDATE audit_event SET at = at + interval '1 ms'`],
    ['whose actor was taken away', 3, 'UPDATE audit_event SET actor_id = NULL'],
    ['that was taken out', 4, 'DELETE FROM audit_event'],
  ])('does not hold at an event %s by the owner of the database', async (_, place, statement) => {
    const { administrator, organisationId } = await organisationWith({ events: 4 })
    await owner.$executeRawUnsafe(`${statement} WHERE organisation_id = '${organisationId}' AND place = 3`)
    expect(await checkAuditChain(administrator)).toMatchObject({ holds: 'no', place })
  })

  test('does not hold where the last event was taken off', async () => {
    const { administrator, organisationId } = await organisationWith({ events: 4 })
    await owner.auditEvent.deleteMany({ where: { organisationId, place: 5 } })
    expect(await checkAuditChain(administrator)).toEqual({ holds: 'no', place: 5, at: null })
  })

  test('does not hold where a changed event was hashed anew without all that follow it', async () => {
    const { administrator, organisationId } = await organisationWith({ events: 4 })
    await owner.$executeRaw`UPDATE audit_event SET action = 'team.member-added' WHERE organisation_id = ${organisationId}::uuid AND place = 3`
    await owner.$executeRaw`UPDATE audit_event e SET hash = audit_hash(e) WHERE organisation_id = ${organisationId}::uuid AND place = 3`
    expect(await checkAuditChain(administrator)).toMatchObject({ holds: 'no', place: 4 })
  })

  test('cannot be written by the application: neither its head nor a link', async () => {
    const { administrator, organisationId } = await organisationWith({ events: 1 })
    for (const statement of [
      `UPDATE audit_head SET hash = ''`,
      'DELETE FROM audit_head',
      `INSERT INTO audit_head VALUES ('${organisationId}', 1, '')`,
      `UPDATE audit_event SET hash = ''`,
      'ALTER TABLE audit_event DISABLE TRIGGER chained',
      `SET session_replication_role = 'replica'`,
    ])
      await expect(
        inOrganisation(administrator, (transaction) => transaction.$executeRawUnsafe(statement)),
      ).rejects.toThrow(/permission denied|denied access|must be owner/i)
    await expect(database().$executeRaw`SELECT chain_audit_event()`).rejects.toThrow(/permission denied|trigger/i)
  })
})
