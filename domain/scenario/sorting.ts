import type { Choice } from './attempt-state.ts'
import type { OptionId, TrayId } from './module.ts'

// A choice is a list of ids wherever it is sent, stored and hashed. What was sorted is such a list too: one entry for each
// thing, "thing:tray". Ids are lower-case words joined by hyphens, so that the colon can only part the two.

export function laidIn(thing: OptionId, tray: TrayId): string {
  return `${thing}:${tray}`
}

/** The tray that each thing was laid in, by the thing; null where an entry is none. */
export function traysOf(choice: Choice): ReadonlyMap<OptionId, TrayId> | null {
  const trayOfOption = new Map<OptionId, TrayId>()
  for (const entry of choice) {
    const [thing, tray, ...more] = entry.split(':')
    if (thing === undefined || tray === undefined || more.length > 0 || trayOfOption.has(thing)) return null
    trayOfOption.set(thing, tray)
  }
  return trayOfOption
}

/** How many things may lie in a wrong tray in an answer that is still right. */
export const MAX_WRONG_TRAYS = 1

/** Everything in its own tray. */
export function sortedRightly({
  options,
}: {
  readonly options: readonly { readonly id: OptionId; readonly tray?: TrayId }[]
}): Choice {
  return options.flatMap(({ id, tray }) => (tray === undefined ? [] : [laidIn(id, tray)]))
}
