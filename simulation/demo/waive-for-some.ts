import { waive } from '#data/assignments/waive.ts'
import type { OwnerDatabase } from '#data/database/owner-database.ts'
import type { Administrator } from '#data/viewer.ts'
import { daysBefore, midnight } from '#simulation/model/days.ts'

const reasons = ['On loan to the archive until the spring', 'Teaches this term and sees no patients remotely'] as const

/** Two of those who have not begun what was asked last do not have to: the assignment's page and a team's say so apart. */
export async function waiveForSome(
  administrator: Administrator,
  owner: OwnerDatabase,
  { assignmentId, except, now }: { assignmentId: string; except: string; now: Date },
): Promise<void> {
  const { organisationId } = administrator
  const open = await owner.enrolment.findMany({
    where: {
      ...{ organisationId, assignmentId, completedAt: null, releasedAt: null },
      ...{ personId: { notIn: [except, administrator.personId] }, attempts: { none: {} } },
    },
    orderBy: { person: { email: 'asc' } },
    distinct: ['personId'],
    take: reasons.length,
    select: { personId: true },
  })
  for (const [place, { personId }] of open.entries())
    await waive(
      administrator,
      {
        ...{ work: { assignmentId }, personIds: [personId], reason: reasons[place] ?? '' },
        until: midnight(daysBefore(now, -90)),
      },
      { now: daysBefore(now, 3), id: `01980000-0000-7000-8000-00000000dd0${place}` },
    )
}
