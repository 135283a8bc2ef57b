import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { now, type Strangers, type World } from '#data/strangers.testing.ts'
import { applyImport } from './apply-import.ts'
import { discardImport } from './discard-import.ts'
import { exportPeople } from './export-people.ts'
import { findImport } from './find-import.ts'
import { keepUpload } from './keep-upload.ts'
import { listImportRows } from './list-import-rows.ts'
import { listImports } from './list-imports.ts'
import { listRefusedRows } from './list-refused-rows.ts'
import { matchColumns } from './match-columns.ts'
import { undoImport } from './undo-import.ts'

/** An import of the home organisation, in the state in which a stranger could do most with it. */
async function theirImport({ home, owner }: World, state: 'judged' | 'applied'): Promise<string> {
  const { organisationId, administrator } = home
  const id = randomUUID()
  const importRow = { organisationId, id, madeById: administrator.personId, madeAt: now, fileName: 'staff.csv' }
  await owner.peopleImport.create({ data: { ...importRow, state, appliedAt: state === 'applied' ? now : null } })
  const detail = { problem: 'required', field: 'email', found: '', otherRow: null }
  await owner.peopleImportRow.create({
    data: { organisationId, importId: id, row: 2, fields: ['secret'], verdict: 'refused', detail },
  })
  return id
}

/** What a stranger gets from each: nothing of the home organisation's. */
export const imports: Strangers = {
  keepUpload: async (world) => {
    const id = await theirImport(world, 'judged')
    const bytes = new TextEncoder().encode('Email')
    await keepUpload(world.stranger.administrator, { id, fileName: 'mine.csv', bytes }, { now })
    expect(await findImport(world.home.administrator, id)).toMatchObject({ fileName: 'staff.csv', state: 'judged' })
    await discardImport(world.stranger.administrator, { id })
  },
  findImport: async (world) => {
    const id = await theirImport(world, 'judged')
    expect(await findImport(world.stranger.administrator, id)).toBeNull()
  },
  listImports: async (world) => {
    await theirImport(world, 'judged')
    expect(await listImports(world.stranger.administrator)).toEqual([])
  },
  listImportRows: async (world) => {
    const id = await theirImport(world, 'judged')
    const importRows = await listImportRows(world.stranger.administrator, { id, shown: 'refused', page: 1 })
    expect(importRows.rows).toEqual([])
  },
  listRefusedRows: async (world) => {
    const id = await theirImport(world, 'judged')
    expect(await listRefusedRows(world.stranger.administrator, id)).toBeNull()
  },
  matchColumns: async (world) => {
    const id = await theirImport(world, 'judged')
    const columnMatch = { id, columns: ['email'] as const, unknownTeams: 'make' as const }
    expect(await matchColumns(world.stranger.administrator, columnMatch)).toBe('not-found')
  },
  applyImport: async (world) => {
    const id = await theirImport(world, 'judged')
    expect(await applyImport(world.stranger.administrator, { id, invitations: 'now' })).toBe('not-found')
  },
  undoImport: async (world) => {
    const id = await theirImport(world, 'applied')
    expect(await undoImport(world.stranger.administrator, { id }, { now })).toBe('not-found')
  },
  discardImport: async (world) => {
    const id = await theirImport(world, 'judged')
    expect(await discardImport(world.stranger.administrator, { id })).toBe('not-found')
  },
  exportPeople: async ({ home, stranger }) => {
    for await (const people of exportPeople(stranger.administrator, { now }))
      expect(people.map(({ email }) => email)).not.toContain(home.administrator.email)
  },
}
