/** The value below which the share lies, of values in any order; NaN of none. */
export function percentile(values: readonly number[], share: number): number {
  const sortedValues = [...values].sort((a, b) => a - b)
  return sortedValues[Math.min(sortedValues.length - 1, Math.ceil(share * sortedValues.length) - 1)] ?? Number.NaN
}

/** What a run of calls came to. Durations are in milliseconds. */
export type Run = {
  readonly answers: number
  readonly errors: readonly string[]
  readonly durations: readonly number[]
  readonly seconds: number
}

export function answersASecond({ answers, seconds }: Pick<Run, 'answers' | 'seconds'>): number {
  return answers / seconds
}
