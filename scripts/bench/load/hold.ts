import { setTimeout as pause } from 'node:timers/promises'
import { residentMemory } from '#scripts/bench/resident-memory.ts'
import { byKind, type FiguresOfKind } from './figures-by-kind.ts'

export const goals = { p95Ms: 300, memoryGrowth: 1.1 }
const memoryEveryMs = 30_000

/** The memory of a process, in MiB, at the beginning and each half minute of so many seconds. */
export async function memoryDuring(pid: () => number, seconds: number): Promise<number[]> {
  const memory = [await residentMemory(pid())]
  for (let left = seconds * 1000; left > 0; left -= memoryEveryMs) {
    await pause(Math.min(left, memoryEveryMs))
    memory.push(await residentMemory(pid()))
  }
  return memory
}

/** What was not as it should be while the load was held, kind by kind, which is more than of all together; empty: nothing. */
export function missedGoals(figures: readonly FiguresOfKind[], memory: readonly number[]): string[] {
  // The heap grows until its first full collections; over the second half nothing more may stay.
  const [early, late] = [memory[Math.floor(memory.length / 2)] ?? Number.NaN, memory.at(-1) ?? Number.NaN]
  return [
    ...byKind(figures).flatMap(({ kind, p95, turnedAway, errors }) => [
      ...(p95 >= goals.p95Ms ? [`p95 of ${kind}`] : []),
      ...(turnedAway + errors > 0 ? [`errors of ${kind}`] : []),
    ]),
    ...(late > early * goals.memoryGrowth ? ['memory'] : []),
  ]
}
