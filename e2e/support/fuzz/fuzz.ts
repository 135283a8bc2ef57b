import fc from 'fast-check'
import type { Askers } from '#e2e/support/authorisation/askers.ts'
import type { World } from '#e2e/support/authorisation/world.ts'
import { ofActions } from './actions.ts'
import { ofAddresses } from './addresses.ts'
import { ofAnswers, ofImports, ofSigningIn } from './answers.ts'
import { faultsOf } from './judge.ts'
import type { OpenQuestion } from './open-question.ts'
import { ofApi, ofScim } from './programmes.ts'
import { bytesOf, type FuzzRequest, requestText } from './request.ts'
import { ofSearches } from './searches.ts'
import { sendPatiently } from './send.ts'
import { ofWire } from './wire.ts'

/** Beside each other. */
const together = 6

type Tokens = { readonly programme: string; readonly directory: string }
type Asking = {
  readonly world: World
  readonly question: OpenQuestion
  readonly askers: Askers
  readonly tokens: Tokens
  readonly origin: string
}

/** So many requests that follow from the seed, of people and programmes of the first organisation. Of what costs much there is less. */
export function drawRequests(
  { world, question, askers, tokens, origin }: Asking,
  { seed, count }: { seed: number; count: number },
): FuzzRequest[] {
  const ours = Object.entries(askers).filter(([role]) => role !== 'stranger')
  const cookies = Object.fromEntries(ours.map(([role, { cookie }]) => [role, cookie]))
  const any = fc.oneof(
    { weight: 5, arbitrary: ofApi(world, tokens.programme) },
    { weight: 5, arbitrary: ofScim(world, tokens.directory) },
    { weight: 5, arbitrary: ofAnswers({ world, question, origin }, cookies) },
    { weight: 4, arbitrary: ofActions(world, cookies, origin) },
    { weight: 4, arbitrary: ofAddresses(world, cookies) },
    { weight: 2, arbitrary: ofSigningIn(world, origin) },
    { weight: 1, arbitrary: ofImports(cookies, origin) },
    { weight: 1, arbitrary: ofSearches(cookies, origin) },
    { weight: 2, arbitrary: ofWire() },
  )
  return fc.sample(any, { seed, numRuns: count })
}

export type FuzzReport = {
  /** What was wrong, each with the request that shows it. */
  readonly faults: readonly string[]
  /** How often each status came of each kind. */
  readonly statuses: Readonly<Record<string, number>>
  /** What was sent as an answer and taken. */
  readonly acceptedIds: readonly string[]
}

/**
 * Sends them, some at a time, and judges each answer.
 *
 * @param options.each called before every so many.
 */
export async function fuzz(
  requests: readonly FuzzRequest[],
  {
    origin,
    foreign,
    each,
  }: { origin: string; foreign: readonly string[]; each: { requests: number; call: () => Promise<void> } },
): Promise<FuzzReport> {
  const { hostname: host, port, host: hostAndPort } = new URL(origin)
  const faults: string[] = []
  const statuses: Record<string, number> = {}
  const acceptedIds: string[] = []
  for (let from = 0; from < requests.length; from += together) {
    if (from % each.requests < together) await each.call()
    await Promise.all(
      requests.slice(from, from + together).map(async (request, index) => {
        const answer = await sendPatiently(bytesOf(request, hostAndPort), { host, port: Number(port) })
        const key = `${kindOf(request)}: ${answer.status}`
        statuses[key] = (statuses[key] ?? 0) + 1
        if (answer.status === 200 && request.what.startsWith('an answer')) acceptedIds.push(`${request.body}`)
        const faultsHere = faultsOf(request, answer, foreign)
        if (faultsHere.length > 0)
          faults.push(
            `request ${from + index}, ${request.what}: ${faultsHere.join('; ')}\n${requestText(request, hostAndPort)}\n→ ${answer.head.split('\r\n')[0]} ${answer.body.slice(0, 300)}`,
          )
      }),
    )
  }
  return { faults, statuses, acceptedIds }
}

function kindOf({ what }: FuzzRequest): string {
  return what.startsWith('the action') ? 'an action' : (what.split(',')[0] ?? what)
}
