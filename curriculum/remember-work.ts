import type { Report } from './read-file.ts'

type Work<Value> = {
  /** Unique among the work of one memory. */
  readonly name: string
  /** All that the outcome depends on. */
  readonly parts: readonly unknown[]
  readonly report: Report
  readonly work: (report: Report) => Value
}

/**
 * A memory of work whose outcome depends on nothing but its parts: while these are the same (texts that are equal, or the same
 * objects) it is not done again. What was found wrong meanwhile is reported each time.
 */
export function rememberWork<Value>(): (work: Work<Value>) => Value {
  type Outcome = {
    readonly parts: readonly unknown[]
    readonly value: Value
    readonly reports: readonly Parameters<Report>[]
  }
  const outcomes = new Map<string, Outcome>()
  return ({ name, parts, report, work }) => {
    const before = outcomes.get(name)
    if (
      before !== undefined &&
      before.parts.length === parts.length &&
      before.parts.every((part, place) => part === parts[place])
    ) {
      for (const each of before.reports) report(...each)
      return before.value
    }
    const reports: Parameters<Report>[] = []
    let isDone = false
    const value = work((...each) => {
      // What its value reports later is no part of making it, and comes each time by itself.
      if (!isDone) reports.push(each)
      report(...each)
    })
    isDone = true
    outcomes.set(name, { parts, value, reports })
    return value
  }
}
