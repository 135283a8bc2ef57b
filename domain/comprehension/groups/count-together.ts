import { SMALLEST_GROUP } from '#domain/comprehension/group-share.ts'
import {
  type Counted,
  type CountedState,
  changesBetween,
  groupsOfState,
  inSameGroups,
  kindOf,
  sizesOf,
  standsSame,
} from './counted-state.ts'
import { safeChanges } from './safe-changes.ts'
import { suppressSmallGroups, type Visibility, wholeHierarchy } from './suppression.ts'

/**
 * How everybody is to count in a night's figures, so that nobody's own figure can be had from two nights: who came, left,
 * moved or answered counts so only together with at least four others, in every group and in all sums and differences of
 * groups, against the figures of each of the earlier nights. Whoever has to wait counts as before.
 *
 * @param counted how everybody counted last.
 * @param today how everybody would count.
 * @param earlier the states before the last, of which figures may have been kept; read again whenever it is begun.
 */
export function countTogether(
  counted: CountedState,
  today: CountedState,
  { earlier }: { earlier: Iterable<CountedState> },
): CountedState {
  let changing = new Set(changesBetween(counted, today).map(({ person }) => person))
  while (changing.size > 0) {
    const next = stateWith(counted, today, changing)
    const waiting = firstToWait(counted, next, { changing, earlier })
    if (waiting.size === 0) return next
    changing = new Set([...changing].filter((person) => !waiting.has(person)))
  }
  return counted
}

function stateWith(counted: CountedState, today: CountedState, changing: ReadonlySet<string>): CountedState {
  const state = new Map(counted)
  for (const person of changing) {
    const is = today.get(person)
    if (is === undefined) state.delete(person)
    else state.set(person, is)
  }
  return state
}

/** Who of those that change has to wait, by the first rule that asks it of anyone; none: all may. */
function firstToWait(
  counted: CountedState,
  next: CountedState,
  { changing, earlier }: { changing: ReadonlySet<string>; earlier: Iterable<CountedState> },
): ReadonlySet<string> {
  const largeNow = largeIn(sizesOf(next))
  const sinceLast = toWaitSince(counted, next, { changing, largeNow, counted })
  if (sinceLast.size > 0) return sinceLast
  for (const state of earlier) {
    const since = toWaitSince(state, next, { changing, largeNow, counted })
    if (since.size > 0) return since
  }
  return toWaitForOthers(counted, next, changing)
}

function largeIn(sizes: ReadonlyMap<string, number>): string[] {
  return [...sizes].flatMap(([group, size]) => (size >= SMALLEST_GROUP ? [group] : []))
}

/**
 * Against the figures of one earlier night. A group that was large enough on one of the two is asked of, on whichever: its figure
 * on that night says something of the other where few of its people changed.
 */
function toWaitSince(
  before: CountedState,
  next: CountedState,
  {
    changing,
    largeNow,
    counted,
  }: { changing: ReadonlySet<string>; largeNow: readonly string[]; counted: CountedState },
): ReadonlySet<string> {
  const changes = changesBetween(before, next)
  const large = new Set([...largeIn(sizesOf(before)), ...largeNow])
  const safe = safeChanges(changes, large)
  if (safe.size === changes.length) return new Set()
  const unsafe = new Set(changes.flatMap(({ person }) => (safe.has(person) ? [] : [person])))
  const waiting = new Set([...changing].filter((person) => unsafe.has(person)))
  if (waiting.size > 0) return waiting
  // Nobody who changes now is among them: then someone goes back to how they stood then, as who came and leaves again.
  const back = [...changing].filter(
    (person) =>
      standsSame(before.get(person), next.get(person)) && !standsSame(before.get(person), counted.get(person)),
  )
  return back.length > 0 ? new Set(back) : changing
}

/**
 * A group that was shown and would be hidden because others became too small: its last figure is known, and would give away
 * those whom hiding it protects. So who makes it so waits.
 */
function toWaitForOthers(
  counted: CountedState,
  next: CountedState,
  changing: ReadonlySet<string>,
): ReadonlySet<string> {
  const movers = new Set([...changing].filter((person) => changesGroups(counted.get(person), next.get(person))))
  if (movers.size === 0) return movers
  const [before, after] = [visibilitiesOf(counted), visibilitiesOf(next)]
  const lost = [...before].filter(([id, shown]) => shown === 'shown' && after.get(id) !== 'shown').map(([id]) => id)
  if (!lost.some((id) => after.get(id) === 'protects-others')) return new Set()
  const causes = [...movers].filter((person) =>
    lost.some((id) => counted.get(person)?.groups.includes(id) !== next.get(person)?.groups.includes(id)),
  )
  return causes.length > 0 ? new Set(causes) : movers
}

function changesGroups(was: Counted | undefined, is: Counted | undefined): boolean {
  return was === undefined || is === undefined || !inSameGroups(was, is)
}

function visibilitiesOf(state: CountedState): Map<string, Visibility> {
  const whole = {
    id: wholeHierarchy,
    hierarchy: wholeHierarchy,
    members: Array.from({ length: state.size }, (_, i) => i),
  }
  const groups = Array.from(groupsOfState(state), ([id, members]) => ({ id, hierarchy: kindOf(id), members }))
  return suppressSmallGroups([whole, ...groups])
}
