'use server'

import { z } from 'zod'
import { changePerson } from '#data/people/change-person.ts'
import { changeTeam } from '#data/people/change-team.ts'
import { action, provenAction } from './action.ts'
import { Identifier, OptionalIdentifier, personFields, RequiredText, SeenVersion } from './fields.ts'

/** Changes what is known of a person, and their roles. */
export const correctPerson = provenAction(
  'administrator',
  z.object({
    personId: Identifier,
    seen: SeenVersion,
    ...personFields,
  }),
  async (viewer, details, at) => {
    const change = await changePerson(viewer, details, at)
    if (change.ok) return { ok: true, done: change.invitationEnded ? 'saved-and-invitation-ended' : 'saved' }
    const fields = {
      'not-found': 'personId',
      'address-taken': 'email',
      'number-taken': 'externalId',
      'own-administration': 'roles',
      'changed-meanwhile': 'givenName',
    } as const
    return { ok: false, field: fields[change.problem], problem: change.problem }
  },
)

/** Renames a team, or puts it somewhere else. */
export const correctTeam = action(
  'administrator',
  z.object({ teamId: Identifier, name: RequiredText, parentId: OptionalIdentifier, seen: SeenVersion }),
  async (viewer, team, at) => {
    const outcome = await changeTeam(viewer, team, at)
    if (outcome === 'changed') return { ok: true, done: 'saved' }
    if (outcome === 'changed-meanwhile') return { ok: false, field: 'name', problem: outcome }
    const field = outcome === 'not-found' ? 'teamId' : 'parentId'
    return { ok: false, field, problem: outcome === 'below-itself' ? outcome : 'not-found' }
  },
)
