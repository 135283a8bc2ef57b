import { randomUUID } from 'node:crypto'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createAssignment } from '#data/assignments/create-assignment.ts'
import { listNotices } from '#data/notices/list-notices.ts'
import { dangerouslyTakeSnapshot } from '#data/reports/snapshots.ts'
import { changeChannel } from '#data/webhooks/change-channel.ts'
import { findChannel } from '#data/webhooks/find-channel.ts'
import { switchWebhook } from '#data/webhooks/switch-webhook.ts'
import { webhookKeys } from '#platform/env.ts'
import { openHash } from '#platform/password.ts'
import { livedOrganisation, owner, setUpLivedOrganisation } from '#simulation/testing/set-up.ts'
import { makeMessages, monday, past, withChannels } from './channels.testing.ts'
import { day, hour, send, sendTest, start } from './webhooks.testing.ts'

setUpLivedOrganisation()
const at = withChannels()
const { channel } = at
const sendAll = async (now: Date) => {
  while ((await send(now)) !== null);
  return at.receiver.requests.map(({ body }) => body)
}

const assign = async (module: string, dueOn: string, to: 'everyone' | string, now: Date) => {
  const audience = to === 'everyone' ? ({ for: 'everyone' } as const) : ({ for: 'person', personId: to } as const)
  const assignment = { modules: [module], audience, dueOn: new Date(dueOn) }
  expect(await createAssignment(livedOrganisation.administrator, assignment, { now })).toMatchObject({ ok: true })
}

beforeAll(async () => {
  for (const [place, { personId }] of livedOrganisation.clinicians.entries())
    await owner.person.updateMany({
      where: { id: personId },
      data: { givenName: `Zwibbel${place}`, familyName: 'Quoxtree', email: `zwibbel${place}@quoxtree.example` },
    })
  await dangerouslyTakeSnapshot(livedOrganisation.organisationId, { now: new Date('2026-07-13T01:00:00Z') })
})
beforeEach(() => owner.enrolment.deleteMany({ where: { assignmentId: { not: null } } }))

test('a channel hears the week once, in its language, from its first working morning on, and of nobody', async () => {
  const { ward, bay } = livedOrganisation.teams
  await channel({ form: 'teams', scope: 'team-and-below', teamId: ward })
  await channel({ form: 'slack', language: 'ar' })
  await channel({ scope: 'team', teamId: bay })
  expect(await makeMessages(past(-5 * 60 * 1000))).toBe(0)
  const counts = await Promise.all([1, 2, 3].map(() => makeMessages(monday)))
  expect(counts.reduce((sum, each) => sum + each, 0)).toBe(2)
  const bodies = await sendAll(monday)
  expect(bodies).toHaveLength(2)
  const card = bodies.find((body) => body.includes('AdaptiveCard')) ?? ''
  const lines = [...card.matchAll(/"text":"([^"]*)"/g)].map(([, line]) => line?.replaceAll(/[\u2068\u2069]/g, ''))
  expect(lines).toEqual([
    'Curtain: this week',
    expect.stringMatching(/^Ward: nothing assigned, \d+% understood \(\d+% to \d+%\)$/),
    'Nobody is overdue.',
    expect.stringMatching(/^What to do: talk in Ward about “.+”, which \d+% understand/),
  ])
  expect(card).toContain(`/teams/${ward}"`)
  expect(bodies.find((body) => body.includes('"blocks"'))).toMatch(/هذا الأسبوع/)
  expect(bodies.join()).not.toMatch(/zwibbel|quoxtree|Bay/i)
  for (const { personId } of livedOrganisation.clinicians) expect(bodies.join()).not.toContain(personId)
  // All week, and in the night before the next.
  expect([await makeMessages(past(3 * hour)), await makeMessages(past(6.9 * day))]).toEqual([0, 0])
  expect(await makeMessages(past(7 * day))).toBe(2)
})

test('teams below are named where they are asked for and reports show them, those that understand least first', async () => {
  const { ward, bay } = livedOrganisation.teams
  const { organisationId } = livedOrganisation
  const rows = { where: { organisationId, groupId: ward } }
  const { people: _, groupId, ...figures } = await owner.groupSnapshot.findFirstOrThrow(rows)
  const small = { organisationId, groupId: bay }
  const before = await owner.groupSnapshot.findFirstOrThrow({ where: small })
  await owner.groupSnapshot.updateMany({ where: small, data: { ...figures, share: 0.1, low: 0.05, high: 0.2 } })
  await channel({ scope: 'team-and-below', teamId: groupId })
  await channel({ scope: 'team', teamId: groupId })
  await makeMessages(monday)
  await owner.groupSnapshot.updateMany({ where: small, data: before })
  const mentionedTeams = (await sendAll(monday)).map((body) =>
    [...body.matchAll(/(Ward|Bay)\W: nothing/g)].map(([, team]) => team),
  )
  expect(mentionedTeams.sort()).toEqual([['Ward'], ['Ward', 'Bay']])
})

