import { isRecord } from '#domain/provisioning/caseless.ts'
import { coreGroup } from '#domain/provisioning/group-document.ts'
import { coreUser } from '#domain/provisioning/user-document.ts'

/** What a request asks of each resource: these attributes alone, or all but those. */
export type AttributeChoice = { readonly only: readonly string[] | null; readonly without: readonly string[] }

export function readAttributeChoice(query: URLSearchParams): AttributeChoice {
  return { only: namesIn(query.get('attributes')), without: namesIn(query.get('excludedAttributes')) ?? [] }
}

/** Whether a list is asked for without the members of groups, which are many. */
export function wantsMembers({ only, without }: AttributeChoice): 'with' | 'without' {
  const isMembers = (name: string) => name === 'members' || name.startsWith('members.')
  return without.includes('members') || (only !== null && !only.some(isMembers)) ? 'without' : 'with'
}

/** The id and the schemas are always there (RFC 7644, 3.9). */
export function chooseAttributes(resource: object, { only, without }: AttributeChoice): object {
  if (only !== null)
    return keepAttributes(resource, (path) => isAlways(path) || only.some((name) => covers(name, path)))
  return keepAttributes(resource, (path) => isAlways(path) || !without.includes(path.toLowerCase()))
}

function isAlways(path: string): boolean {
  return path === 'id' || path === 'schemas'
}

/** Whether a name asks for a path: for itself, for what it is part of, or for a part of it. */
function covers(name: string, path: string): boolean {
  const lower = path.toLowerCase()
  return (
    name === lower ||
    [':', '.'].some((mark) => lower.startsWith(`${name}${mark}`) || name.startsWith(`${lower}${mark}`))
  )
}

function keepAttributes(value: object, isKept: (path: string) => boolean, path = ''): object {
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, each]) => {
      const here =
        path === '' ? name : `${path}${path.startsWith('urn:') && !path.includes('User:') ? ':' : '.'}${name}`
      if (!isKept(here)) return []
      if (Array.isArray(each))
        return [[name, each.map((one: unknown) => (isRecord(one) ? keepAttributes(one, isKept, here) : one))]]
      return [[name, isRecord(each) ? keepAttributes(each, isKept, here) : each]]
    }),
  )
}

/** Microsoft’s own tests ask for `emails[type eq "work"]`: the attribute is what is meant. */
function namesIn(list: string | null): string[] | null {
  if (list === null || list.trim() === '') return null
  return list.split(',').map((name) => withoutSchema(name.replace(/\[.*$/, '').trim().toLowerCase()))
}

function withoutSchema(name: string): string {
  const schema = [coreUser, coreGroup].map((urn) => `${urn.toLowerCase()}:`).find((urn) => name.startsWith(urn))
  return schema === undefined ? name : name.slice(schema.length)
}
