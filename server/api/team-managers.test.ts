import { expect, test } from 'vitest'
import { inApi, tokenFor } from './in-api.testing.ts'

const api = inApi()

test('a programme makes managers of a team of people who have the role, and gives nobody the role', async () => {
  const { administrator, clinicians, teams } = api.lived
  const client = await api.client((await tokenFor(administrator)).token)
  const call = async (operation: string, parameters: object, body?: object) => {
    const send = client[operation]
    if (send === undefined) throw new Error(`${operation} is not described`)
    return send(parameters, body, {})
  }
  const place = { id: teams.bay, person: clinicians[0]?.personId ?? '' }
  const withManager = { managers: expect.arrayContaining([place.person]) }
  expect(await call('addTeamManager', place)).toMatchObject({ status: 422, data: { errors: [{ name: 'person' }] } })
  const roles = { roles: ['clinician', 'manager'] }
  expect(await call('changePerson', { id: place.person }, roles)).toMatchObject({ status: 200 })
  for (const _ of [1, 2]) expect((await call('addTeamManager', place)).data).toMatchObject(withManager)
  for (const _ of [1, 2]) expect((await call('removeTeamManager', place)).data).not.toMatchObject(withManager)
  // An administrator is not found.
  expect(await call('addTeamManager', { ...place, person: administrator.personId })).toMatchObject({ status: 404 })
})
