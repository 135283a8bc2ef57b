import {
  type Aspect,
  type CountedChange,
  type CountedState,
  changesBetween,
  inSameGroups,
  largeGroups,
  shownGroups,
  standsSame,
} from './counted-state.ts'
import { safeChanges } from './safe-changes.ts'

/** The state of a night whose figures may have been kept. It is made again each time it is looked at, so that few are held at once. */
export type EarlierNight = { readonly state: () => CountedState }

/**
 * How everybody is to count in a night's figures, so that nobody's own figure can be had from two nights: who came, left,
 * moved or answered counts so only together with at least four others, in every group and in all sums and differences of
 * groups, against the figures of each of the earlier nights. Whoever has to wait counts as before.
 *
 * @param counted how everybody counts without any change.
 * @param today how everybody would count.
 */
export function countTogether(
  countedState: CountedState,
  today: CountedState,
  { earlier, aspect }: { earlier: readonly EarlierNight[]; aspect: Aspect },
): CountedState {
  let changing = new Set(changesBetween(countedState, today, aspect).map(({ person }) => person))
  let next = stateWith(countedState, today, changing)
  for (let previousSize = -1; previousSize !== changing.size; ) {
    previousSize = changing.size
    for (const night of earlier) {
      for (let isSafe = false; !isSafe && changing.size > 0; ) {
        const waiting = new Set(firstToWait(night, { countedState, next, changing, aspect }))
        isSafe = waiting.size === 0
        if (isSafe) continue
        changing = new Set([...changing].filter((person) => !waiting.has(person)))
        next = stateWith(countedState, today, changing)
      }
    }
  }
  return changing.size === 0 ? countedState : next
}

function stateWith(countedState: CountedState, today: CountedState, changing: ReadonlySet<string>): CountedState {
  const state = new Map(countedState)
  for (const person of changing) {
    const is = today.get(person)
    if (is === undefined) state.delete(person)
    else state.set(person, is)
  }
  return state
}

type Turn = {
  readonly countedState: CountedState
  /** With all who still change. */
  readonly next: CountedState
  readonly changing: ReadonlySet<string>
  readonly aspect: Aspect
}

function firstToWait(night: EarlierNight, turn: Turn): Iterable<string> {
  const before = night.state()
  const waiting = [...toWaitSince(before, once(largeThen, night, before, largeGroups), turn)]
  if (turn.aspect !== 'groups' || waiting.length > 0) return waiting
  return toWaitForOthers(before, once(shownThen, night, before, shownGroups), turn)
}

type WaitCache = WeakMap<object, ReadonlySet<string>>
const [largeThen, shownThen, largeNow, shownNow]: readonly [WaitCache, WaitCache, WaitCache, WaitCache] = [
  new WeakMap(),
  new WeakMap(),
  new WeakMap(),
  new WeakMap(),
]

/** What is found of a state, once as long as what stands for it is of use. */
function once(
  waitCache: WaitCache,
  of: object,
  state: CountedState,
  find: (state: CountedState) => ReadonlySet<string>,
): ReadonlySet<string> {
  const groups = waitCache.get(of) ?? find(state)
  waitCache.set(of, groups)
  return groups
}

/**
 * Who has to wait because of the figures of an earlier night. A group that was large enough on one of the two is asked of, on
 * whichever: its figure on that night says something of the other where few of its people changed.
 */
function toWaitSince(
  before: CountedState,
  large: ReadonlySet<string>,
  { countedState, next, changing, aspect }: Turn,
): Iterable<string> {
  const groups = new Set([...large, ...once(largeNow, next, next, largeGroups)])
  const changes = changesBetween(before, next, aspect)
  const unsafe = unsafeAmong(changes, groups)
  // Whoever moves has in some practice answered too, and in another not: it has to hold for both.
  if (aspect === 'groups' && changes.some(({ onlyMoved }) => onlyMoved))
    for (const person of unsafeAmong(
      changes.map((change) => ({ ...change, onlyMoved: false })),
      groups,
    ))
      unsafe.add(person)
  if (unsafe.size === 0) return []
  const waiting = [...changing].filter((person) => unsafe.has(person))
  if (waiting.length > 0) return waiting
  // Nobody who changes now is among them: then someone goes back to how they stood then, as who came and leaves again.
  const back = [...changing].filter(
    (person) =>
      standsSame(before.get(person), next.get(person), aspect) &&
      !standsSame(before.get(person), countedState.get(person), aspect),
  )
  return back.length > 0 ? back : changing
}

function unsafeAmong(changes: readonly CountedChange[], groups: ReadonlySet<string>): Set<string> {
  const safe = safeChanges(changes, groups)
  return new Set(changes.flatMap(({ person }) => (safe.has(person) ? [] : [person])))
}

/**
 * Who has to wait because those who stay would be given away: where a group that was shown becomes so small, or would now
 * be hidden for the sake of others, its figure of then is still known, and tells of those who are left.
 */
function toWaitForOthers(
  before: CountedState,
  visibleGroups: ReadonlySet<string>,
  { next, changing }: Turn,
): Iterable<string> {
  const stay = Array.from(next).flatMap(([person, is]): CountedChange[] => {
    const was = before.get(person)
    return was !== undefined && inSameGroups(was, is) ? [{ person, stands: [is.groups], onlyMoved: false }] : []
  })
  const unsafe = unsafeAmong(stay, new Set([...visibleGroups, ...once(shownNow, next, next, shownGroups)]))
  if (unsafe.size === 0) return []
  const sizes = new Map<string, number>()
  for (const { stands } of stay) for (const id of stands.flat()) sizes.set(id, (sizes.get(id) ?? 0) + 1)
  const groups = new Set([...unsafe].flatMap((person) => next.get(person)?.groups ?? []))
  for (const id of [...groups].sort((a, b) => (sizes.get(a) ?? 0) - (sizes.get(b) ?? 0))) {
    const causes = [...changing].filter(
      (person) => before.get(person)?.groups.includes(id) !== next.get(person)?.groups.includes(id),
    )
    if (causes.length > 0) return causes
  }
  return changing
}
