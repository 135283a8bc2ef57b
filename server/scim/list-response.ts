/** A page of a list (RFC 7644, 3.4.2). */
export function listResponse({
  total,
  startIndex,
  resources,
}: {
  total: number
  startIndex: number
  resources: readonly object[]
}): object {
  return {
    schemas: ['urn:ietf:params:scim:api:messages:2.0:ListResponse'],
    totalResults: total,
    startIndex,
    itemsPerPage: resources.length,
    Resources: resources,
  }
}
