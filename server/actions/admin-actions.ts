'use server'

import { z } from 'zod'
import { createAssignment } from '#data/assignments/create-assignment.ts'
import { withdrawAssignment } from '#data/assignments/withdraw-assignment.ts'
import { addToTeam } from '#data/people/add-to-team.ts'
import { createTeam } from '#data/people/create-team.ts'
import { inviteAgain } from '#data/people/invite-again.ts'
import { invitePerson } from '#data/people/invite-person.ts'
import { reinstatePerson } from '#data/people/reinstate-person.ts'
import { removeFromTeam } from '#data/people/remove-from-team.ts'
import { signPersonOut } from '#data/people/sign-person-out.ts'
import { suspendPerson } from '#data/people/suspend-person.ts'
import { canSendMail, sendMail } from '#server/mail.ts'
import { mailTexts } from '#server/mail-texts.ts'
import { invitationEnds, invitationLink, invitationToken } from '#server/tokens.ts'
import { action, type Outcome } from './action.ts'
import { DueDay, Identifier, many, OptionalIdentifier, personFields, Required } from './fields.ts'

/** Assigns modules to a team or to everyone. */
export const assign = action(
  'administrator',
  z.object({
    modules: many(Required).refine((modules) => modules.length > 0, 'choose-a-module'),
    teamId: OptionalIdentifier,
    dueOn: DueDay,
  }),
  async (viewer, { modules, teamId, dueOn }, at) => {
    const audience = teamId === null ? ({ for: 'everyone' } as const) : ({ for: 'team', teamId } as const)
    const created = await createAssignment(viewer, { modules, audience, dueOn }, at)
    if (created.ok) return { ok: true, goTo: '/admin/assignments?done=assigned' }
    return { ok: false, field: created.problem === 'no-such-audience' ? 'teamId' : 'modules', problem: 'not-found' }
  },
)

export const withdraw = action(
  'administrator',
  z.object({ assignmentId: Identifier }),
  async (viewer, { assignmentId }, at) => {
    const outcome = await withdrawAssignment(viewer, assignmentId, at)
    return outcome === 'withdrawn'
      ? { ok: true, done: 'withdrawn' }
      : { ok: false, field: 'assignmentId', problem: 'not-found' }
  },
)

/** Invites someone. Without a mail server the link is shown to the administrator, once. */
export const invite = action(
  'administrator',
  z.object({
    ...personFields,
    teamId: OptionalIdentifier,
  }),
  async (viewer, person, { now, id }) => {
    const { token, tokenHash } = invitationToken(id)
    const invited = await invitePerson(viewer, { ...person, tokenHash, expiresAt: invitationEnds(now) }, { now, id })
    if (invited.ok) return passOn({ ...invited, email: person.email }, viewer.organisationName, token)
    return invited.problem === 'address-taken'
      ? { ok: false, field: 'email', problem: 'address-taken' }
      : { ok: false, field: 'teamId', problem: 'not-found' }
  },
)

const OnePerson = z.object({ personId: Identifier })

export const inviteOnceMore = action('administrator', OnePerson, async (viewer, { personId }, { now, id }) => {
  const { token, tokenHash } = invitationToken(id)
  const invited = await inviteAgain(viewer, { personId, tokenHash, expiresAt: invitationEnds(now) })
  return invited.ok
    ? passOn(invited, viewer.organisationName, token)
    : { ok: false, field: 'personId', problem: 'not-found' }
})

/** What was sent already for the same form is not sent again; where there is no mail server, its link is shown again. */
async function passOn(
  { email, repeated }: { email: string; repeated: boolean },
  organisation: string,
  token: string,
): Promise<Outcome> {
  if (repeated && canSendMail()) return { ok: true, done: 'invited-by-mail' }
  const texts = await mailTexts()
  const link = invitationLink(token)
  const mail = {
    to: email,
    subject: texts('invitation-subject', { organisation }),
    text: texts('invitation-text', { organisation, link }),
  }
  return (await sendMail(mail)) === 'sent'
    ? { ok: true, done: 'invited-by-mail' }
    : { ok: true, done: 'invited-by-link', secret: link }
}

export const suspend = action('administrator', OnePerson, async (viewer, { personId }, at) => {
  const outcome = await suspendPerson(viewer, personId, at)
  return outcome === 'suspended' ? { ok: true, done: 'suspended' } : { ok: false, field: 'personId', problem: outcome }
})

export const reinstate = action('administrator', OnePerson, async (viewer, { personId }, at) => {
  const outcome = await reinstatePerson(viewer, personId, at)
  return outcome === 'active' ? { ok: true, done: 'reinstated' } : { ok: false, field: 'personId', problem: outcome }
})

export const signOutPerson = action('administrator', OnePerson, async (viewer, { personId }) => {
  const outcome = await signPersonOut(viewer, personId)
  return outcome === 'signed-out'
    ? { ok: true, done: 'signed-out' }
    : { ok: false, field: 'personId', problem: outcome }
})

export const makeTeam = action(
  'administrator',
  z.object({ name: Required, parentId: OptionalIdentifier }),
  async (viewer, team, at) => {
    const made = await createTeam(viewer, team, at)
    return made.ok ? { ok: true, done: 'team-made' } : { ok: false, field: 'parentId', problem: 'not-found' }
  },
)

const PlaceInTeam = z.object({ teamId: Identifier, personId: Identifier, as: z.enum(['member', 'manager']) })

export const joinTeam = action('administrator', PlaceInTeam, async (viewer, place, at) => {
  const outcome = await addToTeam(viewer, place, at)
  return outcome === 'added'
    ? { ok: true, done: 'added-to-team' }
    : { ok: false, field: 'teamId', problem: 'not-found' }
})

export const leaveTeam = action('administrator', PlaceInTeam, async (viewer, place, at) => {
  const outcome = await removeFromTeam(viewer, place, at)
  return outcome === 'removed'
    ? { ok: true, done: 'removed-from-team' }
    : { ok: false, field: 'teamId', problem: 'not-found' }
})
