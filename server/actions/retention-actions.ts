'use server'

import { z } from 'zod'
import { changeRetention } from '#data/retention/change-retention.ts'
import { erasePerson } from '#data/retention/erase-person.ts'
import { periodChoices, retentionKinds } from '#domain/retention/periods.ts'
import { pseudonymIn } from '#server/pseudonym.ts'
import { provenAction } from './action.ts'
import { Identifier, RequiredText, SeenVersion, textField } from './fields.ts'

/** For how long the organisation keeps one kind of data of people who left. What is older goes in the next night. */
export const keepForSoLong = provenAction(
  'administrator',
  z
    .object({ seen: SeenVersion, kind: z.enum(retentionKinds, 'required'), months: z.coerce.number('required') })
    .refine(({ kind, months }) => periodChoices[kind].includes(months), { path: ['months'], message: 'required' }),
  async (viewer, period, at) => {
    const outcome = await changeRetention(viewer, period, at)
    if (outcome !== 'changed') return { ok: false, field: 'months', problem: outcome }
    return { ok: true, goTo: `/admin/retention?done=${period.kind}` }
  },
)

/** Erases someone who left, for good. Whoever does it types their name and says why. */
export const eraseForGood = provenAction(
  'administrator',
  z.object({ personId: Identifier, reason: textField(500), typedName: RequiredText }),
  async (viewer, person, { now }) => {
    const pseudonym = pseudonymIn(viewer.language, { now, timeZone: viewer.organisationTimeZone })
    const outcome = await erasePerson(viewer, { ...person, pseudonym }, { now })
    switch (outcome) {
      case 'erased':
        return { ok: true, goTo: `/admin/people/${person.personId}/erase` }
      case 'other-name':
        return { ok: false, field: 'typedName', problem: outcome }
      case 'name-in-reason':
        return { ok: false, field: 'reason', problem: outcome }
      case 'not-found':
      case 'still-here':
        return { ok: false, field: 'personId', problem: outcome }
    }
  },
)
