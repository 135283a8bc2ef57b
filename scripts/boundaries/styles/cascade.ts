import type { ClassNames } from './class-names.ts'
import { compoundsOf } from './selector.ts'
import type { Selector, Sheet } from './sheet.ts'

type PlacedSelector = Selector & { readonly file: string }

/**
 * Sheets arrive in whatever order pages are put together. So no element may get a property from two sheets by selectors
 * of equal weight, of which the later would win. Found is what is sure to stand on one element. Of two selectors that
 * both begin elsewhere (`.cameo .voice`, `.tiles .voice`) nobody can say without the page: those places never nest.
 */
export function orderFindings(
  sheets: readonly Sheet[],
  sources: readonly { readonly classNames: readonly ClassNames[] }[],
): string[] {
  const placedSelectors = sheets.flatMap(({ file, selectors }) =>
    selectors.map((selector): PlacedSelector => ({ file, ...selector })),
  )
  const all = sources.flatMap(({ classNames }) => classNames)
  const usedClassNames = new Set(all.flatMap(({ names }) => names))
  const conflicts = new Set<string>()
  for (const element of all) {
    const matching = placedSelectors.filter(
      ({ subject }) => subject.length > 0 && subject.every((name) => isOn(name, element, usedClassNames)),
    )
    for (const [place, one] of matching.entries())
      for (const other of matching.slice(place + 1)) {
        const property = contestedProperty(one, other)
        if (property !== undefined)
          conflicts.add(
            `${one.file}:${one.line}: ${one.text} and ${other.text} of ${other.file}:${other.line} are of equal weight, and both set ${property}`,
          )
      }
  }
  return [...conflicts]
}

/** A name that stands somewhere in full is none of those that `tag-${kind}` makes. */
function isOn(name: string, { names, prefixes }: ClassNames, usedClassNames: ReadonlySet<string>): boolean {
  return names.includes(name) || (!usedClassNames.has(name) && prefixes.some((prefix) => name.startsWith(prefix)))
}

function contestedProperty(one: PlacedSelector, other: PlacedSelector): string | undefined {
  if (one.file === other.file || one.box !== other.box) return undefined
  if (one.specificity.join() !== other.specificity.join()) return undefined
  if ([one, other].every(({ text }) => compoundsOf(text).length > 1)) return undefined
  return one.properties.find((property) => other.properties.some((another) => overlaps(property, another)))
}

/** `margin` sets `margin-top`. */
function overlaps(one: string, other: string): boolean {
  return one === other || one.startsWith(`${other}-`) || other.startsWith(`${one}-`)
}
