import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { OwnerDatabase } from '#data/database/owner-database.ts'
import { teamReport } from '#data/reports/team.ts'
import { dangerouslyDisconnect } from '#data/system.ts'
import { type Administrator, dangerouslyDutiesOfPerson } from '#data/viewer.ts'
import { createTestDatabase, type TestDatabase } from '#platform/testing/database.ts'
import { makeTestOrganisation, type TestOrganisation } from '#simulation/testing/organisation.ts'
import { openOwner } from '#simulation/testing/with-owner.ts'
import { createTeam } from './create-team.ts'
import { findNames } from './find-names.ts'
import { listPeople } from './list-people.ts'
import { listTeams } from './list-teams.ts'

/** Given name and family name. */
const people = [
  ['José', 'Zúñiga'],
  ['Zoë', 'Álvarez'],
  ['Jose\u0301', 'núñez'],
  ['Ana', 'Nuñez'],
  ['Ana', 'Nzuzi'],
  ['Søren', 'Ångström'],
  ['Łukasz', 'de la Cruz'],
  ['Jörg', 'Strauß'],
  ['Sukarno', ''],
  ['أحمد', 'الهاشمي'],
  ['فَاطِمَة', 'علي'],
] as const

let testDatabase: TestDatabase
let owner: OwnerDatabase
let close: () => Promise<void>
let home: TestOrganisation

beforeAll(async () => {
  testDatabase = await createTestDatabase()
  const ownerConnection = await openOwner(testDatabase.ownerUrl)
  owner = ownerConnection.owner
  close = ownerConnection.close
  home = await makeTestOrganisation(owner, 'names')
  for (const [place, [givenName, familyName]] of people.entries())
    await owner.person.create({
      data: {
        organisationId: home.organisationId,
        email: `person-${place}@elsewhere.example`,
        givenName,
        familyName,
        profession: 'Nurse',
        roles: { create: { role: 'clinician' } },
        memberships: { create: { teamId: home.teams.bay } },
      },
    })
  for (const name of ['Ñandú', 'Óptica', 'Nzuzi', 'Zona', 'Nube', 'Álamo'])
    await createTeam(home.administrator, { name, parentId: home.teams.ward })
})

afterAll(async () => {
  await close()
  await dangerouslyDisconnect()
  await testDatabase.drop()
})

async function reader(language: string): Promise<Administrator> {
  await owner.person.updateMany({ where: { id: home.administrator.personId }, data: { language } })
  const duties = await dangerouslyDutiesOfPerson(home.administrator)
  if (duties?.administrator == null) throw new Error('No administrator')
  return duties.administrator
}

async function namesFor(search: string): Promise<string[]> {
  const page = await listPeople(home.administrator, { search, page: 1 })
  expect(page.total).toBe(page.people.length)
  return page.people.map(({ givenName, familyName }) => `${givenName} ${familyName}`.normalize().trim()).sort()
}

/** Only those who were entered here. */
const withNames = (names: readonly { givenName: string; familyName: string }[]) =>
  names
    .filter(({ familyName }) => familyName !== 'names')
    .map(({ givenName, familyName }) => `${familyName} ${givenName}`.normalize().trim())

describe('searching people', () => {
  test.each([
    ['jose', ['José Zúñiga', 'José núñez']],
    ['JOSÉ', ['José Zúñiga', 'José núñez']],
    ['nunez', ['Ana Nuñez', 'José núñez']],
    ['nun jose', ['José núñez']],
    ['alvarez zoe', ['Zoë Álvarez']],
    ['soren', ['Søren Ångström']],
    ['lukasz cruz', ['Łukasz de la Cruz']],
    ['strauss', ['Jörg Strauß']],
    ['sukarno', ['Sukarno']],
    ['احمد', ['أحمد الهاشمي']],
    ['فاطمه', ['فَاطِمَة علي']],
    ['person-3@', ['Ana Nuñez']],
    ['nunez person-3', ['Ana Nuñez']],
    ['%', []],
    ['_', []],
  ])('%s finds them, whatever the accents', async (search, names) => {
    expect(await namesFor(search)).toEqual(names.map((name) => name.normalize()).sort())
  })
})

