import { resourceTypes, schemaDocuments, serviceProviderConfig } from './discovery.ts'
import { listResponse } from './list-response.ts'
import { type Answer, scimError } from './respond.ts'

/** What this implementation can do and knows; null: there is nothing of this kind. */
export function answerDiscovery(kind: string, id: string | undefined, method: string | undefined): Answer | null {
  const document = find(kind.toLowerCase(), id === undefined ? undefined : decodeURIComponent(id).toLowerCase())
  if (document === null) return null
  if (method !== 'GET') return scimError(405, null, 'This can only be read.', { allow: 'GET' })
  return { status: 200, body: document }
}

function find(kind: string, id: string | undefined): object | null {
  switch (kind) {
    case 'serviceproviderconfig':
      return id === undefined ? serviceProviderConfig() : null
    case 'resourcetypes':
      return oneOrAll(resourceTypes(), id)
    case 'schemas':
      return oneOrAll(schemaDocuments(), id)
    default:
      return null
  }
}

function oneOrAll(all: readonly { readonly id: string }[], id: string | undefined): object | null {
  if (id !== undefined) return all.find((each) => each.id.toLowerCase() === id) ?? null
  return listResponse({ total: all.length, startIndex: 1, resources: all })
}
