import { coreGroup } from '#domain/provisioning/group-document.ts'
import {
  coreUser,
  enterpriseAttributes,
  enterpriseUser,
  severalOf,
  userAttributes,
} from '#domain/provisioning/user-document.ts'
import { publicUrl } from '#platform/env.ts'
import { mostAPage } from './read-list-request.ts'

const schemas = (name: string) => [`urn:ietf:params:scim:schemas:core:2.0:${name}`]
const metaOf = (resourceType: string, path: string) => ({ resourceType, location: `${publicUrl()}/scim/v2/${path}` })

/** What this implementation can do (RFC 7643, 5). */
export function serviceProviderConfig() {
  return {
    schemas: schemas('ServiceProviderConfig'),
    patch: { supported: true },
    bulk: { supported: false, maxOperations: 0, maxPayloadSize: 0 },
    filter: { supported: true, maxResults: mostAPage },
    changePassword: { supported: false },
    sort: { supported: true },
    etag: { supported: true },
    authenticationSchemes: [
      {
        type: 'oauthbearertoken',
        name: 'Bearer token',
        description: 'A token that an administrator makes in Curtain, under Organisation, Directory.',
        primary: true,
      },
    ],
    meta: metaOf('ServiceProviderConfig', 'ServiceProviderConfig'),
  }
}

export function resourceTypes() {
  return [
    {
      schemas: schemas('ResourceType'),
      id: 'User',
      name: 'User',
      endpoint: '/Users',
      description: 'User Account',
      schema: coreUser,
      schemaExtensions: [{ schema: enterpriseUser, required: false }],
      meta: metaOf('ResourceType', 'ResourceTypes/User'),
    },
    {
      schemas: schemas('ResourceType'),
      id: 'Group',
      name: 'Group',
      endpoint: '/Groups',
      description: 'Group',
      schema: coreGroup,
      schemaExtensions: [],
      meta: metaOf('ResourceType', 'ResourceTypes/Group'),
    },
  ]
}

export function schemaDocuments() {
  return [
    schemaOf(coreUser, 'User', 'User Account', userAttributes),
    schemaOf(enterpriseUser, 'EnterpriseUser', 'Enterprise User', enterpriseAttributes),
    schemaOf(coreGroup, 'Group', 'Group', {
      displayName: null,
      externalId: null,
      members: ['value', 'display', '$ref', 'type'],
    }),
  ]
}

function schemaOf(
  id: string,
  name: string,
  description: string,
  attributes: Readonly<Record<string, readonly string[] | null>>,
) {
  return {
    schemas: schemas('Schema'),
    id,
    name,
    description,
    attributes: Object.entries(attributes).map(([attribute, parts]) => attributeOf(attribute, parts)),
    meta: metaOf('Schema', `Schemas/${id}`),
  }
}

function attributeOf(name: string, parts: readonly string[] | null): object {
  const isFlag = name === 'active' || name === 'primary'
  return {
    name,
    type: parts !== null ? 'complex' : isFlag ? 'boolean' : name === '$ref' ? 'reference' : 'string',
    multiValued: severalOf.includes(name) || name === 'members',
    description: name,
    required: name === 'userName',
    caseExact: name === 'externalId',
    mutability: 'readWrite',
    returned: 'default',
    uniqueness: name === 'userName' ? 'server' : 'none',
    ...(parts === null ? {} : { subAttributes: parts.map((part) => attributeOf(part, null)) }),
  }
}
