import { columnsByName } from './import-columns.ts'
import { judgeRows } from './judge-rows.ts'
import type { ImportGround, KnownPerson } from './judged-row.ts'

export const ana: KnownPerson = {
  id: 'ana',
  externalId: '17',
  email: 'ana@home.example',
  givenName: 'Ana',
  familyName: 'Ruiz',
  profession: 'Nurse',
  site: '',
  teamIds: ['ward'],
  managedIds: [],
}
export const ben: KnownPerson = {
  ...ana,
  id: 'ben',
  externalId: null,
  email: 'ben@home.example',
  givenName: 'Ben',
  teamIds: [],
}
export const ground: ImportGround = {
  people: [ana, ben],
  teams: [{ id: 'ward', name: 'Ward', isArchived: false }],
  unknownTeams: 'refuse',
  languages: ['en', 'es', 'ar'],
}

export const heads = [
  'Employee number',
  'E-mail',
  'First name',
  'Surname',
  'Job title',
  'Team',
  'Role',
  'Language',
  'Manages',
]
export const columns = columnsByName(heads)
export const rowsOf = (lines: readonly string[]) =>
  lines.map((line, place) => ({ row: place + 2, fields: line.split(';') }))
export const judgeLines = (lines: readonly string[], on: Partial<ImportGround> = {}) =>
  judgeRows({ columns, rows: rowsOf(lines) }, { ...ground, ...on })
