import type { GroupShare } from '#domain/comprehension/group-share.ts'
import type { GroupChange } from './group-change.ts'

export type StandingTeam = {
  readonly id: string
  readonly parentId: string | null
  readonly people: number
  /** Where something is overdue: of how many, and since when. */
  readonly overdue: { readonly people: number; readonly since: Date } | null
  /** Null: the team shows no figures. */
  readonly figures: {
    readonly overall: GroupShare
    /** In the order of the practices. */
    readonly shares: readonly (GroupShare | null)[]
  } | null
  readonly change: GroupChange | null
}

export type ToDo = { readonly team: string } & (
  | { readonly do: 'remind'; readonly people: number; readonly since: Date }
  | { readonly do: 'help'; readonly practice: string; readonly share: GroupShare }
  | { readonly do: 'look'; readonly change: GroupChange }
  | { readonly do: 'ask'; readonly unknown: number }
)

/** From this share on, what is not known is the thing to do something about. */
const LARGE_UNKNOWN_SHARE = 0.15
const CRITICAL_COUNTS = 2

/**
 * The three things for a manager to do now, each in the smallest team that it is about: remind where most are overdue, help
 * where most harm is to expect of a practice, look where understanding surely fell, ask where least is known. From figures
 * of groups alone: nobody's statuses are read for it.
 */
export function toDoNow(
  teams: readonly StandingTeam[],
  practices: readonly { readonly id: string; readonly critical: boolean }[],
): ToDo[] {
  const parents = new Set(teams.map(({ parentId }) => parentId))
  const smallest = teams.filter(({ id }) => !parents.has(id))
  const late = most(smallest, ({ overdue }) => overdue?.people ?? 0)
  const weak = most(
    smallest.flatMap(({ id, people, figures }) =>
      practices.flatMap(({ id: practice, critical }, place) => {
        const share = figures?.shares[place]
        if (share === null || share === undefined) return []
        const knownShare = 1 - share.notEnoughEvidence
        return [
          { id, practice, share, harm: people * knownShare * (1 - share.share) * (critical ? CRITICAL_COUNTS : 1) },
        ]
      }),
    ),
    ({ harm, share }) => (share.interval.high < 1 ? harm : 0),
  )
  const fallingTeam = most(smallest, ({ change }) => (change?.direction === 'down' ? -change.by : 0))
  const unknownTeam = most(smallest, ({ figures }) => {
    const share = figures?.overall.notEnoughEvidence ?? 0
    return share >= LARGE_UNKNOWN_SHARE ? share : 0
  })
  const toDos: ToDo[] = []
  if (late?.overdue) toDos.push({ do: 'remind', team: late.id, ...late.overdue })
  if (weak) toDos.push({ do: 'help', team: weak.id, practice: weak.practice, share: weak.share })
  if (fallingTeam?.change) toDos.push({ do: 'look', team: fallingTeam.id, change: fallingTeam.change })
  if (unknownTeam?.figures)
    toDos.push({ do: 'ask', team: unknownTeam.id, unknown: unknownTeam.figures.overall.notEnoughEvidence })
  return toDos.slice(0, 3)
}

/** The one with the highest positive measure, the first of equals; undefined: no measure is positive. */
function most<Value>(values: readonly Value[], measure: (value: Value) => number): Value | undefined {
  return values.toSorted((a, b) => measure(b) - measure(a)).find((value) => measure(value) > 0)
}
