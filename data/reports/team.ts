import { curriculumInService } from '#data/curriculum/shared/curriculum.ts'
import { beliefTexts, type PracticeTexts, practicesFor } from '#data/curriculum/shared/curriculum-texts.ts'
import { type ModuleFace, modulesFor } from '#data/curriculum/shared/module-faces.ts'
import { readerIn } from '#data/database/read.ts'
import { type PracticeCell, practiceCell } from '#data/understanding/shared/practice-cell.ts'
import type { Administrator, Manager } from '#data/viewer.ts'
import type { GroupShare } from '#domain/comprehension/group-share.ts'
import { type GroupFigures, PersonProfiles } from '#domain/comprehension/groups/person-profiles.ts'
import type { Visibility } from '#domain/comprehension/groups/suppression.ts'
import { byHarm, type HelpNeed, helpNeedOf, type Need } from '#domain/comprehension/help-order.ts'
import { readOut } from '#domain/comprehension/read-out.ts'
import type { LookForm } from './internal/keep-team-look.ts'
import { readTeam, type TeamMember } from './internal/read-team.ts'
import { type TeamHistory, teamHistory } from './internal/team-history.ts'

export type TeamReportPerson = {
  readonly id: string
  readonly givenName: string
  readonly familyName: string
  readonly profession: string
  /** In the order of `practices`. */
  readonly cells: readonly PracticeCell[]
  readonly help: HelpNeed
  readonly completed: { readonly done: number; readonly assigned: number }
}

export type HelpFirst = {
  readonly person: Pick<TeamReportPerson, 'id' | 'givenName' | 'familyName'>
  /** What they need most. */
  readonly need: Need
  readonly cell: PracticeCell
  /** In how many practices they need help, this one among them, and in how many nothing is known of them. */
  readonly practices: number
  readonly unknown: number
  /** How many others need the same: they can be helped together. */
  readonly others: number
  /** A module that teaches it: one that they have not finished, if there is one. */
  readonly module: ModuleFace | null
}

export type TeamReport = {
  readonly team: {
    readonly id: string
    readonly name: string
    readonly above: string | null
    readonly below: readonly { readonly id: string; readonly name: string }[]
  }
  readonly asOf: Date
  readonly practices: readonly PracticeTexts[]
  /** Who needs help first comes first. */
  readonly people: readonly TeamReportPerson[]
  /** Whether the team may show figures for itself; where it may not, `shares` and `understood` are 'too-few'. */
  readonly visibility: Visibility
  readonly shares: ReadonlyMap<string, GroupShare> | 'too-few'
  /** Over all practices together. */
  readonly understood: GroupShare | 'too-few'
  readonly completed: { readonly done: number; readonly assigned: number }
  /** Everybody who needs help, the most harm to expect first. */
  readonly helpFirst: readonly HelpFirst[]
  /** People of which too little is known to say whether they need help: ask them. */
  readonly notKnown: readonly Pick<TeamReportPerson, 'id' | 'givenName' | 'familyName'>[]
  readonly history: TeamHistory
}

/**
 * Who in a team, and in those below it, understands what; null when the team is not the viewer's to see. Looking is kept, for
 * each person in it to see and in the audit trail.
 */
export async function teamReport(
  viewer: Manager | Administrator,
  teamId: string,
  { now, form = 'page' }: { now: Date; form?: LookForm },
): Promise<TeamReport | null> {
  const [curriculum, source] = await Promise.all([curriculumInService(viewer), readTeam(viewer, teamId, { now, form })])
  if (source === null) return null
  const practices = practicesFor(viewer, curriculum)
  const beliefs = beliefTexts(viewer, curriculum)
  const { parameters } = curriculum
  const options = { practices, asOf: now }
  const profiles = new PersonProfiles(source.people.length, parameters, options)
  const people = source.people
    .map((person, number): TeamReportPerson => {
      const understanding = source.understandingOf(person.id)
      const estimates = readOut(understanding.evidence, parameters, options)
      profiles.set(number, understanding.evidence, estimates)
      return {
        id: person.id,
        givenName: person.givenName,
        familyName: person.familyName,
        profession: person.profession,
        cells: estimates.map((estimate) => practiceCell(estimate, understanding, beliefs)),
        help: helpNeedOf(estimates, curriculum.practices),
        completed: completedOf([person]),
      }
    })
    .sort((a, b) => byHarm(a.help, b.help))
  const faces = await modulesFor(viewer, curriculum)
  const finished = new Map(source.people.map((person) => [person.id, new Set(person.finished)]))
  const figures =
    source.visibility === 'shown' ? profiles.figuresOf([...source.people.keys()], { prior: 'of-the-group' }) : 'too-few'
  const ids = practices.map(({ id }) => id)
  const needing = new Map(
    ids.map((id) => [id, people.filter(({ help }) => help.needs.some(({ practice }) => practice === id)).length]),
  )
  const probabilities = new Map(
    people.map(({ id, cells }) => [
      id,
      cells.map(({ probability, tooLittle }) => (tooLittle === 'few-answers' ? Number.NaN : probability)),
    ]),
  )
  return {
    team: source.team,
    asOf: now,
    practices,
    people,
    visibility: source.visibility,
    shares: figures === 'too-few' ? figures : sharesByPractice(ids, figures),
    understood: figures === 'too-few' ? figures : figures.overall,
    history:
      figures !== 'too-few'
        ? await teamHistory(readerIn(viewer), {
            organisationId: viewer.organisationId,
            teamId,
            practices: ids,
            personIds: people.map(({ id }) => id),
            after: {
              practices: ids,
              parametersHash: curriculum.parametersHash,
              of: (personId) => probabilities.get(personId),
            },
            now,
          })
        : { trend: [], change: null },
    completed: completedOf(source.people),
    helpFirst: people.flatMap((person) => {
      const done = finished.get(person.id) ?? new Set()
      return helpFor(person, { faces, finished: done, needing })
    }),
    notKnown: people.filter(({ help }) => help.needs.length === 0 && help.unknown.length > 0),
  }
}

function sharesByPractice(practices: readonly string[], { shares }: GroupFigures): Map<string, GroupShare> {
  return new Map(
    practices.flatMap((id, place): [string, GroupShare][] => {
      const share = shares[place]
      return share === undefined ? [] : [[id, share]]
    }),
  )
}

/** A person appears once, with the practice in which there is most harm to expect. */
function helpFor(
  person: TeamReportPerson,
  {
    faces,
    finished,
    needing,
  }: {
    faces: ReadonlyMap<string, ModuleFace>
    finished: ReadonlySet<string>
    /** How many people need help in each practice. */
    needing: ReadonlyMap<string, number>
  },
): HelpFirst[] {
  const { needs, unknown } = person.help
  const [need] = needs
  const cell = person.cells.find(({ practice }) => practice === need?.practice)
  if (need === undefined || cell === undefined) return []
  const teaching = [...faces.values()].filter(({ practices }) => practices.includes(need.practice))
  const module = teaching.find(({ slug }) => !finished.has(slug)) ?? teaching[0] ?? null
  const others = (needing.get(need.practice) ?? 1) - 1
  return [{ person, need, cell, practices: needs.length, unknown: unknown.length, others, module }]
}

function completedOf(people: readonly TeamMember[]): { done: number; assigned: number } {
  return {
    done: people.reduce((sum, { finished }) => sum + finished.length, 0),
    assigned: people.reduce((sum, { assigned }) => sum + assigned.length, 0),
  }
}
