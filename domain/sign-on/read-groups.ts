/** What a provider said of someone’s groups; where none came, nothing is known, which is not the same as none. */
export type ClaimedGroups =
  | { readonly came: 'groups'; readonly values: readonly string[] }
  | { readonly came: 'nothing'; readonly problem: GroupsProblem }

/**
 * Why no groups came: the provider left them out; it has more of them than it sends, as Entra ID says of those with more than 200
 * (150 in SAML); what it sent is no list of names.
 */
export const groupsProblems = ['missing', 'too-many', 'unreadable'] as const
export type GroupsProblem = (typeof groupsProblems)[number]

type Source = Readonly<Record<string, unknown>>

const mostGroups = 1000
const longestName = 255
/** What Entra ID sends in SAML in the place of too many groups. */
const linkToGroups = 'http://schemas.microsoft.com/claims/groups.link'

/**
 * The groups that a claim names.
 *
 * @param claim its name, or its path where it stands within others: `realm_access.roles`.
 * @param sources what the provider said; the first that has the claim counts.
 */
export function readGroups(claim: string, sources: readonly Source[]): ClaimedGroups {
  const claimValue = sources
    .map((source) => within(source, claim))
    .find((value) => value !== undefined && value !== null)
  if (claimValue === undefined || claimValue === null)
    return nothing(sources.some(isOverfull(claim)) ? 'too-many' : 'missing')
  const values: unknown[] = Array.isArray(claimValue) ? claimValue : [claimValue]
  if (!values.every(isName)) return nothing('unreadable')
  const names = [...new Set(values.map((value) => value.trim()))].filter((value) => value !== '').sort()
  return names.length > mostGroups ? nothing('too-many') : { came: 'groups', values: names }
}

function nothing(problem: GroupsProblem): ClaimedGroups {
  return { came: 'nothing', problem }
}

function isName(value: unknown): value is string {
  return typeof value === 'string' && value.length <= longestName && value.isWellFormed() && !/\p{Cc}/u.test(value)
}

/** The whole name first: those of some providers are addresses, with dots in them. */
function within(source: Source, claim: string): unknown {
  if (Object.hasOwn(source, claim)) return source[claim]
  return claim
    .split('.')
    .reduce<unknown>((outer, name) => (isSource(outer) && Object.hasOwn(outer, name) ? outer[name] : undefined), source)
}

/** Entra ID names where the groups could be asked for, in their place. */
function isOverfull(claim: string): (source: Source) => boolean {
  return (source) =>
    source.hasgroups === true ||
    source.hasgroups === 'true' ||
    Object.hasOwn(source, linkToGroups) ||
    (isSource(source._claim_names) && Object.hasOwn(source._claim_names, claim))
}

function isSource(value: unknown): value is Source {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
