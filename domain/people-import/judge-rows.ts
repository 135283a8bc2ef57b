import { EmailAddressSchema } from '#domain/text/email-address.ts'
import { normaliseText, problemOfText } from '#domain/text/typed-text.ts'
import { plainCell } from './harmless-cell.ts'
import type { ImportField } from './import-columns.ts'
import type {
  FieldChange,
  ImportedPerson,
  ImportGround,
  ImportTable,
  JudgedRow,
  KnownPerson,
  KnownTeam,
} from './judged-row.ts'
import { languageInCell, rolesInCell } from './read-cells.ts'
import { Refusal } from './refusal.ts'
import { teamReader } from './teams-in-cell.ts'

const fieldsOfPerson = ['externalId', 'email', 'givenName', 'familyName', 'profession', 'site'] as const
/** Characters of a name; several teams may stand in one cell. */
const longest = 200
const longestTeams = 2000

/**
 * What each row of a table would do. People are the same by their external id, else by their address. An empty cell leaves
 * what is there as it is, a team is added and none taken away, neither of those that someone is in nor of those that they
 * manage, and roles and language are those of newcomers alone; who manages a team is a manager, whatever else. Of two
 * rows for the same person the second is refused. The same table after it was applied is unchanged.
 */
export function judgeRows({ columns, rows }: ImportTable, ground: ImportGround): JudgedRow[] {
  const byEmail = new Map(ground.people.map((person) => [person.email, person]))
  const byExternalId = new Map(
    ground.people.flatMap((person) => (person.externalId === null ? [] : [[person.externalId, person] as const])),
  )
  const teamsInCell = teamReader(ground)
  const rowOfKey = new Map<string, number>()
  const place = (field: ImportField) => columns.indexOf(field)
  const places = {
    externalId: place('externalId'),
    email: place('email'),
    givenName: place('givenName'),
    familyName: place('familyName'),
    profession: place('profession'),
    site: place('site'),
    team: place('team'),
    manages: place('manages'),
    role: place('role'),
    language: place('language'),
  } satisfies Record<ImportField, number>

  const judge = (row: number, cell: (field: ImportField) => string): JudgedRow => {
    const externalId = text(cell, 'externalId')
    const email = address(cell('email'))
    if (externalId === '' && email === '') throw new Refusal(places.email < 0 ? 'externalId' : 'email', 'required')
    once(rowOfKey, { key: 'externalId', value: externalId, field: 'externalId' }, row)
    once(rowOfKey, { key: 'email', value: email, field: 'email' }, row)
    const knownPerson = whoIs({ externalId, email })
    // One row may find someone by number and another by address.
    if (knownPerson !== null)
      once(rowOfKey, { key: 'person', value: knownPerson.id, field: email === '' ? 'externalId' : 'email' }, row)
    const cells = {
      givenName: text(cell, 'givenName'),
      familyName: text(cell, 'familyName'),
      profession: text(cell, 'profession'),
      site: text(cell, 'site'),
    }
    const teams = teamsInCell('team', text(cell, 'team', longestTeams))
    const manages = teamsInCell('manages', text(cell, 'manages', longestTeams))
    const person: ImportedPerson = {
      externalId: externalId || (knownPerson?.externalId ?? null),
      email: email || (knownPerson?.email ?? ''),
      givenName: cells.givenName || (knownPerson?.givenName ?? ''),
      familyName: cells.familyName || (knownPerson?.familyName ?? ''),
      profession: cells.profession || (knownPerson?.profession ?? ''),
      site: cells.site || (knownPerson?.site ?? ''),
    }
    for (const field of ['email', 'givenName', 'profession'] as const)
      if (person[field] === '') throw new Refusal(field, 'required')
    if (knownPerson === null) {
      const roles = rolesInCell(cell('role'))
      if (typeof roles === 'string') throw new Refusal('role', roles)
      const language = languageInCell(cell('language'), ground.languages)
      if (language === undefined) throw new Refusal('language', 'no-such-language')
      return {
        row,
        verdict: 'created',
        person,
        teams: namesOf(teams),
        manages: namesOf(manages),
        roles: manages.length === 0 ? roles : [...new Set([...roles, 'manager' as const])],
        language,
      }
    }
    const newTeams = teams.filter(({ id }) => !knownPerson.teamIds.includes(id))
    const newManagedTeams = manages.filter(({ id }) => !knownPerson.managedIds.includes(id))
    const changes: FieldChange[] = fieldsOfPerson.flatMap((field) => {
      const [from, to] = [knownPerson[field] ?? '', person[field] ?? '']
      return from === to ? [] : [{ field, from, to }]
    })
    for (const { name } of newTeams) changes.push({ field: 'team', from: '', to: name })
    for (const { name } of newManagedTeams) changes.push({ field: 'manages', from: '', to: name })
    return changes.length === 0
      ? { row, verdict: 'unchanged', personId: knownPerson.id }
      : {
          row,
          verdict: 'changed',
          personId: knownPerson.id,
          before: importedPerson(knownPerson),
          person,
          teams: namesOf(newTeams),
          manages: namesOf(newManagedTeams),
          changes,
        }
  }

  const whoIs = ({ externalId, email }: { externalId: string; email: string }): KnownPerson | null => {
    const personByNumber = byExternalId.get(externalId)
    const personByEmail = byEmail.get(email)
    if (personByNumber !== undefined) {
      if (personByEmail !== undefined && personByEmail.id !== personByNumber.id)
        throw new Refusal('email', 'two-people')
      return personByNumber
    }
    if (personByEmail !== undefined && externalId !== '' && personByEmail.externalId !== null)
      throw new Refusal('externalId', 'other-number')
    return personByEmail ?? null
  }

  return rows.map(({ row, fields }): JudgedRow => {
    const cell = (field: ImportField) => normaliseText(plainCell(fields[places[field]] ?? ''))
    try {
      return judge(row, cell)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      const { field, problem, otherRow } = error
      return { row, verdict: 'refused', problem, field, found: cell(field).slice(0, 200), otherRow }
    }
  })
}

function namesOf(teams: readonly KnownTeam[]): string[] {
  return teams.map(({ name }) => name)
}

function importedPerson({ externalId, email, givenName, familyName, profession, site }: KnownPerson): ImportedPerson {
  return { externalId, email, givenName, familyName, profession, site }
}

function text(cell: (field: ImportField) => string, field: ImportField, most: number = longest): string {
  const value = cell(field)
  const problem = value === '' ? null : problemOfText(value, { longest: most })
  if (problem !== null) throw new Refusal(field, problem)
  return value
}

function address(cell: string): string {
  if (cell === '') return ''
  const parseResult = EmailAddressSchema.safeParse(cell)
  if (parseResult.success) return parseResult.data
  throw new Refusal('email', parseResult.error.issues[0]?.message === 'too-long' ? 'too-long' : 'not-an-email')
}

function once(
  rowOfKey: Map<string, number>,
  { key, value, field }: { key: 'externalId' | 'email' | 'person'; value: string; field: ImportField },
  row: number,
): void {
  if (value === '') return
  const name = `${key} ${value}`
  const otherRow = rowOfKey.get(name)
  if (otherRow !== undefined) throw new Refusal(field, 'twice-in-file', otherRow)
  rowOfKey.set(name, row)
}
