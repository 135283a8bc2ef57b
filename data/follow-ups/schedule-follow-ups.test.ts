import { describe, expect, test } from 'vitest'
import { findFollowUp } from './find-follow-up.ts'
import { ownFollowUps } from './own-follow-ups.ts'
import {
  clinician,
  later,
  organisation,
  owner,
  rows,
  schedule,
  setUpTrainedClinician,
  slug,
} from './trained-clinician.testing.ts'

setUpTrainedClinician()

describe('scheduling', () => {
  test('makes a follow-up when it is due, once however often it runs', async () => {
    expect(await schedule(6)).toEqual({ made: 0, expired: 0 })
    expect((await ownFollowUps(clinician, { now: later(6) })).nextOn).toEqual(new Date('2026-06-09T00:00:00Z'))
    expect(await schedule(8)).toEqual({ made: 1, expired: 0 })
    expect(await schedule(8)).toEqual({ made: 0, expired: 0 })
    expect(await rows()).toMatchObject([{ occasion: 'week', modules: [slug], reason: 'training' }])
    expect(await ownFollowUps(clinician, { now: later(8) })).toMatchObject({
      open: { progress: 'waiting', modules: [{ slug }], closesOn: new Date('2026-06-23T00:00:00Z') },
      nextOn: null,
    })
  })

  test('makes one though several workers do it at once', async () => {
    await Promise.all(Array.from({ length: 6 }, () => schedule(8)))
    expect(await rows()).toHaveLength(1)
  })

  test('asks nobody who completed nothing, and nobody who is suspended', async () => {
    await owner.person.updateMany({ where: { id: clinician.personId }, data: { status: 'suspended' } })
    await schedule(8)
    expect(await owner.followUp.count({ where: { organisationId: organisation.organisationId } })).toBe(0)
  })

  test('closes what nobody did in time, and asks again when the next is due', async () => {
    await schedule(8)
    expect(await schedule(24)).toEqual({ made: 0, expired: 1 })
    const [first] = await rows()
    expect(await findFollowUp(clinician, first?.id ?? '', { now: later(24) })).toMatchObject({
      progress: 'over',
      answered: 0,
    })
    expect(await schedule(31)).toEqual({ made: 1, expired: 0 })
    expect(await rows()).toMatchObject([{ occasion: 'week' }, { occasion: 'month' }])
  })
})
