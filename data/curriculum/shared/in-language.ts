/**
 * Remembers what an immutable thing says in a language, for as long as the thing itself is kept: a request then puts
 * nothing into words that an earlier one has. There are few languages, so there is no limit to them.
 */
export function inLanguage<Thing extends object, LocalisedThing>(
  say: (thing: Thing, language: string) => LocalisedThing,
): (thing: Thing, language: string) => LocalisedThing {
  const cache = new WeakMap<Thing, Map<string, LocalisedThing>>()
  return (thing, language) => {
    const byLanguage = cache.get(thing) ?? new Map<string, LocalisedThing>()
    cache.set(thing, byLanguage)
    const result = byLanguage.get(language) ?? say(thing, language)
    byLanguage.set(language, result)
    return result
  }
}
