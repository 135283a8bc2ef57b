import type { WaiverCounts } from '#domain/assignments/waiver.ts'
import type { GroupShare } from '#domain/comprehension/group-share.ts'
import type { Change } from '#domain/comprehension/groups/paired-change.ts'
import type { Visibility } from '#domain/comprehension/groups/suppression.ts'

/** A group's figures on one night; without figures where it is not shown. */
export type GroupFigures = {
  readonly people: number
  readonly visibility: Visibility
  readonly figures: {
    readonly overall: GroupShare
    /** In the order of the practices. */
    readonly shares: readonly (GroupShare | null)[]
    readonly completed: { readonly done: number; readonly assigned: number }
    readonly spared: WaiverCounts
  } | null
}

export type TrendNight = GroupFigures & { readonly day: Date }

export type ChangeSince = {
  readonly since: Date
  readonly overall: Change | 'too-few'
  readonly recalibrated: boolean
}
