import type { WaiverCounts } from '#domain/assignments/waiver.ts'
import type { OpenModule } from './help-first.ts'
import type { TeamMember } from './read-team.ts'

/** What was asked of someone and what of it is done: nothing of what they understand. */
export function workOf(person: TeamMember, { today }: { today: Date }) {
  const { id, givenName, familyName, profession, reminder } = person
  const open = person.open.map(
    (each): OpenModule => ({ ...each, isOverdue: each.dueOn !== null && each.dueOn < today }),
  )
  return {
    id,
    givenName,
    familyName,
    profession,
    completed: completedOf([person]),
    spared: sparedOf([person]),
    open,
    reminder,
    overdueSince: open.find(({ isOverdue }) => isOverdue)?.dueOn ?? null,
  }
}

export function completedOf(people: readonly TeamMember[]): { done: number; assigned: number } {
  return {
    done: people.reduce((sum, { finished }) => sum + finished.length, 0),
    assigned: people.reduce((sum, { assigned }) => sum + assigned.length, 0),
  }
}

export function sparedOf(people: readonly TeamMember[]): WaiverCounts {
  return {
    waived: people.reduce((sum, { waived }) => sum + waived.length, 0),
    excused: people.reduce((sum, { excused }) => sum + excused.length, 0),
  }
}
