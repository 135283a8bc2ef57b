import type { Confidence } from './item.ts'

/** The probability of being right that each stated confidence means. */
export const STATED_PROBABILITY: Readonly<Record<Confidence, number>> = { sure: 0.9, fairly: 0.73, guess: 0.5 }

export type Overconfidence = {
  /** Mean stated confidence − accuracy: above 0 overconfident, below 0 underconfident. Null without answers. */
  bias: number | null
  /** Answers with a stated confidence. */
  n: number
  /** Answers stated as `sure`. */
  sure: number
  sureAndWrong: number
  /** Share of `sure` answers that are wrong, drawn towards the 10 % that `sure` allows for: (x + 1)/(n + 10). */
  confidentlyWrongRate: number
}

/** How stated confidence compares with being right (certainty-based marking, Gardner-Medwin). */
export function overconfidence(answers: Iterable<{ confidence: Confidence | null; correct: boolean }>): Overconfidence {
  let n = 0
  let sure = 0
  let sureAndWrong = 0
  let excess = 0
  for (const { confidence, correct } of answers) {
    if (confidence === null) continue
    n += 1
    excess += STATED_PROBABILITY[confidence] - (correct ? 1 : 0)
    if (confidence === 'sure') {
      sure += 1
      if (!correct) sureAndWrong += 1
    }
  }
  return {
    bias: n === 0 ? null : excess / n,
    n,
    sure,
    sureAndWrong,
    confidentlyWrongRate: (sureAndWrong + 1) / (sure + 10),
  }
}
