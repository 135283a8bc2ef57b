/** Which keys lie beside which, each key with the characters that it writes; null where there is none. */
export type Keyboard = Readonly<Record<string, readonly (string | null)[]>>

const shortestSteps = 3
const shortestWalk = 4

/** How many characters from `start` are a run: one that repeats, or that counts up or down by one or two. */
export function runLength(text: readonly string[], start: number): number {
  let longest = 0
  for (const step of [0, 1, -1, 2, -2]) {
    let end = start + 1
    while (end < text.length && isStep(text[end - 1], text[end], step)) end++
    if (end - start >= shortestSteps + (Math.abs(step) === 2 ? 1 : 0)) longest = Math.max(longest, end - start)
  }
  return longest
}

function isStep(before = '', after = '', step: number): boolean {
  const [from, to] = [before.codePointAt(0) ?? 0, after.codePointAt(0) ?? 0]
  if (to - from === step) return true
  // A keyboard has 0 after 9.
  return (step === 1 && before === '9' && after === '0') || (step === -1 && before === '0' && after === '9')
}

/** How many characters from `start` are typed by walking from a key to its neighbour, on any of the keyboards. */
export function walkLength(text: readonly string[], start: number, keyboards: readonly Keyboard[]): number {
  let longest = 0
  for (const keyboard of keyboards) {
    let end = start + 1
    while (end < text.length && areNeighbours(keyboard, text[end - 1], text[end])) end++
    longest = Math.max(longest, end - start)
  }
  return longest >= shortestWalk ? longest : 0
}

function areNeighbours(keyboard: Keyboard, before = '', after = ''): boolean {
  return keyboard[before]?.some((key) => key?.includes(after)) ?? false
}
