import type { Spared } from '#domain/assignments/waiver.ts'
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
    readonly spared: Spared
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

type Values = Readonly<Record<string, string | number>>

/**
 * A digest in words: for a manager three lines, of how each team stands, of who to help first and of what to do.
 *
 * @param say the interface texts, namespace `notices.digest`.
 * @param percent a share as the reader's language writes it.
 */
export function digestLines(
  digest: Digest,
  say: (key: string, values?: Values) => string,
  percent: (share: number) => string,
): string[] {
  if (digest.to === 'administrator') {
    const { to: _, ...counts } = digest
    return Object.entries(counts).flatMap(([what, count]) => (count === 0 ? [] : [say(what, { count })]))
  }
  const { teams, late } = digest
  const shares = ({ share, low, high }: DigestShare) => ({
    share: percent(share),
    low: percent(low),
    high: percent(high),
  })
  const stand = teams.map(({ name, visibility, completed, spared, understood }) => {
    if (completed === null || understood === null)
      return say(visibility === 'shown' ? 'too-few' : visibility, { team: name })
    if (completed.assigned === 0) return say('nothing-assigned', { team: name, ...shares(understood) })
    const figures = { team: name, completed: percent(completed.done / completed.assigned), ...shares(understood) }
    return spared.waived + spared.excused === 0 ? say('team', figures) : say('team-apart', { ...figures, ...spared })
  })
  const names = late.first.join(', ')
  const others = late.people - late.first.length
  const helpFirst =
    late.people === 0
      ? say('nobody-late')
      : names === ''
        ? say('late', { count: late.people })
        : say(others > 0 ? 'late-and' : 'late-only', { names, count: others })
  const least = teams
    .flatMap((team) => (team.least === null ? [] : [{ ...team.least, team: team.name }]))
    .toSorted((a, b) => a.share - b.share)[0]
  const toDo = least === undefined ? say('do-look') : say('do-talk', { ...least, ...shares(least) })
  return [...stand, helpFirst, toDo]
}
