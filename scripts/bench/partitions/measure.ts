import { setTimeout as pause } from 'node:timers/promises'
import type { OwnerDatabase } from '#data/database/owner-database.ts'
import { connect } from '#platform/database/connection.ts'
import { type Call, callBare, planCalls } from '#scripts/bench/baseline.ts'
import { answersASecond, percentile } from '#scripts/bench/figures.ts'
import { callByPgbench, pgbenchIsHere } from '#scripts/bench/pgbench.ts'
import { postgresPid, processorTime } from '#scripts/bench/processor-time.ts'
import type { Times } from '#scripts/bench/reports/time.ts'
import { idOf } from '#simulation/bulk/generated-organisation.ts'
import { simulatedCurriculum } from '#simulation/curriculum-in-service.ts'
import { takePart } from '#simulation/living/participants.ts'

export type SpeedFigures = {
  readonly answersASecond: number
  readonly answers: number
  /** In milliseconds. */
  readonly p50: number
  readonly p95: number
  /** What PostgreSQL needed of a processor for an answer, with the scenes between, whatever else the machine does. */
  readonly processorMs: number
  readonly blocksFound: number
  readonly blocksRead: number
  readonly pages: readonly (Times & { readonly name: string })[]
}

export type Urls = { readonly ownerUrl: string; readonly appUrl: string; readonly directory: string }
export type GeneratedAnswers = {
  readonly organisations: number
  readonly clinicians: number
  readonly teamId: string
  readonly managerId: string
}
type Plans = readonly (readonly Call[])[]

const connections = 10

/**
 * What so many clinicians of as many organisations as there are will do, in rounds: each goes through one module, then each
 * through another. They are signed in, and their attempts begun.
 */
export async function planAnswers(
  owner: OwnerDatabase,
  generated: GeneratedAnswers,
  { clinicians, attemptsEach, now }: { clinicians: number; attemptsEach: number; now: Date },
): Promise<readonly Plans[]> {
  const people = Array.from({ length: clinicians }, (_, place) => {
    const number = 1 + Math.floor((place * generated.organisations) / clinicians)
    const personId = idOf(number, 'clinician', (place * 7) % generated.clinicians)
    return { organisationId: idOf(number, 'organisation', 0), personId }
  })
  const [first] = people
  if (first === undefined) throw new Error('Nobody takes part')
  const curriculum = await simulatedCurriculum(first)
  const rounds: Call[][][] = []
  for (const [place, person] of people.entries()) {
    // What they do is planned as if they had done nothing before.
    await owner.understanding.deleteMany({ where: person })
    const participant = await takePart(owner, person, { curriculum, number: place, attemptsEach, now })
    for (const [round, attempt] of participant.attempts.entries()) {
      rounds[round] ??= []
      rounds[round]?.push(planCalls({ ...participant, attempts: [attempt] }, curriculum.parametersHash))
    }
  }
  return rounds
}

/** What some calls came to; durations are in milliseconds, the rest is the sum of all. */
export type Round = Awaited<ReturnType<typeof answerAll>>

/** All at once and without a pause, through the functions that the application calls. */
export async function answerAll(urls: Urls, plans: Plans) {
  const server = await postgresPid(urls.directory)
  const before = { blocks: await blocks(urls.ownerUrl), ms: await processorTime([server]) }
  const run = pgbenchIsHere()
    ? await callByPgbench(urls, plans, { connections, uneven: true })
    : { ...(await callBare(urls.appUrl, plans, { connections })), durations: [] }
  const after = { blocks: await blocks(urls.ownerUrl), ms: await processorTime([server]) }
  return {
    ...run,
    ms: after.ms - before.ms,
    found: after.blocks.found - before.blocks.found,
    read: after.blocks.read - before.blocks.read,
  }
}

/** Several rounds as one. */
export function figuresOf(rounds: readonly Round[]): Omit<SpeedFigures, 'pages'> {
  const sum = (of: (round: Round) => number) => rounds.reduce((total, round) => total + of(round), 0)
  const answers = sum((round) => round.answers)
  const durations = rounds.flatMap((round) => round.durations)
  return {
    answers,
    answersASecond: answersASecond({ answers, seconds: sum(({ seconds }) => seconds) }),
    p50: percentile(durations, 0.5),
    p95: percentile(durations, 0.95),
    processorMs: sum(({ ms }) => ms) / answers,
    blocksFound: sum(({ found }) => found) / answers,
    blocksRead: sum(({ read }) => read) / answers,
  }
}

/** Blocks of 8 KB that PostgreSQL asked for: those that it had, and those that it had to ask the system for. */
async function blocks(ownerUrl: string): Promise<{ found: number; read: number }> {
  const client = await connect(ownerUrl)
  // What ended connections did is counted at their end, a moment ago.
  await pause(1000)
  const { rows } = await client.query<{ found: string; read: string }>(
    'SELECT blks_hit AS found, blks_read AS read FROM pg_stat_database WHERE datname = current_database()',
  )
  await client.end()
  return { found: Number(rows[0]?.found), read: Number(rows[0]?.read) }
}
