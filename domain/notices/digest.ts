import type { WaiverCounts } from '#domain/assignments/waiver.ts'
import type { VisibilityToday } from '#domain/comprehension/groups/suppression.ts'

/** A share of people with its interval, from 0 to 1. */
export type DigestShare = { readonly share: number; readonly low: number; readonly high: number }

export type ManagerDigest = {
  readonly to: 'manager'
  readonly teams: readonly {
    readonly name: string
    readonly visibility: VisibilityToday
    /** Null: it has no figures. */
    readonly completed: { readonly done: number; readonly assigned: number } | null
    /** Modules that nobody has to finish now, which are not in `completed`. */
    readonly spared: WaiverCounts
    readonly understood: DigestShare | null
    /** What is understood least. */
    readonly least: (DigestShare & { readonly practice: string }) | null
  }[]
  readonly late: {
    readonly people: number
    /** Those who are overdue longest, three at most. */
    readonly first: readonly string[]
  }
}

/** What needs an administrator, each with how many. */
export type AdministratorDigest = {
  readonly to: 'administrator'
  readonly late: number
  readonly invitations: number
  readonly contests: number
  readonly mails: number
}

export type Digest = ManagerDigest | AdministratorDigest

type SayDigest = (key: string, values?: Readonly<Record<string, string | number>>) => string
type Percent = (share: number) => string

/**
 * A digest in words: for a manager three lines, of how each team stands, of who to help first and of what to do.
 *
 * @param say the interface texts, namespace `notices.digest`.
 * @param percent a share as the reader's language writes it.
 */
export function digestLines(digest: Digest, say: SayDigest, percent: Percent): string[] {
  if (digest.to === 'administrator') {
    const { to: _, ...counts } = digest
    return Object.entries(counts).flatMap(([what, count]) => (count === 0 ? [] : [say(what, { count })]))
  }
  const { teams, late } = digest
  const stand = teams.map((team) => standLine(team, say, percent))
  const names = late.first.join(', ')
  const others = late.people - late.first.length
  const helpFirst =
    late.people === 0
      ? say('nobody-late')
      : names === ''
        ? say('late', { count: late.people })
        : say(others > 0 ? 'late-and' : 'late-only', { names, count: others })
  return [...stand, helpFirst, toDoLine(teams, say, percent) ?? say('do-look')]
}

type Team = ManagerDigest['teams'][number]

/** What a channel of Teams or Slack hears: what a manager does, without anybody. */
export type ChannelDigest = {
  readonly groups: readonly Team[]
  /** So many groups more have figures. */
  readonly more: number
  /** How many people are late; null: a few, fewer than a group may have for its figures to be shown. */
  readonly late: number | null
}

/** The same lines for a channel: how each group stands, how many are late, and what to talk about. */
export function channelDigestLines({ groups, more, late }: ChannelDigest, say: SayDigest, percent: Percent): string[] {
  const howLate = late === null ? say('late-few') : late === 0 ? say('nobody-late') : say('late', { count: late })
  const toDo = toDoLine(groups, say, percent)
  return [
    ...groups.map((group) => standLine(group, say, percent)),
    ...(more === 0 ? [] : [say('more-teams', { count: more })]),
    howLate,
    ...(toDo === null ? [] : [toDo]),
  ]
}

function standLine(
  { name, visibility, completed, spared, understood }: Team,
  say: SayDigest,
  percent: Percent,
): string {
  if (completed === null || understood === null)
    return say(visibility === 'shown' ? 'too-few' : visibility, { team: name })
  if (completed.assigned === 0) return say('nothing-assigned', { team: name, ...sharesIn(understood, percent) })
  const figures = {
    team: name,
    completed: percent(completed.done / completed.assigned),
    ...sharesIn(understood, percent),
  }
  return spared.waived + spared.excused === 0 ? say('team', figures) : say('team-apart', { ...figures, ...spared })
}

/** What is understood least in any of the teams; null: nothing is known. */
function toDoLine(teams: readonly Team[], say: SayDigest, percent: Percent): string | null {
  const least = teams
    .flatMap((team) => (team.least === null ? [] : [{ ...team.least, team: team.name }]))
    .toSorted((a, b) => a.share - b.share)[0]
  return least === undefined ? null : say('do-talk', { ...least, ...sharesIn(least, percent) })
}

function sharesIn({ share, low, high }: DigestShare, percent: Percent) {
  return { share: percent(share), low: percent(low), high: percent(high) }
}