describe('numbers', () => {
  test('are of five people or more: of late work, of what was assigned, and of what is due', async () => {
    const [one] = livedOrganisation.clinicians
    await assign('the-call-that-dropped', '2026-07-18', 'everyone', start)
    await assign('the-whatsapp-photo', '2026-07-18', one?.personId ?? '', start)
    await channel({ hears: ['digest', 'assigned', 'due-soon'] })
    expect(await makeMessages(monday)).toBe(3)
    const messages = (await sendAll(monday)).join()
    expect(messages).toContain('The call that dropped: 7 people to do it by 18 July 2026')
    expect(messages).toContain('The call that dropped: 7 people have yet to finish it by 18 July 2026')
    expect(messages).not.toMatch(/WhatsApp|one person/)
    expect([await makeMessages(past(hour)), await makeMessages(past(day))]).toEqual([0, 0])
    // Late, all of them: then two.
    await makeMessages(past(7 * day))
    expect((await sendAll(past(7 * day))).at(-1)).toContain('7 people are overdue')
    const few = livedOrganisation.clinicians.slice(2).map(({ personId }) => personId)
    await owner.enrolment.updateMany({ where: { personId: { in: few } }, data: { completedAt: past(8 * day) } })
    await makeMessages(past(14 * day))
    expect((await sendAll(past(14 * day))).at(-1)).toContain('Fewer than 5 people are overdue.')
  })

  test('are of nobody once a group has become smaller than that', async () => {
    const channelId = await channel({
      hears: ['digest', 'assigned'],
      scope: 'team',
      teamId: livedOrganisation.teams.ward,
    })
    await assign('the-call-that-dropped', '2026-07-18', 'everyone', start)
    const leaving = livedOrganisation.clinicians.slice(4).map(({ personId }) => personId)
    const status = (to: 'active' | 'suspended') =>
      owner.person.updateMany({ where: { id: { in: leaving } }, data: { status: to } })
    await status('suspended')
    const shows = async () => (await findChannel(livedOrganisation.administrator, { channelId, before: null }))?.shows
    expect([await makeMessages(monday), await shows()]).toEqual([0, false])
    await status('active')
    expect([await shows(), await makeMessages(monday)]).toEqual([true, 2])
  })
})

describe('where it is', () => {
  test('asks to be left alone for a time, nothing is posted until then', async () => {
    const channelId = await channel()
    at.receiver.answerWith((response) => response.writeHead(429, { 'retry-after': '90' }).end())
    expect((await sendTest(channelId, monday)).outcome).toBe('waiting')
    await makeMessages(monday)
    at.receiver.answerWith((response) => response.writeHead(200).end('ok'))
    expect(await send(past(89_000))).toBeNull()
    expect([await send(past(90_000)), await send(past(120_000))]).toEqual(['delivered', 'delivered'])
  })

  test('is gone, it is switched off and administrators are told; what waited longer than a week is dropped', async () => {
    const channelId = await channel()
    at.receiver.answerWith((response) => response.writeHead(404).end('no_service'))
    await makeMessages(monday)
    expect(await send(monday)).toBe('failed')
    expect(await makeMessages(past(7 * day))).toBe(0)
    const { notices } = await listNotices(livedOrganisation.administrator, { before: null }, { now: monday })
    expect(notices).toContainEqual(expect.objectContaining({ kind: 'webhook-off', isChannel: true, isOpen: true }))
    const off = { where: { subjectId: channelId }, orderBy: { place: 'desc' } } as const
    expect((await owner.auditEvent.findFirst(off))?.action).toBe('channel.switched-off')
    const waits = {
      organisationId: livedOrganisation.organisationId,
      id: randomUUID(),
      webhookId: channelId,
      kind: 'test',
    }
    await owner.webhookDelivery.create({ data: { ...waits, nextTryAt: monday, startedAt: monday, createdAt: monday } })
    await switchWebhook(livedOrganisation.administrator, { webhookId: channelId, on: true }, { now: past(8 * day) })
    expect(await send(past(8 * day))).toBeNull()
  })

  test('is sealed, stays where it is not entered again, and two administrators do not overwrite each other', async () => {
    const channelId = await channel()
    const shownChannel = await findChannel(livedOrganisation.administrator, { channelId, before: null })
    if (shownChannel === null) throw new Error('there is no channel')
    const { name: _, form, language, hears, scope, teamId, version } = shownChannel
    const change = (name: string, address: { sealed: string; shown: string } | null) =>
      changeChannel(
        livedOrganisation.administrator,
        { channelId, seen: version, name, form, language, hears, scope, teamId, address },
        { now: start },
      )
    expect([await change('Ward 6', null), await change('Ward 7', null)]).toEqual(['changed', 'changed-meanwhile'])
    const channelRow = await owner.webhook.findFirstOrThrow({ where: { id: channelId } })
    expect(openHash(channelRow.secret, webhookKeys())).toBe(at.receiver.address)
    expect(JSON.stringify(shownChannel)).not.toContain(at.receiver.address)
    expect([channelRow.address, channelRow.name]).toEqual(['http://localhost/…hook', 'Ward 6'])
  })
})
