import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect } from 'vitest'
import type { OwnerDatabase } from '#data/database/owner-database.ts'
import { applyImport } from '#data/imports/apply-import.ts'
import { findImport, type ImportView } from '#data/imports/find-import.ts'
import { keepUpload } from '#data/imports/keep-upload.ts'
import { undoImport } from '#data/imports/undo-import.ts'
import { dangerouslyDisconnect } from '#data/system.ts'
import type { Administrator } from '#data/viewer.ts'
import { createTestDatabase, type TestDatabase } from '#platform/testing/database.ts'
import { makeTestOrganisation, type TestOrganisation } from '#simulation/testing/organisation.ts'
import { openOwner } from '#simulation/testing/with-owner.ts'
import { workOnNextImport } from './work-on-import.ts'

export const now = new Date('2026-06-01T10:00:00Z')
export const inHours = (hours: number) => new Date(now.getTime() + hours * 60 * 60 * 1000)

/** A database for the file, and in it a new organisation for each test. */
export type Hospital = {
  owner: OwnerDatabase
  home: TestOrganisation
  /** An address of the organisation's; those of its people are `admin`, `ward-one` … */
  email: (local: string) => string
}

export function testHospital(): Hospital {
  let testDatabase: TestDatabase
  let close: () => Promise<void>
  const hospital = {} as Hospital
  beforeAll(async () => {
    testDatabase = await createTestDatabase()
    const ownerConnection = await openOwner(testDatabase.ownerUrl)
    close = ownerConnection.close
    hospital.owner = ownerConnection.owner
  })
  beforeEach(async () => {
    const name = `home-${randomUUID()}`
    hospital.email = (local) => `${local}@${name}.example`
    hospital.home = await makeTestOrganisation(hospital.owner, name)
  })
  afterAll(async () => {
    await close()
    await dangerouslyDisconnect()
    await testDatabase.drop()
  })
  return hospital
}

/** A table as a personnel system saves it, from lines whose cells are separated by semicolons. */
export function tableOf(...lines: string[]): string {
  return ['Employee number;Email;First name;Last name;Profession;Site;Team;Role;Manages', ...lines].join('\n')
}

/** The worker, until no import waits. */
export async function workOff(at = { now }): Promise<void> {
  while ((await workOnNextImport({ clock: () => at.now })) !== null) {}
}

/** Uploads a file and has it read and judged. */
export async function uploadImport(
  administrator: Administrator,
  file: string | Uint8Array<ArrayBuffer>,
): Promise<ImportView> {
  const id = randomUUID()
  const bytes = typeof file === 'string' ? new TextEncoder().encode(file) : file
  await keepUpload(administrator, { id, fileName: 'staff.csv', bytes }, { now })
  await workOff()
  return viewOf(administrator, id)
}

export async function viewOf(administrator: Administrator, id: string): Promise<ImportView> {
  const view = await findImport(administrator, id)
  if (view === null) throw new Error('The import is not there')
  return view
}

export async function applyAsAdministrator(
  administrator: Administrator,
  { id }: { readonly id: string },
  invitations: 'now' | 'later' = 'later',
): Promise<ImportView> {
  expect(await applyImport(administrator, { id, invitations })).toBe('handed-over')
  await workOff()
  return viewOf(administrator, id)
}

export async function undoImportNow(
  administrator: Administrator,
  { id }: { readonly id: string },
): Promise<ImportView> {
  expect(await undoImport(administrator, { id }, { now: inHours(1) })).toBe('handed-over')
  await workOff({ now: inHours(1) })
  return viewOf(administrator, id)
}

/** How many rows are created, changed, unchanged and refused. */
export function countsOf({ counts }: ImportView): (number | undefined)[] {
  return [counts?.created, counts?.changed, counts?.unchanged, counts?.refused]
}

/** All that an import may touch, as it stands. */
export async function everythingOf({ owner, home }: Hospital) {
  const where = { organisationId: home.organisationId }
  return {
    people: await owner.person.findMany({ where, orderBy: { id: 'asc' } }),
    roles: await owner.personRole.findMany({ where, orderBy: [{ personId: 'asc' }, { role: 'asc' }] }),
    members: await owner.teamMember.findMany({ where, orderBy: [{ personId: 'asc' }, { teamId: 'asc' }] }),
    managers: await owner.teamManager.findMany({ where, orderBy: [{ personId: 'asc' }, { teamId: 'asc' }] }),
    teams: await owner.team.findMany({ where, orderBy: { id: 'asc' } }),
    enrolments: await owner.enrolment.findMany({ where: { ...where, releasedAt: null }, orderBy: { id: 'asc' } }),
  }
}

/** The acts in the trail since an import may have begun. */
export async function actsOf({ owner, home }: Hospital): Promise<string[]> {
  const events = await owner.auditEvent.findMany({
    where: { organisationId: home.organisationId, at: { gte: now } },
    orderBy: { place: 'asc' },
  })
  return events.map(({ action }) => action)
}
