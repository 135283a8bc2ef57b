import { beforeAll, expect, test } from 'vitest'
import { dangerouslyTakeSnapshot } from '#data/reports/snapshots.ts'
import { dangerouslyClaimMessage, dangerouslySettleMessage } from '#data/webhooks/deliver-messages.ts'
import { livedOrganisation, setUpLivedOrganisation } from '#simulation/testing/set-up.ts'
import { makeMessages, monday, past, withChannels } from './channels.testing.ts'
import { day, hour, send } from './webhooks.testing.ts'

setUpLivedOrganisation()
const at = withChannels()
const { channel } = at

beforeAll(() => dangerouslyTakeSnapshot(livedOrganisation.organisationId, { now: new Date('2026-07-13T01:00:00Z') }))

test('what was claimed and not sent, because the worker was killed, is sent once', async () => {
  await channel()
  await makeMessages(monday)
  const claim = await dangerouslyClaimMessage({ now: monday, claimEnds: past(30_000) })
  expect(claim).toMatchObject({ form: 'teams', kind: 'digest', interrupted: false })
  expect([await send(past(30_000)), await send(past(59_000))]).toEqual([null, null])
  expect([await send(past(60_000)), await send(past(60_000))]).toEqual(['delivered', null])
  expect(await makeMessages(past(hour))).toBe(0)
  expect(at.receiver.requests).toHaveLength(1)
})

test('what is being sent while a clock is set forward is sent by nobody else', async () => {
  await channel()
  await makeMessages(monday)
  const claim = await dangerouslyClaimMessage({ now: monday, claimEnds: past(30_000) })
  if (claim === null) throw new Error('Nothing was claimed')
  expect([await send(past(hour)), await send(past(hour + 20_000))]).toEqual([null, null])
  const delivery = {
    status: 'delivered',
    answerStatus: 204,
    problem: null,
    nextTryAt: null,
    restsUntil: past(hour),
  } as const
  await dangerouslySettleMessage(claim, delivery, { now: past(hour) })
  expect([await send(past(day)), at.receiver.requests.length]).toEqual([null, 0])
})
