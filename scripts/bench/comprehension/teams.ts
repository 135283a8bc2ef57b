import { replay } from '#domain/comprehension/calibration/replay.ts'
import type { Parameters } from '#domain/comprehension/parameters.ts'
import { readOut } from '#domain/comprehension/read-out.ts'
import { UNDERSTANDS_FROM } from '#domain/comprehension/status.ts'
import { teamShares } from '#domain/comprehension/team-share.ts'
import { normal } from '#simulation/model/random.ts'
import { trueParameters, type World, worldA } from '#simulation/model/world.ts'
import { average, print, row, seeds } from './rows.ts'
import { PRACTICES, run } from './run.ts'

const TEAM = 25

/** The share of a team that understands. */
export function teamRows(seedCount: number): void {
  print('\nShare of a team of 25 that understands, world A, N = 1,000, 8 items a practice')
  const measurements = {
    known: [] as number[],
    judges: [] as number[],
    ideal: [] as number[],
    counting: [] as number[],
    tenItems: [] as number[],
    covers: [] as number[],
  }
  const differing = { rmse: [] as number[], covers: [] as number[] }
  for (const seed of seeds(Math.max(3, seedCount >> 1))) {
    const { world, cutKnown, fromJudges } = run(worldA, 1000, 8, seed)
    const knownShares = shares(world, cutKnown)
    measurements.known.push(knownShares.rmse)
    measurements.covers.push(knownShares.covers)
    measurements.counting.push(knownShares.counting)
    measurements.judges.push(shares(world, fromJudges).rmse)
    measurements.ideal.push(shares(world, trueParameters(world)).rmse)
    const longer = run(worldA, 1000, 10, seed)
    measurements.tenItems.push(shares(longer.world, longer.cutKnown).rmse)
    const means: number[] = []
    const teams = run(
      (options) =>
        worldA(options, (person, random) => {
          const team = Math.floor(person / TEAM)
          means[team] ??= 0.6 * normal(random)
          return (means[team] ?? 0) + 0.8 * normal(random)
        }),
      1000,
      8,
      seed,
    )
    const errors = shares(teams.world, teams.cutKnown)
    differing.rmse.push(errors.rmse)
    differing.covers.push(errors.covers)
  }
  const beside = `true parameters ${average(measurements.ideal).toFixed(4)}, cut from judges ${average(measurements.judges).toFixed(4)}`
  row('root mean square error', measurements.known, { atMost: 0.07 }, beside)
  row('90 % interval covers', measurements.covers, { atLeast: 0.88, atMost: 0.96 })
  row('root mean square error of counting people', measurements.counting)
  row('root mean square error, 10 items a practice', measurements.tenItems)
  row('root mean square error, teams that differ (SD 0.6)', differing.rmse)
  row('90 % interval covers, teams that differ', differing.covers, { atLeast: 0.88, atMost: 0.96 })
}

function shares(world: World, parameters: Parameters) {
  const practices = world.practiceIds.map((id) => ({ id, critical: false }))
  let squares = 0
  let countingSquares = 0
  let coveredCount = 0
  let n = 0
  for (let first = 0; first + TEAM <= world.table.people.length; first += TEAM) {
    const people = Array.from({ length: TEAM }, (_, index) => replay(world.table, first + index, parameters))
    const teamShareResult = teamShares(people, parameters, { practices, asOf: world.asOf })
    if (teamShareResult === 'too-few') continue
    const estimates = people.map((evidence) => readOut(evidence, parameters, { practices, asOf: world.asOf }))
    practices.forEach(({ id }, practice) => {
      const share = teamShareResult.get(id)
      if (!share) return
      let truth = 0
      for (let index = 0; index < TEAM; index++)
        truth += (world.understands[(first + index) * PRACTICES + practice] ?? 0) / TEAM
      const countedShare = estimates.filter((of) => (of[practice]?.probability ?? 0) >= UNDERSTANDS_FROM).length / TEAM
      squares += (share.share - truth) ** 2
      countingSquares += (countedShare - truth) ** 2
      if (truth >= share.interval.low - 1e-9 && truth <= share.interval.high + 1e-9) coveredCount += 1
      n += 1
    })
  }
  return { rmse: Math.sqrt(squares / n), counting: Math.sqrt(countingSquares / n), covers: coveredCount / n }
}
