import type { GroupRow } from '#data/provisioning/group-row.ts'
import type { UserRow } from '#data/provisioning/user-row.ts'
import { coreGroup } from '#domain/provisioning/group-document.ts'
import { coreUser, enterpriseUser } from '#domain/provisioning/user-document.ts'
import { publicUrl } from '#platform/env.ts'

export type Resource = { readonly id: string; readonly meta: { readonly location: string; readonly version: string } }

type Row = { readonly id: string; readonly version: number; readonly createdAt: Date; readonly changedAt: Date }

function metaOf({ id, version, createdAt, changedAt }: Row, resourceType: 'User' | 'Group') {
  return {
    resourceType,
    created: createdAt.toISOString(),
    lastModified: changedAt.toISOString(),
    location: `${publicUrl()}/scim/v2/${resourceType}s/${id}`,
    version: `W/"${version}"`,
  }
}

export function presentUser(user: UserRow): Resource {
  const isEnterprise = user.document[enterpriseUser] !== undefined
  return {
    schemas: [coreUser, ...(isEnterprise ? [enterpriseUser] : [])],
    id: user.id,
    ...user.document,
    groups: user.groups.map(({ id, name }) => ({
      value: id,
      display: name,
      $ref: `${publicUrl()}/scim/v2/Groups/${id}`,
      type: 'direct',
    })),
    meta: metaOf(user, 'User'),
  } as Resource
}

export function presentGroup(group: GroupRow, { members }: { members: 'with' | 'without' }): Resource {
  const { id, displayName, externalId } = group
  return {
    schemas: [coreGroup],
    id,
    displayName,
    ...(externalId === undefined ? {} : { externalId }),
    ...(members === 'without'
      ? {}
      : {
          members: group.members.map(({ value, display }) => ({
            value,
            display,
            $ref: `${publicUrl()}/scim/v2/Users/${value}`,
            type: 'User',
          })),
        }),
    meta: metaOf(group, 'Group'),
  } as Resource
}
