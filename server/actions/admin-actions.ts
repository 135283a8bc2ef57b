'use server'

import { z } from 'zod'
import { createAssignment } from '#data/assignments/create-assignment.ts'
import { addToTeam } from '#data/people/add-to-team.ts'
import { createTeam } from '#data/people/create-team.ts'
import type { InvitationDelivery } from '#data/people/invitation-delivery.ts'
import { inviteAgain } from '#data/people/invite-again.ts'
import { invitePerson } from '#data/people/invite-person.ts'
import { makeResetLink } from '#data/people/make-reset-link.ts'
import { reinstatePerson } from '#data/people/reinstate-person.ts'
import { removeFromTeam } from '#data/people/remove-from-team.ts'
import { signPersonOut } from '#data/people/sign-person-out.ts'
import { suspendPerson } from '#data/people/suspend-person.ts'
import { languageOf, languageTags } from '#i18n/languages.ts'
import { canSendMail } from '#server/mail/can-send-mail.ts'
import { invitationEnds, invitationLink, invitationToken, resetEnds, resetLink } from '#server/tokens.ts'
import { action, type Outcome, provenAction } from './action.ts'
import { DueDay, Identifier, isPast, OnePerson, OptionalIdentifier, personFields, RequiredText } from './fields.ts'
import { fieldOf, problemOfWhat, whatFields } from './what-is-assigned.ts'

/** Assigns modules to a team or to everyone. */
export const assign = action(
  'administrator',
  z.object({
    ...whatFields,
    teamId: OptionalIdentifier,
    dueOn: DueDay,
  }),
  async (viewer, { modules, pathId, teamId, dueOn }, at) => {
    const wrong = problemOfWhat({ modules, pathId })
    if (wrong !== null) return { ok: false, field: 'modules', problem: wrong }
    if (isPast(dueOn, viewer, at)) return { ok: false, field: 'dueOn', problem: 'in-the-past' }
    const audience = teamId === null ? ({ for: 'everyone' } as const) : ({ for: 'team', teamId } as const)
    const assignment = await createAssignment(viewer, { modules, pathId, audience, dueOn }, at)
    if (assignment.ok)
      return { ok: true, goTo: `/admin/assignments?done=${assignment.enrolled === 'put-off' ? 'put-off' : 'assigned'}` }
    const { problem } = assignment
    return { ok: false, field: problem === 'no-such-audience' ? 'teamId' : fieldOf[problem], problem: 'not-found' }
  },
  { daily: 'assignments', field: 'modules' },
)

/** Invites someone: by mail, or where there is no mail server by a link that is shown to the administrator, once. */
export const invite = provenAction(
  'administrator',
  z.object({
    ...personFields,
    teamId: OptionalIdentifier,
    // A form of an earlier build did not ask.
    language: z.enum(languageTags, 'required').optional(),
  }),
  async (viewer, { language = languageOf(viewer.language).tag, ...person }, { now, id }) => {
    const { delivery, outcome } = canSendMail() ? byMail(id) : byLink(id, 'invited-by-link', { now })
    const invitation = await invitePerson(viewer, { ...person, language, delivery }, { now, id })
    if (invitation.ok) return outcome
    const { problem } = invitation
    if (problem === 'no-such-team') return { ok: false, field: 'teamId', problem: 'not-found' }
    return { ok: false, field: problem === 'address-taken' ? 'email' : 'externalId', problem }
  },
  { daily: 'invitations', field: 'email' },
)

export const inviteOnceMore = provenAction(
  'administrator',
  OnePerson,
  async (viewer, { personId }, { now, id }) => {
    const { delivery, outcome } = canSendMail() ? byMail(id) : byLink(id, 'invited-by-link', { now })
    const invitation = await inviteAgain(viewer, { personId, delivery }, { now })
    return invitation.ok ? outcome : { ok: false, field: 'personId', problem: 'not-found' }
  },
  { daily: 'invitations', field: 'personId' },
)

/** A new link to pass on, whatever becomes of the mail: for whom none reaches. Earlier invitations end. */
export const linkToPassOn = provenAction(
  'administrator',
  OnePerson,
  async (viewer, { personId }, { now, id }) => {
    const { delivery, outcome } = byLink(id, 'link-to-pass-on', { now })
    const invitation = await inviteAgain(viewer, { personId, delivery }, { now })
    return invitation.ok ? outcome : { ok: false, field: 'personId', problem: 'not-found' }
  },
  { daily: 'invitations', field: 'personId' },
)

/** A link to a new password, for someone who has forgotten theirs where no mail can bring one. */
export const resetLinkToPassOn = provenAction(
  'administrator',
  OnePerson,
  async (viewer, { personId }, { now, id }) => {
    const { token, tokenHash } = invitationToken(id)
    const linkOutcome = canSendMail()
      ? 'not-found'
      : await makeResetLink(viewer, { personId, tokenHash, expiresAt: resetEnds(now) })
    return linkOutcome === 'made'
      ? { ok: true, done: 'reset-link-to-pass-on', secret: resetLink(token) }
      : { ok: false, field: 'personId', problem: 'not-found' }
  },
  { daily: 'invitations', field: 'personId' },
)

type DeliveryOutcome = { readonly delivery: InvitationDelivery; readonly outcome: Outcome }

function byMail(id: string): DeliveryOutcome {
  return { delivery: { by: 'mail', mailId: id }, outcome: { ok: true, done: 'invited-by-mail' } }
}

/** The same link for the same form: it is shown again where the form is sent again. */
function byLink(id: string, outcomeName: string, { now }: { now: Date }): DeliveryOutcome {
  const { token, tokenHash } = invitationToken(id)
  return {
    delivery: { by: 'link', tokenHash, expiresAt: invitationEnds(now) },
    outcome: { ok: true, done: outcomeName, secret: invitationLink(token) },
  }
}

export const suspend = action('administrator', OnePerson, async (viewer, { personId }, at) => {
  const outcome = await suspendPerson(viewer, personId, at)
  return outcome === 'suspended' ? { ok: true, done: 'suspended' } : { ok: false, field: 'personId', problem: outcome }
})

export const reinstate = provenAction('administrator', OnePerson, async (viewer, { personId }, at) => {
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
  z.object({ name: RequiredText, parentId: OptionalIdentifier }),
  async (viewer, team, at) => {
    const linkOutcome = await createTeam(viewer, team, at)
    return linkOutcome.ok ? { ok: true, done: 'team-made' } : { ok: false, field: 'parentId', problem: 'not-found' }
  },
  { daily: 'teams', field: 'name' },
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
