/** Two versions of a text: what they begin and end with alike, and what each says between. */
export type ChangedWords = {
  readonly start: string
  readonly before: string
  readonly after: string
  readonly end: string
}

/** Words with the white space after them: put together again they are the text. */
function wordsOf(text: string): string[] {
  return text.match(/\S+\s*|^\s+/gu) ?? []
}

/** Where two versions of a text part and where they meet again, at whole words. */
export function changedWords(before: string, after: string): ChangedWords {
  const [old, now] = [wordsOf(before), wordsOf(after)]
  const shortest = Math.min(old.length, now.length)
  let first = 0
  while (first < shortest && old[first] === now[first]) first += 1
  let last = 0
  while (last < shortest - first && old.at(-1 - last) === now.at(-1 - last)) last += 1
  return {
    start: old.slice(0, first).join(''),
    before: old.slice(first, old.length - last).join(''),
    after: now.slice(first, now.length - last).join(''),
    end: old.slice(old.length - last).join(''),
  }
}
