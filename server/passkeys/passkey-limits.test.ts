import { glob, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { listBreakGlass } from '#data/sign-on/break-glass.ts'
import type { Viewer } from '#data/viewer.ts'
import { root } from '#platform/processes/step.ts'
import { halfway } from '#server/second-factor/set-up.testing.ts'
import { owner } from '#simulation/testing/set-up.ts'
import type { Authenticator, Twist } from './authenticator.testing.ts'
import { newChallenge } from './challenge.ts'
import { optionsToShow } from './options.ts'
import { addPasskeyOf, anyone, at, now, organisation, setUpPasskeys, showPasskey } from './passkeys.testing.ts'
import { showSecondPasskey } from './sign-in-with-passkey.ts'

setUpPasskeys()

describe('a passkey', () => {
  test('counts against nobody else’s: a network that has failed often still lets its people in', async () => {
    const device = await addPasskeyOf(organisation.bayManager)
    const address = '198.51.100.7'
    const show = (twist: Twist = {}) => showPasskey(device, twist, { address })
    const row = { key: { startsWith: 'passkey-network:' } }
    await owner.rateLimit.deleteMany({ where: row })
    for (let times = 0; times < 3; times += 1) expect(await show()).toBe('in')
    expect(await show({ id: 'AAAA' })).toBe('passkey-refused')
    // Three that were right took none.
    expect(await owner.rateLimit.findMany({ where: row })).toMatchObject([{ points: 1 }])
    await owner.rateLimit.updateMany({ where: row, data: { points: 100 } })
    const guesses = []
    for (let times = 0; times < 12; times += 1) guesses.push(await show({ id: 'BBBB' }))
    expect(guesses.slice(-2)).toEqual(['passkey-too-many', 'passkey-too-many'])
    expect(await show()).toBe('in')
  })

  test('after the password is tried ten times a network, and no other’s second step waits for it', async () => {
    const [first, second] = organisation.wardClinicians
    const devices = [await addPasskeyOf(first), await addPasskeyOf(second)] as const
    const step = async (whose: Viewer, by: Authenticator, twist: Twist = {}, address = at().address) => {
      const challenge = newChallenge('second-step', { personId: whose.personId })
      const cookie = await halfway(whose)
      const signature = by.show(challenge.challenge, twist)
      const outcome = await showSecondPasskey({ cookie, signature, challenge }, { ...at(), address })
      return outcome.ok ? 'in' : outcome.problem
    }
    const outcomes = []
    for (let times = 0; times < 11; times += 1) outcomes.push(await step(first, devices[0], { id: 'AAAA' }))
    expect(outcomes.at(-1)).toBe('passkey-too-many')
    expect(await step(first, devices[0])).toBe('passkey-too-many')
    expect(await step(first, devices[0], {}, '198.51.100.9')).toBe('in')
    expect(await step(second, devices[1])).toBe('in')
  })

  test('is asked for from whoever comes, with no word of which there are', async () => {
    await addPasskeyOf(organisation.bayManager)
    const options = await optionsToShow(anyone(), [])
    expect(options.allowCredentials ?? []).toEqual([])
    expect(JSON.stringify(options)).not.toContain(organisation.bayManager.email)
  })

  test('that is refused leaves nothing that was sent in the log', async () => {
    const device = await addPasskeyOf(organisation.bayManager)
    const lines: string[] = []
    const spy = vi.spyOn(process.stdout, 'write').mockImplementation((line) => lines.push(`${line}`) > 0)
    const requestFacts = { origin: 'https://sent-by-someone.example', challenge: 'c2VudC1ieS1zb21lb25l' }
    for (const twist of [
      { origin: requestFacts.origin },
      { challenge: requestFacts.challenge },
      { rpId: 'sent-by-someone.example' },
    ])
      await showPasskey(device, twist)
    spy.mockRestore()
    const problems = lines.flatMap((line) => /"problem":"([^"]+)"/.exec(line)?.[1] ?? [])
    expect(problems).toEqual(['origin', 'challenge', 'relying-party'])
    expect(lines.join('')).not.toMatch(/sent-by-someone|c2VudC1ieS1zb21lb25l/)
  })
})

test('is a second factor of who gets in without the provider; an app that is half set up is none', async () => {
  const { administrator } = organisation
  const hasFactor = async () => (await listBreakGlass(administrator))[0]?.hasFactor
  expect(await hasFactor()).toBe(false)
  const { organisationId, personId } = administrator
  await owner.secondFactor.create({ data: { organisationId, personId, sealed: 'sealed', createdAt: now() } })
  expect(await hasFactor()).toBe(false)
  await addPasskeyOf(administrator)
  expect(await hasFactor()).toBe(true)
})

test('whether someone has a second factor is decided in one place', async () => {
  const asking: string[] = []
  for await (const file of glob(['data/**/*.ts', 'server/**/*.ts', 'prisma/functions/*.sql'], { cwd: root })) {
    if (
      !/generated|\.test\.ts$|\.testing\.ts$/.test(file) &&
      /(?<!DELETE )\b(FROM|JOIN) (passkey|second_factor)\b/.test(await readFile(join(root, file), 'utf8'))
    )
      asking.push(file)
  }
  // The others read a code or a key of one, to check it, or count what an erasure deletes.
  expect(asking.sort()).toEqual([
    'data/people/find-second-factor.ts',
    'data/retention/preview-erasure.ts',
    'prisma/functions/has_factor.sql',
    'prisma/functions/passkey_candidate.sql',
  ])
})
