/** A waiver that nobody looks at again is no waiver: so many days ahead its last day may be. */
export const longestWaiverDays = 731

const dayMs = 24 * 60 * 60 * 1000

/** What is wrong with the last day of a new waiver; null: nothing. Both days at midnight UTC. */
export function problemOfLastDay(until: Date, { today }: { today: Date }): 'in-the-past' | 'waiver-too-long' | null {
  if (until < today) return 'in-the-past'
  return until.getTime() - today.getTime() > longestWaiverDays * dayMs ? 'waiver-too-long' : null
}

/** Why someone who is meant is not asked: someone decided it, or they have shown what it teaches. Neither is completed. */
export const sparedBy = ['waiver', 'understanding'] as const
export type SparedBy = (typeof sparedBy)[number]

/** How many modules nobody has to finish now, each once a person. They are in no count of what was asked or completed. */
export type WaiverCounts = { readonly waived: number; readonly excused: number }
