import { z } from 'zod'
import { findPersonForApi } from '#data/api/find-person-for-api.ts'
import { PersonOfApi } from '#data/api/person-of-api.ts'
import { changePerson } from '#data/people/change-person.ts'
import { findPerson } from '#data/people/find-person.ts'
import { invitePerson } from '#data/people/invite-person.ts'
import { reinstatePerson } from '#data/people/reinstate-person.ts'
import { suspendPerson } from '#data/people/suspend-person.ts'
import { EmailAddressSchema } from '#domain/text/email-address.ts'
import { defaultLanguage, languageTags } from '#i18n/languages.ts'
import { ExternalId, MaybeEmpty, RequiredText } from '#server/actions/fields.ts'
import { canSendMail } from '#server/mail/can-send-mail.ts'
import { invitationEnds, invitationToken } from '#server/tokens.ts'
import { changes, conflict, notPossible } from './changes.ts'
import type { Operation } from './operation.ts'

/** Without defaults: what a change leaves out stays as it is. */
const person = {
  givenName: RequiredText.meta({ description: 'Their given name, or their only one: 1 to 200 characters.' }),
  familyName: MaybeEmpty.meta({
    description: 'Their family name, at most 200 characters; empty where they have one name.',
  }),
  email: EmailAddressSchema.meta({ description: 'An email address, which nobody else in the organisation has.' }),
  profession: RequiredText.meta({ description: 'Their profession: 1 to 200 characters.' }),
  site: MaybeEmpty.meta({ description: 'Where they work, at most 200 characters; empty where none is known.' }),
  externalId: ExternalId.nullable().meta({
    description:
      'What your own systems call them, such as an employee number, at most 200 characters, which nobody else in the organisation has; empty or null where there is none.',
  }),
  roles: z
    .array(z.enum(['clinician', 'manager']))
    .min(1)
    .meta({ description: 'One or both of: clinician, manager. Administrators are made on pages alone.' }),
}
const takenEmailProblem = () =>
  conflict('email', 'An email address that nobody in the organisation has. Look for them with /people?email=.')
const takenNumberProblem = () => conflict('externalId', 'An external id that nobody else in the organisation has.')
const commonFields = { tag: 'People', scope: 'people:write', rowName: 'Person', row: PersonOfApi } as const
const administratorsApart = 'Administrators are not found here: they are changed on pages alone.'

export const peopleChanges: readonly Operation[] = [
  changes({
    ...commonFields,
    id: 'createPerson',
    method: 'POST',
    path: '/people',
    summary: 'Add a person',
    description:
      'Invites them by mail; where the server sends none, an administrator gives them a link from their page. They are asked at once what their team and everyone are asked.',
    body: z.object({
      ...person,
      familyName: person.familyName.default(''),
      site: person.site.default(''),
      externalId: person.externalId.default(null),
      teamId: z
        .uuid()
        .nullable()
        .default(null)
        .meta({ description: 'The id of the team that they are in; null: none.' }),
      language: z
        .enum(languageTags)
        .default(defaultLanguage.tag)
        .meta({ description: `What they are written to in: ${languageTags.join(', ')}.` }),
    }),
    makes: ({ id }) => `/people/${id}`,
    change: async (client, { body }, { now, id }) => {
      const delivery = canSendMail()
        ? ({ by: 'mail', mailId: id } as const)
        : ({ by: 'link', tokenHash: invitationToken(id).tokenHash, expiresAt: invitationEnds(now) } as const)
      const invitation = await invitePerson(client, { ...body, delivery }, { now, id })
      if (!invitation.ok)
        throw {
          'address-taken': takenEmailProblem,
          'number-taken': takenNumberProblem,
          'no-such-team': () => notPossible('teamId', 'The id of a team that is in use, or null.'),
        }[invitation.problem]()
      return findPersonForApi(client, invitation.personId)
    },
  }),
  changes({
    ...commonFields,
    id: 'changePerson',
    method: 'PATCH',
    path: '/people/{id}',
    summary: 'Change a person',
    description: `What is left out stays as it is. What they are asked follows their roles. ${administratorsApart}`,
    body: z.object(person).partial(),
    change: async (client, { id: personId, body }, { now }) => {
      const before = await findPerson(client, personId)
      if (before === null) return null
      const {
        givenName,
        familyName,
        email,
        profession,
        site,
        externalId,
        roles,
        version: seen,
      } = { ...before, ...body }
      const details = { personId, givenName, familyName, email, profession, site, externalId, roles, seen }
      const change = await changePerson(client, details, { now })
      if (change.ok) return findPersonForApi(client, personId)
      if (change.problem === 'address-taken') throw takenEmailProblem()
      if (change.problem === 'number-taken') throw takenNumberProblem()
      if (change.problem === 'changed-meanwhile')
        throw conflict('', 'Someone else has changed them at the same moment: send it again.')
      return null
    },
  }),
  changes({
    ...commonFields,
    id: 'suspendPerson',
    method: 'POST',
    path: '/people/{id}/suspend',
    summary: 'Suspend a person',
    description: `They are signed out at once, cannot sign in and are asked nothing. Someone who is already suspended stays suspended. ${administratorsApart}`,
    body: z.object({}),
    change: async (client, { id: personId }, { now }) => {
      const outcome = await suspendPerson(client, personId, { now })
      return outcome === 'suspended' ? findPersonForApi(client, personId) : alreadyIs(client, personId, ['suspended'])
    },
  }),
  changes({
    ...commonFields,
    id: 'reinstatePerson',
    method: 'POST',
    path: '/people/{id}/reinstate',
    summary: 'Let a suspended person in again',
    description: `With the password that they had; without one they stay invited. Someone who has left can only be brought back on their page. ${administratorsApart}`,
    body: z.object({}),
    change: async (client, { id: personId }, { now }) => {
      const outcome = await reinstatePerson(client, personId, { now })
      return outcome === 'active'
        ? findPersonForApi(client, personId)
        : alreadyIs(client, personId, ['active', 'invited'])
    },
  }),
]

/** Someone who is so already, and whom a programme may change; null: nobody is. */
async function alreadyIs(
  client: Parameters<typeof suspendPerson>[0] & Parameters<typeof findPersonForApi>[0],
  personId: string,
  states: readonly PersonOfApi['status'][],
): Promise<PersonOfApi | null> {
  const person = (await findPerson(client, personId)) === null ? null : await findPersonForApi(client, personId)
  return person !== null && states.includes(person.status) ? person : null
}
