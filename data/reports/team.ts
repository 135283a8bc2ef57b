import { curriculumInService } from '#data/curriculum/shared/curriculum.ts'
import { beliefTexts, type PracticeTexts, practicesFor } from '#data/curriculum/shared/curriculum-texts.ts'
import { modulesFor } from '#data/curriculum/shared/module-faces.ts'
import { type PracticeCell, practiceCell } from '#data/understanding/shared/practice-cell.ts'
import type { Administrator, Manager } from '#data/viewer.ts'
import type { WaiverCounts } from '#domain/assignments/waiver.ts'
import type { GroupShare } from '#domain/comprehension/group-share.ts'
import { PersonProfiles } from '#domain/comprehension/groups/person-profiles.ts'
import type { VisibilityToday } from '#domain/comprehension/groups/suppression.ts'
import { byHarm, type HelpNeed, helpNeedOf } from '#domain/comprehension/help-order.ts'
import { dayIn } from '#domain/dates/time-zone.ts'
import {
  type HelpFirst,
  type HelpTogether,
  helpFirst,
  helpTogether,
  type LastReminder,
  type OpenModule,
} from './internal/help-first.ts'
import type { LookForm } from './internal/keep-team-look.ts'
import { readTeam } from './internal/read-team.ts'
import { sharesByPractice } from './internal/shares-by-practice.ts'
import { type TeamHistory, teamHistory } from './internal/team-history.ts'
import { type TeamBelow, teamOfMany } from './internal/team-of-many.ts'
import { teamWithoutNames } from './internal/team-without-names.ts'
import { completedOf, sparedOf, workOf } from './internal/team-work.ts'

export type TeamReportPerson = {
  readonly id: string
  readonly givenName: string
  readonly familyName: string
  readonly profession: string
  /** In the order of `practices`. */
  readonly cells: readonly PracticeCell[]
  readonly help: HelpNeed
  readonly completed: { readonly done: number; readonly assigned: number }
  readonly spared: WaiverCounts
  /** What was asked of them and is not finished, the earliest due first. */
  readonly open: readonly OpenModule[]
  readonly reminder: LastReminder
  /** The earliest day that has passed where the organisation is; null: nothing is overdue. */
  readonly overdueSince: Date | null
  /** When they gave their last counted answer. */
  readonly lastActive: Date | null
}

/** Of more clinicians than this, a report of their team names none: so many fill dozens of pages, and nobody helps them one by one. */
const maxNamedPeople = 1000

export type TeamReport = {
  readonly team: {
    readonly id: string
    readonly name: string
    readonly above: string | null
    readonly below: readonly { readonly id: string; readonly name: string }[]
  }
  /** When the figures are of: now or, where names are not shown, last night. */
  readonly asOf: Date
  /**
   * Whether the organisation lets this reader see statuses by name. If not, people have no cells, nothing says who needs help or
   * when they answered, and figures are last night's.
   */
  readonly statusesShown: boolean
  /**
   * Not null: there are more clinicians in the team and below it than `namingLimit`, so nobody is in `people`, and figures are
   * last night's.
   */
  readonly tooMany: {
    /** As last night counted; null: no night has looked at the team. */
    readonly people: number | null
    readonly namingLimit: number
    /** Teams directly below, the one that understands least first. */
    readonly below: readonly TeamBelow[]
    /** Whether there are more of them. */
    readonly areMore: boolean
  } | null
  readonly practices: readonly PracticeTexts[]
  /** Who needs help first comes first. */
  readonly people: readonly TeamReportPerson[]
  /** Whether the team may show figures for itself; where it may not, `shares` and `understood` are 'too-few'. */
  readonly visibility: VisibilityToday
  readonly shares: ReadonlyMap<string, GroupShare> | 'too-few'
  /** Over all practices together. */
  readonly understood: GroupShare | 'too-few'
  readonly completed: { readonly done: number; readonly assigned: number }
  readonly spared: WaiverCounts
  /** Everybody who needs help, the most harm to expect first. */
  readonly helpFirst: readonly HelpFirst[]
  /** Those of them whose first need is the same. */
  readonly together: readonly HelpTogether[]
  /** People of which too little is known to say whether they need help: ask them. */
  readonly notKnown: readonly Pick<TeamReportPerson, 'id' | 'givenName' | 'familyName'>[]
  readonly history: TeamHistory
}

