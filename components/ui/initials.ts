/** How people are addressed, in the languages that there are: no part of anyone's initials. */
const titles = new Set(['Mr', 'Mrs', 'Ms', 'Miss', 'Dr', 'Señor', 'Señora', 'السيد', 'السيدة', 'الآنسة'])

/** Letters of a script that joins its letters would run together without it. */
const joinsNothing = '\u200c'

/** The first letters of the first and last words of a name, its titles left out. */
export function initialsOf(name: string): string {
  const words = name.split(/\s+/u).filter((word) => /^\p{L}/u.test(word))
  const nameWords = words.filter((word) => !titles.has(word) && !/^\p{L}{1,3}\.$/u.test(word))
  const [first, ...others] = nameWords.length > 0 ? nameWords : words
  const letters = [first, others.at(-1)].flatMap((word) => [...(word ?? '')].slice(0, 1))
  return letters.join(/\p{Script=Arabic}/u.test(name) ? joinsNothing : '')
}
