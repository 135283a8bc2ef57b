import type { IncomingMessage } from 'node:http'
import { type AttributeChoice, chooseAttributes } from './choose-attributes.ts'
import type { Resource } from './present.ts'
import { type Answer, scimError } from './respond.ts'

/** A request, with what its address asks for. */
export type AskedOf = { readonly request: IncomingMessage; readonly query: URLSearchParams }

/** A resource with its version, and where it is if it is new. */
export function resourceAnswer(status: 200 | 201, resource: Resource, choice: AttributeChoice): Answer {
  const { location, version } = resource.meta
  return { status, body: chooseAttributes(resource, choice), headers: { location, etag: version } }
}

/** What a PATCH is answered with: nothing but the new version, unless attributes are asked for (RFC 7644, 3.5.2). */
export function patchedAnswer(resource: Resource, choice: AttributeChoice): Answer {
  if (choice.only !== null || choice.without.length > 0) return resourceAnswer(200, resource, choice)
  return { status: 204, headers: { location: resource.meta.location, etag: resource.meta.version } }
}

/** Whether a version is one that If-Match names; without it, any is. */
export function isExpectedBy({ headers }: IncomingMessage): (version: number) => boolean {
  const expectedVersion = headers['if-match']
  return (version) => expectedVersion === undefined || isAmong(expectedVersion, version)
}

/** Whether the directory has this version already. */
export function isKnownBy({ headers }: IncomingMessage, version: number): boolean {
  const knownVersion = headers['if-none-match']
  return knownVersion !== undefined && isAmong(knownVersion, version)
}

function isAmong(tags: string, version: number): boolean {
  return tags.split(',').some((tag) => tag.trim() === '*' || tag.trim().replace(/^W\//, '') === `"${version}"`)
}

/** What is answered where the directory has this version already. */
export function unchangedAnswer(version: number): Answer {
  return { status: 304, headers: { etag: `W/"${version}"` } }
}

/** What keeps a change from being made. */
export function problemAnswer(problem: 'not-found' | 'changed-meanwhile' | 'taken'): Answer {
  switch (problem) {
    case 'not-found':
      return scimError(404, null, 'There is nothing with this id.')
    case 'changed-meanwhile':
      return scimError(412, null, 'It was changed meanwhile. Read it again.')
    case 'taken':
      return scimError(409, 'uniqueness', 'Another user has this userName.')
  }
}

export function wrongMethodAnswer(...methods: readonly string[]): Answer {
  return scimError(405, null, 'This is not done here.', { allow: methods.join(', ') })
}
