import { replay } from '#domain/comprehension/calibration/replay.ts'
import { applyAnswer, type Evidence } from '#domain/comprehension/evidence.ts'
import type { PracticeId } from '#domain/comprehension/item.ts'
import { readOut } from '#domain/comprehension/read-out.ts'
import { worldA } from '#simulation/model/world.ts'
import { print, row, seeds } from './rows.ts'
import { run } from './run.ts'

/** Updates and read-outs a second. */
export function speedRows(): void {
  const { world, fromJudges } = run(worldA, 200, 8, 1)
  const answers = Array.from({ length: 80 }, (_, index) => ({
    itemId: world.items[index]?.expert.id ?? '',
    correct: index % 3 !== 0,
    confidence: 'fairly' as const,
    elapsedMs: 30_000,
    answeredAt: new Date(world.asOf.getTime() + index * 60_000),
    occasion: 'training' as const,
  }))
  const practices = world.practiceIds.map((id) => ({ id, critical: false }))
  // Processor time and not the clock's, so that whatever else the machine is doing does not count.
  const perSecond = (times: number, work: () => void): number => {
    const startUsage = process.cpuUsage()
    for (let index = 0; index < times; index++) work()
    const { user, system } = process.cpuUsage(startUsage)
    return (1e6 * times) / (user + system)
  }
  const updates = () => {
    let evidence: Evidence | null = null
    for (const answer of answers) evidence = applyAnswer(evidence, answer, fromJudges)
  }
  const evidence: ReadonlyMap<PracticeId, Evidence> = replay(world.table, 0, fromJudges)
  const later = new Date(world.asOf.getTime() + 90 * 86_400_000)
  const full = () => {
    readOut(evidence, fromJudges, { practices, asOf: later })
  }
  perSecond(2000, updates)
  perSecond(5000, full)
  print('\nSpeed on one core, by processor time (mean of 5 runs)')
  row(
    'million updates a second',
    seeds(5).map(() => (perSecond(5000, updates) * answers.length) / 1e6),
    { atLeast: 1 },
  )
  row(
    'thousand full ten-practice read-outs a second',
    seeds(5).map(() => perSecond(10_000, full) / 1000),
    { atLeast: 20 },
  )
}
