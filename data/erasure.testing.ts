import { keepSomethingAboutEach } from '#data/reports/own-data.testing.ts'
import type { LivedOrganisation } from '#simulation/testing/lived-organisation.ts'
import type { OwnerDatabase } from './database/owner-database.ts'
import type { Clinician } from './viewer.ts'

/** What would say who they were, and stands nowhere else. */
export const secretWords = [
  'zephyrine',
  'quillfeather',
  'quill@hospital.example',
  'E-471199',
  '203.0.113.0/24',
  'Lynx, Amiga',
  'Quilltop',
]

/** Lets one of the lived organisation's clinicians be what nobody else is, wherever something about someone is kept. */
export async function beUnmistakable(
  owner: OwnerDatabase,
  organisation: LivedOrganisation,
  { leaver, now }: { leaver: Clinician; now: Date },
): Promise<void> {
  const { organisationId, personId } = leaver
  await keepSomethingAboutEach(owner, [leaver, organisation.manager, organisation.administrator], {
    ...{ organisationId, teams: organisation.teams, now },
  })
  const mine = { where: { organisationId, personId } }
  const names = { givenName: 'Zephyrine', familyName: 'Quillfeather', externalId: 'E-471199' }
  await owner.person.updateMany({ where: { id: personId }, data: { ...names, email: 'quill@hospital.example' } })
  await owner.session.updateMany({ ...mine, data: { network: '203.0.113.0/24', device: 'Lynx, Amiga' } })
  await owner.passkey.updateMany({ ...mine, data: { name: 'Quilltop' } })
  const document = { userName: 'quill@hospital.example', name: { familyName: 'Quillfeather' } }
  await owner.scimUser.updateMany({ ...mine, data: { userName: 'quill@hospital.example', document } })
  // One that the directory deleted before it made another of the same name.
  const times = { createdAt: now, changedAt: now }
  await owner.scimUser.create({ data: { organisationId, userName: 'Q', active: false, document, ...times } })
  const users = await owner.scimUser.findMany({ where: { organisationId, document: { equals: document } } })
  const about = (subjectType: string, subjectId: string) => ({ organisationId, subjectType, subjectId })
  for (const event of [
    { ...about('person', personId), action: 'person.signed-in', detail: { network: '203.0.113.0/24' } },
    {
      ...about('person', personId),
      action: 'second-factor.device-remembered',
      detail: { device: 'Lynx, Amiga', days: 7 },
    },
    { ...about('person', personId), action: 'passkey.added', detail: { name: 'Quilltop' } },
    ...users.map(({ id }) => ({
      ...about('directory-user', id),
      action: 'directory.user-created',
      detail: { name: 'quill@hospital.example' },
    })),
  ])
    await owner.auditEvent.create({ data: event })
  await owner.certificate.updateMany({ ...mine, data: { name: 'Zephyrine Quillfeather' } })
  await owner.waiver.updateMany({ ...mine, data: { reason: 'Zephyrine is on loan' } })
  await owner.dataRequest.updateMany({ ...mine, data: { words: 'I am Zephyrine.', reply: 'Dear Zephyrine' } })
  await owner.peopleImportRow.updateMany({ ...mine, data: { fields: ['Zephyrine', 'quill@hospital.example'] } })
}

async function tables(owner: OwnerDatabase): Promise<string[]> {
  const rows = await owner.$queryRaw<{ name: string }[]>`
    SELECT relname AS name FROM pg_class WHERE relkind IN ('r', 'p') AND relnamespace = 'public'::regnamespace`
  return rows.map(({ name }) => name)
}

/** Which tables say any of this, in any column. */
export async function whereStands(owner: OwnerDatabase, texts: readonly string[]): Promise<string[]> {
  const matches: string[] = []
  for (const table of await tables(owner))
    for (const text of texts) {
      const [row] = await owner.$queryRawUnsafe<{ rows: number }[]>(
        `SELECT count(*)::int AS rows FROM "${table}" t WHERE strpos(lower(t::text COLLATE "und-x-icu"), lower($1 COLLATE "und-x-icu")) > 0`,
        text,
      )
      if ((row?.rows ?? 0) > 0) matches.push(`${table}: ${text}`)
    }
  return matches
}

/** In which columns of ids someone stands. */
export async function columnsWith(owner: OwnerDatabase, personId: string): Promise<string[]> {
  const columns = await owner.$queryRaw<{ table: string; column: string }[]>`
    SELECT c.relname AS table, a.attname AS column FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
    WHERE c.relkind IN ('r', 'p') AND c.relnamespace = 'public'::regnamespace AND a.attnum > 0 AND NOT a.attisdropped
      AND a.atttypid IN ('uuid'::regtype, 'uuid[]'::regtype) AND a.attname NOT IN ('id', 'organisation_id')`
  const matches: string[] = []
  for (const { table, column } of columns) {
    const [row] = await owner.$queryRawUnsafe<{ rows: number }[]>(
      `SELECT count(*)::int AS rows FROM ${table} WHERE $1::uuid = ANY (ARRAY[]::uuid[] || ${column})`,
      personId,
    )
    if ((row?.rows ?? 0) > 0) matches.push(`${table}.${column}`)
  }
  return matches
}