describe('what someone is searched by', () => {
  test('is their employee number too, a part of it, in any case', async () => {
    const [{ personId }] = home.wardClinicians
    await owner.person.updateMany({ where: { id: personId }, data: { externalId: 'HR-0815-b' } })
    for (const search of ['HR-0815-b', 'hr-0815', '0815-B'])
      expect((await listPeople(home.administrator, { search, page: 1 })).people.map(({ id }) => id)).toEqual([personId])
    expect((await listPeople(home.administrator, { search: '0815-c', page: 1 })).people).toEqual([])
  })
  test('is folded when it is written, and not at each search', async () => {
    const id = (await owner.person.findFirstOrThrow({ where: { givenName: 'Sukarno' } })).id
    const write = (data: object) =>
      owner.person.update({ where: { organisationId_id: { organisationId: home.organisationId, id } }, data })
    await write({ searchText: 'written by hand' })
    expect(await namesFor('hand written')).toEqual(['Sukarno'])
    expect(await namesFor('sukarno')).toEqual([])
    expect((await findNames(home.administrator, { search: 'hand', most: 5 })).people.map((each) => each.id)).toEqual([
      id,
    ])
    await write({ familyName: 'Çelik' })
    expect(await namesFor('celik')).toEqual(['Sukarno Çelik'])
    await write({ email: 'Elsewhere@example.org', familyName: '' })
    expect(await namesFor('elsewhere@')).toEqual(['Sukarno'])
    expect((await findNames(home.administrator, { search: 'elsewhere', most: 5 })).people).toEqual([])
  })
})

describe('the order of people and teams', () => {
  test('is that of the reader’s language', async () => {
    const inEnglish = await listPeople(await reader('en'), { search: '', page: 1 })
    expect(withNames(inEnglish.people).slice(0, 9)).toEqual([
      'Álvarez Zoë',
      'Ångström Søren',
      'de la Cruz Łukasz',
      'Nuñez Ana',
      'núñez José',
      'Nzuzi Ana',
      'Strauß Jörg',
      'Sukarno',
      'Zúñiga José',
    ])
    const inSpanish = await listPeople(await reader('es'), { search: '', page: 1 })
    expect(withNames(inSpanish.people).slice(3, 6)).toEqual(['Nuñez Ana', 'núñez José', 'Nzuzi Ana'])
    const inArabic = await listPeople(await reader('ar'), { search: '', page: 1 })
    expect(withNames(inArabic.people).slice(0, 2)).toEqual(['الهاشمي أحمد', 'علي فَاطِمَة'])
  })

  test('holds for teams, where Spanish has ñ after n', async () => {
    const names = async (language: string) =>
      (await listTeams(await reader(language))).map(({ name }) => name).filter((name) => !/Ward|Bay/.test(name))
    expect(await names('en')).toEqual(['Álamo', 'Ñandú', 'Nube', 'Nzuzi', 'Óptica', 'Zona'])
    for (const language of ['es', 'es-419'])
      expect(await names(language)).toEqual(['Álamo', 'Nube', 'Nzuzi', 'Ñandú', 'Óptica', 'Zona'])
  })

  test('is the same in the teams below a team', async () => {
    const report = await teamReport(await reader('es'), home.teams.ward, { now: new Date('2026-06-01T10:00:00Z') })
    expect(report?.team.below.map(({ name }) => name)).toEqual([
      'Álamo',
      'Bay',
      'Nube',
      'Nzuzi',
      'Ñandú',
      'Óptica',
      'Zona',
    ])
  })

  test('goes through all pages, each person once', async () => {
    const administrator = await reader('en')
    await owner.person.createMany({
      data: Array.from({ length: 120 }, (_, place) => ({
        organisationId: home.organisationId,
        email: `many-${place}@elsewhere.example`,
        givenName: ['Ána', 'ana', 'Ana'][place % 3] ?? '',
        familyName: ['Pérez', 'Perez', 'Şahin', 'Sahin'][place % 4] ?? '',
        profession: 'Nurse',
      })),
    })
    const pages = await Promise.all([1, 2, 3].map((page) => listPeople(administrator, { search: '', page })))
    const ids = pages.flatMap(({ people: peopleOnPage }) => peopleOnPage.map(({ id }) => id))
    expect(ids).toHaveLength(pages[0]?.total ?? 0)
    expect(new Set(ids).size).toBe(ids.length)
    const families = pages.flatMap(({ people: peopleOnPage }) =>
      peopleOnPage.map(({ familyName, givenName }) => familyName || givenName),
    )
    expect(families).toEqual([...families].sort(new Intl.Collator('en').compare))
    // In a table so small nothing but the index keeps the planner from sorting.
    const plan = await owner.$transaction(async (transaction) => {
      await transaction.$executeRaw`SET LOCAL enable_sort = off`
      await transaction.$executeRaw`SET LOCAL enable_incremental_sort = off`
      return transaction.$queryRawUnsafe(
        `EXPLAIN SELECT person.id FROM person WHERE person.organisation_id = '${home.organisationId}'
         ORDER BY (coalesce(nullif(person.family_name, ''), person.given_name)) COLLATE "en-x-icu", person.given_name COLLATE "en-x-icu", person.id LIMIT 50`,
      )
    })
    expect(JSON.stringify(plan)).toContain('person_by_name_en')
  })
})
