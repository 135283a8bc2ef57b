import type { AttemptState } from './attempt-state.ts'

/** The scene, counted from 1, at which an attempt first left the safest path; null where it never did. */
export function forkOf({ steps }: AttemptState): number | null {
  const place = steps.findIndex((step) => step.did === 'answered' && !step.correct)
  return place < 0 ? null : place + 1
}
