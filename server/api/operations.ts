import { assignmentChanges } from './assignment-changes.ts'
import type { Ids, Operation } from './operation.ts'
import { peopleAndTeams } from './people-and-teams.ts'
import { peopleChanges } from './people-changes.ts'
import { results } from './results.ts'
import { teamChanges } from './team-changes.ts'

/** Everything that the API can be asked for. */
export const operations: readonly Operation[] = [
  ...peopleAndTeams,
  ...results,
  ...peopleChanges,
  ...teamChanges,
  ...assignmentChanges,
]

const patterns = new Map(
  operations.map(({ path }) => [path, new RegExp(`^${path.replaceAll(/\{\w+\}/g, '([^/]+)')}$`)]),
)

/** What can be asked for at a path below /api/v1, one for each method, and the ids in it; null where there is nothing. */
export function findOperations(path: string): { readonly operations: readonly Operation[]; readonly ids: Ids } | null {
  for (const [knownPath, pattern] of patterns) {
    const match = pattern.exec(path)
    if (match === null) continue
    const [, id = '', other = ''] = match
    return { operations: operations.filter((operation) => operation.path === knownPath), ids: { id, other } }
  }
  return null
}