/**
 * Who in a team, and in those below it, understands what; null when the team is not the viewer's to see. Looking is kept, for
 * each person in it to see and in the audit trail. Of more than `naming` clinicians nobody is named, and nothing is kept.
 */
export async function teamReport(
  viewer: Manager | Administrator,
  teamId: string,
  { now, form = 'page', naming = maxNamedPeople }: { now: Date; form?: LookForm; naming?: number },
): Promise<TeamReport | null> {
  const inService = curriculumInService(viewer)
  const reportedPractices = inService.then((each) => practicesFor(viewer, each))
  const ids = reportedPractices.then((each) => each.map(({ id }) => id))
  const [curriculum, practices, practiceIds, source] = await Promise.all([
    inService,
    reportedPractices,
    ids,
    readTeam(viewer, teamId, { now, form, namingLimit: naming, practices: ids }),
  ])
  if (source === null) return null
  if (source.people === 'too-many') return teamOfMany(viewer, source, { practices, now, namingLimit: naming })
  if (source.statuses === null) return teamWithoutNames(viewer, source, { practices, now })
  const { understandingOf, past } = source.statuses
  const beliefs = beliefTexts(viewer, curriculum)
  const { parameters } = curriculum
  const options = { practices, asOf: now }
  const today = dayIn(viewer.organisationTimeZone, now)
  const profiles = new PersonProfiles(source.people.length, parameters, options)
  const people = source.people
    .map((person, number): TeamReportPerson => {
      const understanding = understandingOf(person.id)
      const estimates = profiles.set(number, understanding.evidence)
      const cells = estimates.map((estimate) => practiceCell(estimate, understanding, beliefs))
      return {
        ...workOf(person, { today }),
        cells,
        help: helpNeedOf(estimates, curriculum.practices),
        lastActive: newest(cells.map(({ lastEvidenceAt }) => lastEvidenceAt)),
      }
    })
    .sort((a, b) => byHarm(a.help, b.help))
  const faces = await modulesFor(viewer, curriculum)
  const teaching = { faces, finished: new Map(source.people.map((person) => [person.id, new Set(person.finished)])) }
  const figures =
    source.visibility === 'shown' ? profiles.figuresOf([...source.people.keys()], { prior: 'of-the-group' }) : 'too-few'
  const probabilities = new Map(
    people.map(({ id, cells }) => [
      id,
      cells.map(({ probability, tooLittle }) => (tooLittle === 'few-answers' ? Number.NaN : probability)),
    ]),
  )
  return {
    team: source.team,
    asOf: now,
    statusesShown: true,
    tooMany: null,
    practices,
    people,
    visibility: source.visibility,
    shares: figures === 'too-few' ? figures : sharesByPractice(practiceIds, figures),
    understood: figures === 'too-few' ? figures : figures.overall,
    history:
      figures !== 'too-few'
        ? teamHistory(past, {
            personIds: people.map(({ id }) => id),
            after: {
              practices: practiceIds,
              parametersHash: curriculum.parametersHash,
              of: (personId) => probabilities.get(personId),
            },
          })
        : { trend: [], change: null },
    completed: completedOf(source.people),
    spared: sparedOf(source.people),
    helpFirst: helpFirst(people, teaching),
    together: helpTogether(people, teaching),
    notKnown: people.filter(({ help }) => help.needs.length === 0 && help.unknown.length > 0),
  }
}

function newest(dates: readonly (Date | null)[]): Date | null {
  const times = dates.flatMap((date) => (date === null ? [] : [date.getTime()]))
  return times.length === 0 ? null : new Date(Math.max(...times))
}
