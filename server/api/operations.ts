import type { Operation } from './operation.ts'
import { peopleAndTeams } from './people-and-teams.ts'
import { results } from './results.ts'

/** Everything that the API can be asked for. */
export const operations: readonly Operation[] = [...peopleAndTeams, ...results]

/** The operation at a path below /api/v1, and the id in it; null where there is none. */
export function findOperation(path: string): { readonly operation: Operation; readonly id: string } | null {
  for (const operation of operations) {
    const [before = '', after] = operation.path.split('{id}')
    if (after === undefined) {
      if (path === before) return { operation, id: '' }
    } else if (path.startsWith(before)) {
      const id = path.slice(before.length)
      if (id !== '' && !id.includes('/')) return { operation, id }
    }
  }
  return null
}
