import { setTimeout as pause } from 'node:timers/promises'
import type { Answering } from '#scripts/faults/answering.testing.ts'
import type { Crowd } from './crowd.ts'
import { byKind, type FiguresOfKind, tableOf } from './figures-by-kind.ts'

/** From here on somebody waits too long for what became of an answer. */
const slowAnswerMs = 1000

type Options = {
  readonly clinicians: number
  readonly crowds: readonly Crowd[]
  readonly stageSeconds: number
  readonly take: () => readonly FiguresOfKind[]
}

/** Lets one crowd after the other in until something breaks, and prints each stage. Who has come stays. */
export async function rampUntilItBreaks({ clinicians, crowds, stageSeconds, take }: Options): Promise<Answering[]> {
  const answering: Answering[] = []
  let all = clinicians
  for (const crowd of crowds) {
    answering.push(crowd.start(stageSeconds / 2))
    all += crowd.clinicians
    // Until those who have come think and answer like all others.
    await pause((stageSeconds * 1000) / 2)
    take()
    await pause((stageSeconds * 1000) / 2)
    const figures = take()
    process.stdout.write(`\n${all} clinicians\n${tableOf(figures)}\n`)
    const brokenGoals = whatBroke(figures)
    if (brokenGoals.length === 0) continue
    process.stdout.write(`\nIt breaks at ${all} clinicians: ${brokenGoals.join('; ')}.\n`)
    return answering
  }
  process.stdout.write(`\nIt holds ${all} clinicians, the most that were let in (--most).\n`)
  return answering
}

/** What learners notice: reports that are turned away break nothing. */
function whatBroke(figures: readonly FiguresOfKind[]): string[] {
  return byKind(figures).flatMap(({ kind, p95, turnedAway, errors }) => {
    const isOfLearners = kind === 'answer' || kind === 'going on' || kind === 'learner’s page'
    return [
      ...(isOfLearners && turnedAway > 0 ? [`${kind} is turned away (${turnedAway})`] : []),
      ...(errors > 0 ? [`${kind} fails (${errors})`] : []),
      ...(kind === 'answer' && p95 >= slowAnswerMs ? [`p95 of ${kind} is ${p95.toFixed(0)} ms`] : []),
    ]
  })
}
