import type { ClassNames } from './class-names.ts'
import { compoundsOf } from './selector.ts'
import type { Selector, Sheet } from './sheet.ts'

type Placed = Selector & { readonly file: string }

/**
 * Sheets arrive in whatever order pages are put together. So no element may get a property from two sheets by selectors
 * of equal weight, of which the later would win. Found is what is sure to stand on one element. Of two selectors that
 * both begin elsewhere (`.cameo .voice`, `.tiles .voice`) nobody can say without the page: those places never nest.
 */
export function orderFindings(
  sheets: readonly Sheet[],
  sources: readonly { readonly classNames: readonly ClassNames[] }[],
): string[] {
  const placed = sheets.flatMap(({ file, selectors }) => selectors.map((selector): Placed => ({ file, ...selector })))
  const all = sources.flatMap(({ classNames }) => classNames)
  const written = new Set(all.flatMap(({ names }) => names))
  const found = new Set<string>()
  for (const element of all) {
    const matching = placed.filter(
      ({ subject }) => subject.length > 0 && subject.every((name) => isOn(name, element, written)),
    )
    for (const [place, one] of matching.entries())
      for (const other of matching.slice(place + 1)) {
        const property = contested(one, other)
        if (property !== undefined)
          found.add(
            `${one.file}:${one.line}: ${one.text} and ${other.text} of ${other.file}:${other.line} are of equal weight, and both set ${property}`,
          )
      }
  }
  return [...found]
}

/** A name that stands somewhere in full is none of those that `tag-${kind}` makes. */
function isOn(name: string, { names, prefixes }: ClassNames, written: ReadonlySet<string>): boolean {
  return names.includes(name) || (!written.has(name) && prefixes.some((prefix) => name.startsWith(prefix)))
}

function contested(one: Placed, other: Placed): string | undefined {
  if (one.file === other.file || one.box !== other.box) return undefined
  if (one.specificity.join() !== other.specificity.join()) return undefined
  if ([one, other].every(({ text }) => compoundsOf(text).length > 1)) return undefined
  return one.properties.find((property) => other.properties.some((another) => overlaps(property, another)))
}

/** `margin` sets `margin-top`. */
function overlaps(one: string, other: string): boolean {
  return one === other || one.startsWith(`${other}-`) || other.startsWith(`${one}-`)
}
