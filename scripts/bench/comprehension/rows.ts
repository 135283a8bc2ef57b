type Goal = { atLeast?: number; atMost?: number }

/** The names of rows whose goal was not reached. */
export const missedGoals: string[] = []

export function print(line: string): void {
  process.stdout.write(`${line}\n`)
}

/** One row: mean ± standard error, the goal, and whether the mean reaches it. */
export function row(name: string, figures: readonly number[], goal: Goal = {}, beside = ''): void {
  const mean = average(figures)
  const error = figures.length > 1 ? Math.sqrt(average(figures.map((x) => (x - mean) ** 2)) / (figures.length - 1)) : 0
  const reached =
    mean >= (goal.atLeast ?? Number.NEGATIVE_INFINITY) && mean <= (goal.atMost ?? Number.POSITIVE_INFINITY)
  const goals = [
    goal.atLeast === undefined ? [] : [`≥ ${goal.atLeast}`],
    goal.atMost === undefined ? [] : [`≤ ${goal.atMost}`],
  ].flat()
  if (goals.length > 0 && !reached) missedGoals.push(name)
  const verdict = goals.length === 0 ? '' : `${goals.join(', ')}  ${reached ? 'reached' : 'MISSED'}`
  print(`${name.padEnd(58)} ${mean.toFixed(4)} ± ${error.toFixed(4)}  ${verdict.padEnd(26)} ${beside}`)
}

export function average(figures: readonly number[]): number {
  return figures.reduce((sum, figure) => sum + figure, 0) / figures.length
}

export function seeds(count: number): number[] {
  return Array.from({ length: count }, (_, index) => 1 + index)
}
