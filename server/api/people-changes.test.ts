import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { type Client, inApi, tokenFor } from './in-api.testing.ts'
import { operations } from './operations.ts'

const api = inApi()
let client: Client

beforeAll(async () => {
  client = await api.client((await tokenFor(api.lived.administrator)).token)
})

const CreatedPerson = z.looseObject({ id: z.string() })
const RefusalBody = z.object({ errors: z.array(z.looseObject({ name: z.string() })) })

/** Which field of what is sent was refused as someone else's. */
async function inConflict(answer: ReturnType<typeof send>): Promise<string | undefined> {
  const { status, data } = await answer
  expect(status).toBe(409)
  return RefusalBody.parse(data).errors[0]?.name
}

const send = (operation: 'createPerson' | 'changePerson', body: object, id?: string) => {
  const sending = client[operation]
  if (sending === undefined) throw new Error(`${operation} is not described`)
  return sending(id === undefined ? undefined : { id }, body, {})
}
const newcomer = () => ({
  ...{ givenName: 'Ada', familyName: 'Okafor', email: `${randomUUID()}@api.example` },
  ...{ profession: 'Nurse', roles: ['clinician'] },
})

test.each(operations.filter(({ method }) => method === 'PATCH').map((each) => [each.id, each] as const))(
  '%s fills in nothing that was left out',
  (_id, { body }) => {
    // Where something has to be there, nothing else is.
    expect(body?.safeParse({}).data ?? {}).toEqual({})
  },
)

test('someone’s external id is changed and taken away, and never one that someone else has', async () => {
  const number = { externalId: 'E 4711', site: 'North' }
  const [one, other] = [CreatedPerson.parse((await send('createPerson', newcomer())).data).id, randomUUID()]
  expect((await send('changePerson', number, one)).data).toMatchObject({ ...number, familyName: 'Okafor' })
  expect((await send('changePerson', { familyName: 'Ruiz' }, one)).data).toMatchObject({
    ...number,
    familyName: 'Ruiz',
  })
  expect(await inConflict(send('createPerson', { ...newcomer(), externalId: 'E 4711' }))).toBe('externalId')

  const creation = await send('createPerson', { ...newcomer(), externalId: other })
  expect(creation.data).toMatchObject({ externalId: other })
  const second = CreatedPerson.parse(creation.data).id
  expect(await inConflict(send('changePerson', number, second))).toBe('externalId')
  expect((await send('changePerson', { externalId: null }, second)).data).toMatchObject({ externalId: null })
  expect((await send('changePerson', { externalId: '' }, one)).data).toMatchObject({ externalId: null, site: 'North' })
})
