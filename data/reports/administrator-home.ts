import { isDeepStrictEqual } from 'node:util'
import { curriculumInService, policyByVersion } from '#data/curriculum/shared/curriculum.ts'
import { modulesFor } from '#data/curriculum/shared/module-faces.ts'
import type { Administrator } from '#data/viewer.ts'
import { unsetPolicy } from '#domain/policy/policy.ts'
import { answerIsDue } from '#domain/privacy/requests.ts'
import type { Text } from '#domain/scenario/module.ts'
import { type HomeFacts, homeFacts } from './internal/home-facts.ts'
import { type HomeNight, homeNight } from './internal/home-night.ts'
import { itemsSetAside } from './internal/items-set-aside.ts'

/** What an organisation is set up by, in the order in which it is done best. */
export const setUpSteps = ['policy', 'teams', 'people', 'assignment', 'report'] as const
export type SetUpStep = (typeof setUpSteps)[number]

/** The jobs of the night that the pages of an organisation rest on. */
export const nightJobs = ['snapshot', 'recalibration', 'follow-up-scheduling', 'housekeeping'] as const
/** And what not every installation does: late only where it was ever done. */
const jobsOfSome = ['backup'] as const
export type NightJob = (typeof nightJobs)[number] | (typeof jobsOfSome)[number]

export type AdministratorHome = {
  readonly people: number
  readonly teams: number
  /** Null before the first night. */
  readonly night: HomeNight | null
  /** What needs someone, each with how many; nothing where a count is 0. */
  readonly today: {
    readonly overdue: {
      readonly people: number
      readonly modules: readonly { readonly title: Text; readonly people: number; readonly since: Date }[]
    }
    readonly lateJobs: readonly { readonly job: NightJob; readonly last: Date | null }[]
    readonly failedMails: number
    readonly invitations: { readonly count: number; readonly oldest: Date | null }
    /** Requests about their data, with until when the first is to be answered. */
    readonly requests: { readonly count: number; readonly due: Date | null }
    readonly contests: { readonly count: number; readonly oldest: Date | null }
    readonly itemsSetAside: number
    readonly sourcesDue: number
  }
  /** In the last seven days. */
  readonly week: Pick<HomeFacts, 'joined' | 'left' | 'asked' | 'finished' | 'finishers'>
  readonly setUp: { readonly [step in SetUpStep]: 'done' | 'open' }
}

/** A night’s job that is more than this old did not run last night. */
const lateAfterMs = 30 * 60 * 60 * 1000

/** Where an administrator starts: how the organisation stands, what needs someone today, what changed, what is to be set up. */
export async function administratorHome(viewer: Administrator, { now }: { now: Date }): Promise<AdministratorHome> {
  const curriculum = await curriculumInService(viewer)
  const [facts, night, setAside, faces, policy] = await Promise.all([
    homeFacts(viewer, { now }),
    homeNight(viewer, { now }),
    itemsSetAside(viewer, curriculum),
    modulesFor(viewer, curriculum),
    policyByVersion(viewer, curriculum.policyVersion),
  ])
  const today = now.toISOString().slice(0, 10)
  const sources = curriculum.sources ?? []
  const stateOf = (fact: boolean) => (fact ? ('done' as const) : ('open' as const))
  return {
    people: facts.people,
    teams: facts.teams,
    night,
    today: {
      overdue: {
        people: facts.overduePeople,
        modules: facts.overdueModules.map(({ slug, ...rest }) => ({
          ...rest,
          title: faces.get(slug)?.title ?? { text: slug, language: 'en' },
        })),
      },
      lateJobs: lateJobs(facts, { now }),
      failedMails: facts.failedMails,
      invitations: { count: facts.invitations, oldest: facts.oldestInvitation },
      requests: {
        count: facts.requests,
        due: facts.oldestRequest === null ? null : answerIsDue(facts.oldestRequest),
      },
      contests: { count: facts.contests, oldest: facts.oldestContest },
      itemsSetAside: setAside,
      sourcesDue: sources.filter(({ checked, reviewBy }) => checked === null || reviewBy < today).length,
    },
    week: facts,
    setUp: {
      policy: stateOf(!isDeepStrictEqual(policy, unsetPolicy)),
      teams: stateOf(facts.teams > 0),
      people: stateOf(facts.hasClinicians),
      assignment: stateOf(facts.hasAssignments),
      report: stateOf(facts.hasReport),
    },
  }
}

/** What a job has that is to run and has not finished once, since 1970. */
const neverFinished = 0

/** What did not run last night. What never ran is late once there has been a night for it. */
function lateJobs(facts: HomeFacts, { now }: { now: Date }): AdministratorHome['today']['lateJobs'] {
  const runOf = (job: NightJob) => facts.jobs.find(({ name }) => name === job)
  const lastOf = (job: NightJob) => {
    if (job === 'snapshot') return facts.snapshotAt
    const finishedAt = runOf(job)?.finishedAt
    return finishedAt === undefined || finishedAt.getTime() === neverFinished ? null : finishedAt
  }
  const jobs = [...nightJobs, ...jobsOfSome.filter((job) => runOf(job) !== undefined)]
  return jobs
    .map((job) => ({ job, last: lastOf(job) }))
    .filter(({ last }) => now.getTime() - (last ?? facts.since).getTime() > lateAfterMs)
}
