import type { Administrator } from '#data/viewer.ts'
import { lockGroup } from './internal/lock-group.ts'
import { changeMeaning, type MeaningOutcome, type MeaningRequest } from './shared/change-meaning.ts'
import { groupMeaning } from './shared/meaning-of.ts'

/** Says what being in a group of the directory means: from now on whoever comes into the group or leaves it follows too. */
export async function setMeaning(
  viewer: Administrator,
  request: MeaningRequest,
  at: { now: Date },
): Promise<MeaningOutcome> {
  const { organisationId } = viewer
  const where = { organisationId, id: request.groupId }
  return changeMeaning(
    viewer,
    request,
    {
      action: 'directory.rule-changed',
      subject: 'directory-group',
      hold: async (transaction) => {
        await lockGroup(transaction, { organisationId, groupId: request.groupId })
        const members = { select: { user: { select: { personId: true } } } }
        const group = await transaction.scimGroup.findFirst({
          where,
          select: { ...groupMeaning, displayName: true, members },
        })
        return (
          group && {
            ...group,
            name: group.displayName,
            personIds: group.members.flatMap(({ user }) => user.personId ?? []),
          }
        )
      },
      keep: (transaction, data) => transaction.scimGroup.updateMany({ where, data }),
    },
    at,
  )
}
