import { afterAll, beforeAll, expect, test } from 'vitest'
import type { OwnerDatabase } from '#data/database/owner-database.ts'
import { dangerouslyDisconnect } from '#data/system.ts'
import { createTestDatabase, type TestDatabase } from '#platform/testing/database.ts'
import { makeTestOrganisation, type TestOrganisation } from '#simulation/testing/organisation.ts'
import { openOwner } from '#simulation/testing/with-owner.ts'
import { listTeamsByPage } from './list-teams.ts'
import { teamChoices } from './team-choices.ts'

const addedCount = 130
let testDatabase: TestDatabase
let owner: OwnerDatabase
let close: () => Promise<void>
let home: TestOrganisation

beforeAll(async () => {
  testDatabase = await createTestDatabase()
  const ownerConnection = await openOwner(testDatabase.ownerUrl)
  owner = ownerConnection.owner
  close = ownerConnection.close
  home = await makeTestOrganisation(owner, 'many-teams')
  await owner.team.createMany({
    data: Array.from({ length: addedCount }, (_, place) => ({
      organisationId: home.organisationId,
      name: `Ámbito ${place}`,
      parentId: home.teams.ward,
    })),
  })
})

afterAll(async () => {
  await close()
  await dangerouslyDisconnect()
  await testDatabase.drop()
})

test('the list of teams is read a page at a time, each team once, with the name of the one above', async () => {
  const total = await owner.team.count({ where: { organisationId: home.organisationId } })
  const pages = await Promise.all([1, 2, 3].map((page) => listTeamsByPage(home.administrator, { search: '', page })))
  expect(pages.map(({ teams }) => teams.length)).toEqual([50, 50, total - 100])
  expect(new Set(pages.flatMap(({ teams }) => teams.map(({ id }) => id))).size).toBe(total)
  const [first] = (await listTeamsByPage(home.administrator, { search: 'ambito 129', page: 1 })).teams
  expect(first).toMatchObject({ name: 'Ámbito 129', parentId: home.teams.ward, parentName: expect.any(String) })
  expect((await listTeamsByPage(home.administrator, { search: 'ambito 12', page: 9 })).page).toBe(1)
})

test('a choice offers a hundred teams at most, the chosen one among them, and finds the others by name', async () => {
  const { teams, areMore } = await teamChoices(home.administrator, { search: '' })
  expect({ offered: teams.length, areMore }).toEqual({ offered: 100, areMore: true })
  const last = await owner.team.findFirstOrThrow({ where: { name: `Ámbito ${addedCount - 1}` } })
  const choices = await teamChoices(home.administrator, { search: 'AMBITO 129' })
  expect(choices.teams.map(({ id }) => id)).toEqual([last.id])
  const { teams: teamsWithChoice } = await teamChoices(home.administrator, {
    search: 'nothing like it',
    chosen: last.id,
  })
  expect(teamsWithChoice).toEqual([{ id: last.id, name: last.name }])
})
