import type { ChangeSince, GroupFigures, TrendNight } from '#components/reports/types.ts'
import type {
  CompletionCounts,
  GridPerson,
  HelpRow,
  PersonName,
  PracticeHead,
  Share,
} from '#components/understanding/types.ts'
import type { WaiverCounts } from '#domain/assignments/waiver.ts'
import type { VisibilityToday } from '#domain/comprehension/groups/suppression.ts'
import type { GroupChange } from '#domain/reports/group-change.ts'
import type { HelpGroup } from './help-together.tsx'

type TeamBelow = {
  readonly id: string
  readonly name: string
  readonly night: GroupFigures | null
  readonly change: (GroupChange & { readonly since: Date }) | null
}

export type TeamReportProps = {
  readonly team: {
    readonly id: string
    readonly name: string
    readonly above: string | null
    readonly below: readonly { readonly id: string; readonly name: string }[]
  }
  readonly asOf: Date
  /** Whether the reader sees statuses by name. */
  readonly statusesShown: boolean
  /** Not null: so many are in the team that nobody is in `people`, and figures are last night's. */
  readonly tooMany: {
    readonly people: number | null
    readonly namingLimit: number
    /** Teams directly below, as they stood last night. */
    readonly below: readonly TeamBelow[]
    readonly areMore: boolean
  } | null
  readonly practices: readonly PracticeHead[]
  readonly people: readonly GridPerson[]
  readonly shares: ReadonlyMap<string, Exclude<Share, 'too-few'>> | 'too-few'
  readonly understood: Share
  readonly completed: CompletionCounts
  readonly spared: WaiverCounts
  readonly helpFirst: readonly HelpRow[]
  readonly together: readonly HelpGroup[]
  readonly notKnown: readonly (PersonName & { readonly id: string })[]
  readonly visibility: VisibilityToday
  readonly history: { readonly trend: readonly TrendNight[]; readonly change: ChangeSince | null }
}
