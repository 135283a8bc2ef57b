/** What an import is at: its file is read and judged, looked through, and applied or undone. */
export const importStates = ['reading', 'judged', 'unreadable', 'applying', 'applied', 'undoing', 'undone'] as const
export type ImportState = (typeof importStates)[number]

/** Whether the worker has it: then it changes by itself. */
export function isAtWork(state: ImportState): state is 'reading' | 'applying' | 'undoing' {
  return state === 'reading' || state === 'applying' || state === 'undoing'
}

/** What the worker does with it, each with a number of rows done. */
export const importSteps = ['read', 'keep', 'judge', 'apply', 'undo'] as const
export type ImportStep = (typeof importSteps)[number]

export const rowVerdicts = ['created', 'changed', 'unchanged', 'refused'] as const
export type RowVerdict = (typeof rowVerdicts)[number]

const dayMs = 24 * 60 * 60 * 1000

/** Until when what was applied can be undone. */
export function undoEndsAt(appliedAt: Date): Date {
  return new Date(appliedAt.getTime() + dayMs)
}
