/**
 * Remembers what an immutable thing says in a language, for as long as the thing itself is kept: a request then puts
 * nothing into words that an earlier one has. There are few languages, so there is no limit to them.
 */
export function inLanguage<Thing extends object, Said>(
  say: (thing: Thing, language: string) => Said,
): (thing: Thing, language: string) => Said {
  const known = new WeakMap<Thing, Map<string, Said>>()
  return (thing, language) => {
    const byLanguage = known.get(thing) ?? new Map<string, Said>()
    known.set(thing, byLanguage)
    const result = byLanguage.get(language) ?? say(thing, language)
    byLanguage.set(language, result)
    return result
  }
}
