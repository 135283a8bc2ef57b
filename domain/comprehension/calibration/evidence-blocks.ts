import { GUESS_WEIGHT, LATER_DAY } from '#domain/comprehension/evidence.ts'
import { retention, stretchedStability } from '#domain/comprehension/forgetting.ts'
import type { PracticeId } from '#domain/comprehension/item.ts'
import type { ItemParameters, Parameters } from '#domain/comprehension/parameters.ts'
import { rapidGuessProbability } from '#domain/comprehension/rapid-guess.ts'
import type { AnswerTable } from './answer-table.ts'

/**
 * The answers of a table by person, practice and block. A block is a run of answers in one practice with less than a day
 * between one and the next, in which nothing is forgotten. All columns but the first two are by row or by block.
 */
export type EvidenceBlocks = {
  /** Practices, in the order of the indices in `practice`. */
  practices: readonly PracticeId[]
  /** Blocks of person i: personStart[i] up to personStart[i + 1]; those of one practice lie together, oldest first. */
  personStart: Int32Array
  /** Rows of block i: rowStart[i] up to rowStart[i + 1]. */
  rowStart: Int32Array
  practice: Int32Array
  /** Share of what the practice's block before it had shown that is still there; 1 in the first block. */
  retained: Float64Array
  item: Int32Array
  correct: Uint8Array
  rapid: Float64Array
}

const MS_PER_DAY = 86_400_000

/** Below this the chance of a rapid guess is left out of calibration, where it would only cost time. */
const NEGLIGIBLE_RAPID = 0.002

/** Rearranges a table for calibration. Answers to quarantined items are left out; items unknown to the parameters throw. */
export function evidenceBlocks(table: AnswerTable, parameters: Parameters): EvidenceBlocks {
  const items = table.items.map((id): ItemParameters => {
    const item = parameters.items[id]
    if (!item) throw new Error(`no parameters for item "${id}"`)
    return item
  })
  const practices = [...new Set(Object.values(parameters.items).map((item) => item.practice))]
  const practiceOfItem = items.map((item) => practices.indexOf(item.practice))
  const personStart = new Int32Array(table.people.length + 1)
  const rowStart: number[] = []
  const practice: number[] = []
  const retainedShares: number[] = []
  const rows: number[] = []
  const rapid: number[] = []

  for (let person = 0; person < table.people.length; person++) {
    const byPractice = new Map<number, number[]>()
    for (let row = table.start[person] ?? 0; row < (table.start[person + 1] ?? 0); row++) {
      const item = table.item[row] ?? 0
      if (items[item]?.quarantined) continue
      const index = practiceOfItem[item] ?? 0
      const ofPractice = byPractice.get(index)
      if (ofPractice) ofPractice.push(row)
      else byPractice.set(index, [row])
    }
    for (const [index, ofPractice] of byPractice) {
      const first = table.answeredAt[ofPractice[0] ?? 0] ?? 0
      let last = Number.NEGATIVE_INFINITY
      let stabilityDays = parameters.forgetting.initialStabilityDays
      for (const row of ofPractice) {
        const at = table.answeredAt[row] ?? 0
        const days = (at - last) / MS_PER_DAY
        const retainedShare = last < first ? 1 : retention(Math.max(0, days), stabilityDays, parameters.forgetting)
        if (days >= 1) {
          rowStart.push(rows.length)
          practice.push(index)
          retainedShares.push(retainedShare)
        }
        last = at
        rows.push(row)
        const mixture = items[table.item[row] ?? 0]?.responseTime
        const guessChance = mixture ? rapidGuessProbability(mixture, table.elapsedMs[row] ?? 0) : 0
        rapid.push(guessChance < NEGLIGIBLE_RAPID ? 0 : guessChance)
        if (table.correct[row] === 1 && guessChance < GUESS_WEIGHT && (at - first) / MS_PER_DAY >= LATER_DAY) {
          stabilityDays = stretchedStability(stabilityDays, retainedShare, parameters.forgetting)
        }
      }
    }
    personStart[person + 1] = rowStart.length
  }
  rowStart.push(rows.length)
  return {
    practices,
    personStart,
    rowStart: Int32Array.from(rowStart),
    practice: Int32Array.from(practice),
    retained: Float64Array.from(retainedShares),
    item: Int32Array.from(rows, (row) => table.item[row] ?? 0),
    correct: Uint8Array.from(rows, (row) => table.correct[row] ?? 0),
    rapid: Float64Array.from(rapid),
  }
}
