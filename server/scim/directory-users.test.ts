import { describe, expect, test } from 'vitest'
import { decideSuspensions } from '#data/provisioning/decide-suspensions.ts'
import { directoryOverview } from '#data/provisioning/directory-overview.ts'
import { inScim } from './in-scim.testing.ts'

const scim = inScim()
const { make, people, statuses, events } = scim
const send: typeof scim.send = (...sendArguments) => scim.send(...sendArguments)

describe('a user of the directory', () => {
  test('is a new person, with what the directory says of them', async () => {
    await make('amira', { title: 'Nurse', preferredLanguage: 'es-MX', timezone: 'America/Mexico_City' })
    expect(await people(['amira'])).toMatchObject([
      {
        givenName: 'amira',
        familyName: 'Directory',
        profession: 'Nurse',
        language: 'es-419',
        timeZone: 'America/Mexico_City',
        status: 'invited',
        roles: [{ role: 'clinician' }],
      },
    ])
    expect([await events('person.invited'), await events('directory.user-created')]).toEqual([1, 1])
  })

  test('is the person who was here before, whatever the case of their address', async () => {
    const [before] = await people(['ward-one'])
    await make('Ward-One')
    expect(await people(['ward-one'])).toMatchObject([{ id: before?.id, status: 'active', givenName: 'Ward-One' }])
  })

  test('who leaves is suspended, is signed out, and comes back as the same person', async () => {
    const id = await make('ward-one')
    const [before] = await people(['ward-one'])
    const session = { organisationId: scim.home.organisationId, personId: before?.id ?? '' }
    await scim.owner.session.create({ data: { ...session, expiresAt: new Date('2099-01-01') } })
    expect((await send('DELETE', `/Users/${id}`)).status).toBe(204)
    expect(await statuses(['ward-one'])).toEqual(['suspended'])
    expect(await scim.owner.session.count({ where: session })).toBe(0)
    expect((await send('GET', `/Users/${id}`)).status).toBe(404)
    expect(await make('ward-one')).not.toBe(id)
    expect(await people(['ward-one'])).toMatchObject([{ id: before?.id, status: 'active' }])
  })

  test('whom an administrator suspended stays so when the directory sends the same again', async () => {
    const id = await make('ward-one')
    await scim.owner.person.updateMany({
      where: { email: `ward-one@${scim.name}.example` },
      data: { status: 'suspended' },
    })
    await send('PATCH', `/Users/${id}`, { Operations: [{ op: 'replace', path: 'title', value: 'Sister' }] })
    expect(await statuses(['ward-one'])).toEqual(['suspended'])
  })

  test('is not looked for by a moment that is none, or that the database does not know', async () => {
    const id = await make('amira')
    const changedAfter = (moment: string) =>
      send('GET', `/Users?filter=${encodeURIComponent(`meta.lastModified gt "${moment}"`)}`)
    expect((await changedAfter('2026-01-01T00:00:00Z')).body).toMatchObject({ Resources: [{ id }] })
    for (const moment of ['yesterday', '0000-06-01T00:00:00Z', '-000001-01-01T00:00:00Z', '+010000-01-01T00:00:00Z'])
      expect(await changedAfter(moment)).toMatchObject({ status: 400, body: { scimType: 'invalidFilter' } })
  })

  test('takes no address that somebody else has, and the administrator sees it', async () => {
    const id = await make('amira')
    await make('bilal')
    const takenEmail = {
      op: 'replace',
      path: 'emails',
      value: [{ value: `bilal@${scim.name}.example`, primary: true }],
    }
    expect((await send('PATCH', `/Users/${id}`, { Operations: [takenEmail] })).status).toBe(204)
    expect(await people(['amira', 'bilal'])).toHaveLength(2)
    const { problems } = await directoryOverview(scim.home.administrator)
    expect(problems).toMatchObject([{ userName: `amira@${scim.name}.example`, problem: 'address-taken' }])
  })
})

describe('a directory that sends everybody as deleted', () => {
  const locals = Array.from({ length: 12 }, (_, place) => `p${String(place).padStart(2, '0')}`)

  test('is stopped after three, until an administrator keeps everyone', async () => {
    const ids = []
    for (const local of locals) ids.push(await make(local))
    for (const id of ids) expect((await send('DELETE', `/Users/${id}`)).status).toBe(204)
    expect((await statuses(locals)).filter((status) => status === 'suspended')).toHaveLength(3)
    const { held, heldPeople } = await directoryOverview(scim.home.administrator)
    expect([held, heldPeople.length]).toEqual([9, 9])
    const at = { now: new Date() }
    const stale = await decideSuspensions(scim.home.administrator, { decision: 'keep', count: 8 }, at)
    expect(stale).toEqual({ ok: false, problem: 'changed-meanwhile' })
    const keepOutcome = await decideSuspensions(scim.home.administrator, { decision: 'keep', count: 9 }, at)
    expect(keepOutcome).toEqual({ ok: true, people: 3 })
    expect(new Set(await statuses(locals))).toEqual(new Set(['invited']))
    expect((await directoryOverview(scim.home.administrator)).held).toBe(0)
    expect(await events('directory.suspension-held')).toBe(9)
  })

  test('suspends them when an administrator says that it is right', async () => {
    const ids = []
    for (const local of locals) ids.push(await make(local))
    const leave = { Operations: [{ op: 'Replace', path: 'active', value: 'False' }] }
    for (const id of ids) await send('PATCH', `/Users/${id}`, leave)
    const suspendOutcome = await decideSuspensions(
      scim.home.administrator,
      { decision: 'suspend', count: 9 },
      { now: new Date() },
    )
    expect(suspendOutcome).toEqual({ ok: true, people: 9 })
    expect(new Set(await statuses(locals))).toEqual(new Set(['suspended']))
  })

  test('never takes the last administrator', async () => {
    const id = await make('admin')
    await send('DELETE', `/Users/${id}`)
    expect(await statuses(['admin'])).toEqual(['active'])
    expect((await directoryOverview(scim.home.administrator)).held).toBe(1)
  })
})
