import { nameIn, type PasswordOwner } from './names-in.ts'
import { plainLetters, readings } from './password-letters.ts'
import { type Keyboard, runLength, walkLength } from './predictable-runs.ts'

/** NIST SP 800-63B-4, 3.1.1.2: where the password is the only factor. */
export const shortestPassword = 15
/** And where a second factor is asked for beside it. */
export const shortestWithFactor = 8
/** Characters, well above the 64 that have to be possible; the limit only bounds the work. */
export const longestPassword = 200

export type PasswordFault =
  | 'password-too-short'
  | 'password-too-short-with-factor'
  | 'password-too-long'
  | 'password-doubled'
  | 'password-sequence'
  | 'password-keyboard'
  | 'password-known-bad'
  | 'password-own-name'
  | 'password-email'
  | 'password-organisation-name'

/** What attackers try first: passwords in lower case, those tried first of all, and the keyboards to walk on. */
export type AttackersLists = {
  readonly knownBad: ReadonlySet<string>
  readonly triedFirst: ReadonlySet<string>
  readonly keyboards: readonly Keyboard[]
}

/** So many characters that follow no pattern must be left beside those that do. */
const fewestOwn = 5
const longestWord = 32

/**
 * Why a password is refused; null where it is a good one. There is no rule on which kinds of characters it has, and it is
 * measured in characters of its NFC form, as NIST SP 800-63B-4 asks.
 */
export function passwordFault(
  password: string,
  { owner, lists, shortest = shortestPassword }: { owner: PasswordOwner; lists: AttackersLists; shortest?: number },
): PasswordFault | null {
  const length = lengthOf(password)
  if (length < shortest) return shortest < shortestPassword ? 'password-too-short-with-factor' : 'password-too-short'
  if (length > longestPassword) return 'password-too-long'
  const letters = plainLetters(password)
  const marks = new Set([...password].filter((character) => !/[\p{L}\p{M}\p{N}\s_-]/u.test(character))).size
  const isPredictable = (partAt: (start: number) => readonly number[]) =>
    ownCharacters(letters.length, partAt) + marks < fewestOwn
  if (isDoubled(letters) || isDoubled([...password])) return 'password-doubled'
  const run = (start: number) => [runLength(letters, start)]
  if (isPredictable(run)) return 'password-sequence'
  const walk = (start: number) => [...run(start), walkLength(letters, start, lists.keyboards)]
  if (isPredictable(walk)) return 'password-keyboard'
  const name = nameIn(password, owner)
  if (name !== null) return `password-${name}`
  const isBad = [letters.join(''), ...readings(letters)].some((text) =>
    [null, ...wordsOfListIn(text, lists.knownBad)].some((word) =>
      isPredictable((start) => [...walk(start), ...wordsAt(text, start, lists.triedFirst, word)]),
    ),
  )
  return isBad ? 'password-known-bad' : null
}

/** Whether it needs a second factor beside it. */
export function isShortPassword(password: string): boolean {
  return lengthOf(password) < shortestPassword
}

function lengthOf(password: string): number {
  return [...password.normalize('NFC')].length
}

/** The same, written twice or more often, whatever digits follow. */
function isDoubled(letters: readonly string[]): boolean {
  const text = letters.join('')
  return [text, text.replace(/[\p{N}@$!]{1,4}$/u, '')].some((whole) => {
    const characters = [...whole]
    for (let period = 1; period * 2 <= characters.length; period++)
      if (characters.length >= 8 && characters.every((one, at) => at < period || one === characters[at - period]))
        return true
    return false
  })
}

/** The fewest characters that are in none of the parts that are predictable. */
function ownCharacters(length: number, partsAt: (start: number) => readonly number[]): number {
  const fewest = Array<number>(length + 1).fill(Number.POSITIVE_INFINITY)
  fewest[0] = 0
  const reach = (at: number, own: number) => {
    fewest[at] = Math.min(fewest[at] ?? own, own)
  }
  for (let start = 0; start < length; start++) {
    const own = fewest[start] ?? 0
    reach(start + 1, own + 1)
    for (const part of partsAt(start))
      if (part > 0) for (let size = Math.min(3, part); size <= part; size++) reach(start + size, own)
  }
  return fewest[length] ?? 0
}

/** The lengths of words at a place: of those that are tried first, a year, and one word more. */
function wordsAt(text: string, start: number, triedFirst: ReadonlySet<string>, word: string | null): number[] {
  const lengths = /^(19|20)\d\d/.test(text.slice(start, start + 4)) ? [4] : []
  for (let length = 4; length <= longestWord && start + length <= text.length; length++)
    if (triedFirst.has(text.slice(start, start + length))) lengths.push(length)
  if (word !== null && text.startsWith(word, start)) lengths.push(word.length)
  return lengths
}

/** The longer words of a list that stand in a text. */
function wordsOfListIn(text: string, list: ReadonlySet<string>): Set<string> {
  const faults = new Set<string>()
  for (let start = 0; start < text.length; start++)
    for (let length = 6; length <= longestWord && start + length <= text.length; length++) {
      const word = text.slice(start, start + length)
      if (list.has(word)) faults.add(word)
    }
  return faults
}
