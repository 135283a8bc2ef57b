import { EmailAddressSchema } from '#domain/text/email-address.ts'
import { normaliseTyped, problemOfText } from '#domain/text/typed-text.ts'
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
  const seen = new Map<string, number>()
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
    once(seen, { key: 'externalId', value: externalId, field: 'externalId' }, row)
    once(seen, { key: 'email', value: email, field: 'email' }, row)
    const known = whoIs({ externalId, email })
    // One row may find someone by number and another by address.
    if (known !== null)
      once(seen, { key: 'person', value: known.id, field: email === '' ? 'externalId' : 'email' }, row)
    const said = {
      givenName: text(cell, 'givenName'),
      familyName: text(cell, 'familyName'),
      profession: text(cell, 'profession'),
      site: text(cell, 'site'),
    }
    const teams = teamsInCell('team', text(cell, 'team', longestTeams))
    const manages = teamsInCell('manages', text(cell, 'manages', longestTeams))
    const person: ImportedPerson = {
      externalId: externalId || (known?.externalId ?? null),
      email: email || (known?.email ?? ''),
      givenName: said.givenName || (known?.givenName ?? ''),
      familyName: said.familyName || (known?.familyName ?? ''),
      profession: said.profession || (known?.profession ?? ''),
      site: said.site || (known?.site ?? ''),
    }
    for (const field of ['email', 'givenName', 'profession'] as const)
      if (person[field] === '') throw new Refusal(field, 'required')
    if (known === null) {
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
    const joined = teams.filter(({ id }) => !known.teamIds.includes(id))
    const given = manages.filter(({ id }) => !known.managedIds.includes(id))
    const changes: FieldChange[] = fieldsOfPerson.flatMap((field) => {
      const [from, to] = [known[field] ?? '', person[field] ?? '']
      return from === to ? [] : [{ field, from, to }]
    })
    for (const { name } of joined) changes.push({ field: 'team', from: '', to: name })
    for (const { name } of given) changes.push({ field: 'manages', from: '', to: name })
    return changes.length === 0
      ? { row, verdict: 'unchanged', personId: known.id }
      : {
          row,
          verdict: 'changed',
          personId: known.id,
          before: importedPerson(known),
          person,
          teams: namesOf(joined),
          manages: namesOf(given),
          changes,
        }
  }

  const whoIs = ({ externalId, email }: { externalId: string; email: string }): KnownPerson | null => {
    const numbered = byExternalId.get(externalId)
    const addressed = byEmail.get(email)
    if (numbered !== undefined) {
      if (addressed !== undefined && addressed.id !== numbered.id) throw new Refusal('email', 'two-people')
      return numbered
    }
    if (addressed !== undefined && externalId !== '' && addressed.externalId !== null)
      throw new Refusal('externalId', 'other-number')
    return addressed ?? null
  }

  return rows.map(({ row, fields }): JudgedRow => {
    const cell = (field: ImportField) => normaliseTyped(plainCell(fields[places[field]] ?? ''))
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
  const found = cell(field)
  const problem = found === '' ? null : problemOfText(found, { longest: most })
  if (problem !== null) throw new Refusal(field, problem)
  return found
}

function address(cell: string): string {
  if (cell === '') return ''
  const parsed = EmailAddressSchema.safeParse(cell)
  if (parsed.success) return parsed.data
  throw new Refusal('email', parsed.error.issues[0]?.message === 'too-long' ? 'too-long' : 'not-an-email')
}

function once(
  seen: Map<string, number>,
  { key, value, field }: { key: 'externalId' | 'email' | 'person'; value: string; field: ImportField },
  row: number,
): void {
  if (value === '') return
  const name = `${key} ${value}`
  const otherRow = seen.get(name)
  if (otherRow !== undefined) throw new Refusal(field, 'twice-in-file', otherRow)
  seen.set(name, row)
}
