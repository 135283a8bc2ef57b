import { randomUUID } from 'node:crypto'
import { makeApiToken } from '#data/api/make-api-token.ts'
import { assignToPeople } from '#data/assignments/assign-to-people.ts'
import { changeAssignmentDate } from '#data/assignments/change-assignment-date.ts'
import { createAssignment } from '#data/assignments/create-assignment.ts'
import { createPath } from '#data/assignments/create-path.ts'
import { rulesNow } from '#data/assignments/rules-now.ts'
import type { OwnerDatabase } from '#data/database/owner-database.ts'
import { remindUnfinishedPeople } from '#data/notices/remind-unfinished-people.ts'
import { actOnPeople } from '#data/people/act-on-people.ts'
import { lendView } from '#data/people/lend-view.ts'
import { makeResetLink } from '#data/people/make-reset-link.ts'
import type { Administrator, Clinician, Manager } from '#data/viewer.ts'
import { makeChannel } from '#data/webhooks/make-channel.ts'
import { makeWebhook } from '#data/webhooks/make-webhook.ts'
import { testWebhook } from '#data/webhooks/test-webhook.ts'
import { parseDay, writeDay } from '#domain/dates/day.ts'
import { newToken } from '#server/tokens.ts'

const secondModule = 'one-login-for-the-ward'
const thirdModule = 'rather-not-on-video'
const dayMs = 24 * 60 * 60 * 1000

type Askers = { readonly administrator: Administrator; readonly manager: Manager; readonly team: string }

/** The day in so many days, at midnight UTC. */
function inDays(days: number): Date {
  const day = parseDay(writeDay(new Date(Date.now() + days * dayMs)))
  if (day === null) throw new Error('There is no such day')
  return day
}

/** Days as forms send them: until when assignments were to be done, are, and may be. */
export const days = { before: writeDay(inDays(14)), now: writeDay(inDays(21)), later: writeDay(inDays(28)) }

/** As a form sends that an assignment asks again a year after each person has finished. */
export const yearly = { repeatBy: 'completion', repeatMonths: '12', repeatDays: '28' }

/**
 * A module that the team is asked to do by a day, the clinician's own enrolment in it, and one that their manager asks for. Of
 * each the day was changed, and who has not finished was reminded, so that both can be undone.
 */
export async function workOf(
  owner: OwnerDatabase,
  { organisationId, personId }: Clinician,
  { administrator, manager, team }: Askers,
) {
  const now = new Date()
  const dueOn = inDays(14)
  const forTeam = { modules: [secondModule], audience: { for: 'team', teamId: team } as const, dueOn }
  const teamAssignment = await createAssignment(administrator, forTeam, { now })
  if (!teamAssignment.ok) throw new Error(teamAssignment.problem)
  const byManager = { personIds: [personId], what: { moduleSlug: thirdModule }, dueOn }
  const askedByManager = await assignToPeople(manager, byManager, { now, id: randomUUID() })
  if (!askedByManager.ok) throw new Error(askedByManager.problem)
  const asks = await owner.assignment.findFirstOrThrow({ where: { organisationId, createdById: manager.personId } })
  const enrolment = await owner.enrolment.findFirstOrThrow({
    where: { organisationId, personId, moduleSlug: secondModule },
  })
  const waiverOf = async (moduleSlug: string) =>
    (
      await owner.waiver.create({
        data: {
          ...{ organisationId, id: randomUUID(), personId, moduleSlug, reason: 'On loan' },
          ...{ madeById: administrator.personId, madeAt: now, untilDay: inDays(28) },
        },
      })
    ).id
  const assignment = teamAssignment.assignmentId
  // Nobody is reminded twice a day: the team has others than this one for the administrator.
  const [askActs, assignmentActs] = [await doneTo(manager, asks.id), await doneTo(administrator, assignment)]
  const path = await createPath(
    administrator,
    { name: `First month ${assignment}`, inOrder: true, steps: [secondModule, thirdModule] },
    { now },
  )
  if (!path.ok) throw new Error(path.problem)
  return {
    assignment,
    path: path.pathId,
    asked: asks.id,
    assigned: enrolment.id,
    waiver: await waiverOf('one-asked-of-nobody'),
    otherWaiver: await waiverOf('another-asked-of-nobody'),
    redated: assignmentActs.redated,
    reminding: assignmentActs.reminding,
    askedRedated: askActs.redated,
    askedReminding: askActs.reminding,
    seen: (await rulesNow(administrator, assignment)).version,
  }
}

async function doneTo(viewer: Manager | Administrator, assignmentId: string) {
  const now = new Date()
  const [redateId, reminding] = [randomUUID(), randomUUID()]
  const dateChange = await changeAssignmentDate(
    viewer,
    { assignmentId, from: inDays(14), dueOn: inDays(21) },
    { now, id: redateId },
  )
  const reminder = await remindUnfinishedPeople(viewer, assignmentId, { now, id: reminding })
  if (dateChange !== 'changed' || reminder === 'nobody') throw new Error(`${dateChange}, and ${reminder} reminded`)
  return { redated: redateId, reminding }
}

/** What a manager lets a colleague see for a time. */
export async function lentBy(manager: Manager, { email }: { email: string }): Promise<string> {
  const id = randomUUID()
  const outcome = await lendView(manager, { email, until: inDays(14) }, { now: new Date(), id })
  if (outcome !== 'lent') throw new Error(outcome)
  return id
}

/** A link to a new password for them. */
export async function resetFor(administrator: Administrator, { personId }: { personId: string }): Promise<string> {
  const { token, tokenHash } = newToken()
  const outcome = await makeResetLink(administrator, { personId, tokenHash, expiresAt: new Date(Date.now() + dayMs) })
  if (outcome !== 'made') throw new Error(outcome)
  return token
}

/** A programme that reads and one that is told, and a role that was given to someone by an act on many. */
export async function actsOf(administrator: Administrator, { personId }: { personId: string }) {
  const now = new Date()
  const [apiToken, peopleAct, api] = [randomUUID(), randomUUID(), newToken()]
  const programme = { id: apiToken, name: 'Programme', tokenHash: api.tokenHash, days: 90 }
  await makeApiToken(administrator, { ...programme, scopes: ['people:read'] }, { now })
  const toOne = { selection: { these: 'chosen', personIds: [personId] }, expected: 1 } as const
  const actOutcome = await actOnPeople(
    administrator,
    { act: { kind: 'add-role', role: 'manager' }, ...toOne },
    { now, id: peopleAct },
  )
  if (!actOutcome.ok) throw new Error(actOutcome.problem)
  const [webhook, delivery] = [randomUUID(), randomUUID()]
  const webhookFields = { name: 'Programme', address: 'https://lms.hospital.example/', events: ['completed'] as const }
  await makeWebhook(administrator, { ...webhookFields, id: webhook, secret: 'nobody opens it' }, { now })
  await testWebhook(administrator, { webhookId: webhook, id: delivery }, { now })
  const channel = randomUUID()
  const channelFields = {
    name: 'Ward',
    form: 'slack',
    language: 'en',
    hears: ['digest'],
    scope: 'organisation',
  } as const
  const address = { sealed: 'nobody opens it', shown: 'https://hooks.slack.example/…abcd' }
  await makeChannel(administrator, { ...channelFields, teamId: null, id: channel, address }, { now })
  return { apiToken, api: api.token, peopleAct, webhook, delivery, channel }
}
