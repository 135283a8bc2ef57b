import { writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { calibrationPlot } from '#simulation/model/calibration-plot.ts'
import { accountRows } from './bench/comprehension/accounts.ts'
import { dishonestRows } from './bench/comprehension/dishonest-world.ts'
import { guessableRows } from './bench/comprehension/guessable-world.ts'
import { otherWorldRows } from './bench/comprehension/other-worlds.ts'
import { missedGoals, print } from './bench/comprehension/rows.ts'
import { speedRows } from './bench/comprehension/speed.ts'
import { teamRows } from './bench/comprehension/teams.ts'
import { fullRows, itemsRows, worldARows } from './bench/comprehension/world-a.ts'

/**
 * Measures the method on simulated clinicians whose true state is known, and prints each figure as its mean over seeds
 * with its standard error beside what has to be reached. What the worlds are is said in docs/measurement.md.
 */
const { values: flags } = parseArgs({
  options: {
    seeds: { type: 'string', default: '40' },
    plot: { type: 'string', default: 'docs/comprehension-calibration.svg' },
    full: { type: 'boolean', default: false },
  },
})
const seedCount = Number(flags.seeds)
if (!Number.isInteger(seedCount) || seedCount < 2)
  throw new Error(`--seeds: expected a whole number of 2 or more, found "${flags.seeds}"`)

print(`${seedCount} seeds (three times as many for N = 20, fewer for the larger worlds); ± is one standard error`)
speedRows()
const scores = worldARows(seedCount)
await writeFile(flags.plot, calibrationPlot(scores.map((score) => score.bins)))
itemsRows(seedCount)
otherWorldRows(seedCount)
dishonestRows(seedCount)
guessableRows(seedCount)
accountRows(seedCount)
teamRows(seedCount)
if (flags.full) fullRows()
print(`\ncalibration plot: ${flags.plot}`)
print(missedGoals.length === 0 ? 'every goal reached' : `missed: ${missedGoals.join('; ')}`)
