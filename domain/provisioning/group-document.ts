import { z } from 'zod'
import { caseless, isRecord, knownName, Text } from './caseless.ts'
import { matchesFilter } from './matches-filter.ts'
import { type Operation, withPaths } from './operations.ts'
import { ProviderError } from './provider-error.ts'
import { readFilter } from './read-filter.ts'
import { wordsOf } from './user-document.ts'

export const coreGroup = 'urn:ietf:params:scim:schemas:core:2.0:Group'

/** `value`: the id of a user. */
export type GroupMember = { readonly value: string; readonly display?: string | undefined }
export type GroupDocument = {
  readonly displayName: string
  readonly externalId?: string | undefined
  readonly members: readonly GroupMember[]
}

const Member = z
  .preprocess(
    (value) => (typeof value === 'string' ? { value } : value),
    caseless({ value: Text, display: Text.optional(), displayName: Text.optional() }),
  )
  .transform(({ value, display, displayName }) => ({ value, display: display ?? displayName }))
const Members = z.preprocess(
  (value) => (value === undefined || value === null ? [] : Array.isArray(value) ? value : [value]),
  z.array(Member).max(100_000),
)

const Group = caseless({
  displayName: Text.refine((name) => name.trim() !== '', 'must be given'),
  externalId: Text.optional(),
  members: Members,
})

/** Reads a group; throws what is wrong with it. */
export function readGroup(body: unknown): GroupDocument {
  if (!isRecord(body)) throw new ProviderError(400, 'invalidSyntax', 'Send one JSON object.')
  const parseResult = Group.safeParse({ members: [], ...body })
  if (parseResult.success) return { ...parseResult.data, members: once(parseResult.data.members) }
  throw new ProviderError(400, 'invalidValue', wordsOf(parseResult.error))
}

/** A group after the operations of a PATCH, in their order; throws what is wrong with one. */
export function changeGroup(group: GroupDocument, operations: readonly Operation[]): GroupDocument {
  return operations.flatMap(withPaths).reduce(apply, group)
}

const place = /^(?:urn:ietf:params:scim:schemas:core:2\.0:group:)?([a-z$][\w$]*)(?:\[(.*)\])?(?:\.\w+)?$/i

function apply(group: GroupDocument, { op, path, value }: Operation & { readonly path: string }): GroupDocument {
  const [, name = '', filter] = place.exec(path.trim()) ?? []
  switch (knownName(name, ['displayName', 'externalId', 'members', 'id', 'schemas', 'meta'])) {
    case 'displayName':
    case 'externalId':
      return readGroup({
        ...group,
        [knownName(name, ['displayName', 'externalId']) ?? '']: op === 'remove' ? null : value,
      })
    case 'members':
      return { ...group, members: membersAfter(group.members, { op, value, filter: filter ?? null }) }
    case 'id':
    case 'schemas':
    case 'meta':
      return group
    default:
      throw new ProviderError(400, 'invalidPath', `There is no attribute “${path.slice(0, 200)}”.`)
  }
}

/**
 * Entra removes members with a list of them as the value: taken literally, as RFC 7644 has no value there, it would empty
 * the group.
 */
function membersAfter(
  members: readonly GroupMember[],
  { op, value, filter }: { op: Operation['op']; value: unknown; filter: string | null },
): readonly GroupMember[] {
  const parseResult = Members.safeParse(value)
  if (!parseResult.success) throw new ProviderError(400, 'invalidValue', wordsOf(parseResult.error))
  const givenMembers = once(parseResult.data)
  if (filter !== null) {
    if (op !== 'remove') throw new ProviderError(400, 'invalidPath', 'A member is added, or removed.')
    const filterTerm = readFilter(filter)
    return members.filter((member) => !matchesFilter(member, filterTerm))
  }
  switch (op) {
    case 'add':
      return once([...members, ...givenMembers])
    case 'replace':
      return givenMembers
    case 'remove': {
      const memberIds = new Set(givenMembers.map((member) => member.value))
      return value === undefined || value === null ? [] : members.filter((member) => !memberIds.has(member.value))
    }
  }
}

function once(members: readonly GroupMember[]): GroupMember[] {
  return [...new Map(members.map((member) => [member.value.toLowerCase(), member])).values()]
}
