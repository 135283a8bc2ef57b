/** What is otherwise than expected: each thing once, with the day on which it was first seen. */
export type Differences = {
  /** @param what names the thing, @param how says what is so and what was expected. */
  readonly add: (day: string, what: string, how: string) => void
  readonly all: () => readonly string[]
}

/** @param say is told each as it is found. */
export function noDifferences(say: (line: string) => void): Differences {
  const differences = new Map<string, string>()
  return {
    add: (day, what, how) => {
      if (differences.has(what)) return
      differences.set(what, `${day}  ${what}: ${how}`)
      say(`DIFFERENT  ${day}  ${what}: ${how}`)
    },
    all: () => [...differences.values()],
  }
}
