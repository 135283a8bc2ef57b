import { randomUUID } from 'node:crypto'
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import axios from 'axios'
import { OpenAPIClientAxios } from 'openapi-client-axios'
import { afterAll, beforeAll } from 'vitest'
import { makeApiToken } from '#data/api/make-api-token.ts'
import type { OwnerDatabase } from '#data/database/owner-database.ts'
import { dangerouslyDisconnect } from '#data/system.ts'
import type { Administrator } from '#data/viewer.ts'
import { type ApiScope, apiScopes } from '#domain/api/scopes.ts'
import { createTestDatabase, type TestDatabase } from '#platform/testing/database.ts'
import { type FrontServer, startFront } from '#server/front.testing.ts'
import { newToken } from '#server/tokens.ts'
import { type LivedOrganisation, makeLivedOrganisation } from '#simulation/testing/lived-organisation.ts'
import { openOwner } from '#simulation/testing/with-owner.ts'
import { openApiDocument } from './document.ts'
import { operations } from './operations.ts'

export type ApiReply = { readonly status: number; readonly data: unknown; readonly headers: Record<string, string> }
/** The operations by their ids, as the client has them that was generated from the description. */
export type Client = Record<string, (parameters?: object, body?: object, options?: object) => Promise<ApiReply>>

/** A token of the administrator's organisation. */
export async function tokenFor(
  administrator: Administrator,
  { scopes = apiScopes, days = 90, now = new Date() }: { scopes?: readonly ApiScope[]; days?: number; now?: Date } = {},
) {
  const { token, tokenHash } = newToken()
  const id = randomUUID()
  await makeApiToken(administrator, { id, name: 'Learning platform', tokenHash, scopes, days }, { now })
  return { id, token }
}

/** The running API before an organisation that has lived, and a client of it generated from its description. */
export function inApi() {
  let testDatabase: TestDatabase
  let closeOwner: () => Promise<void>
  // Each is set before a test looks at it.
  const api = {} as { owner: OwnerDatabase; server: FrontServer; lived: LivedOrganisation }

  beforeAll(async () => {
    testDatabase = await createTestDatabase({ as: 'web' })
    const ownerConnection = await openOwner(testDatabase.ownerUrl)
    api.owner = ownerConnection.owner
    closeOwner = ownerConnection.close
    api.server = await startFront()
    api.lived = await makeLivedOrganisation(api.owner, 'api', { from: new Date('2026-01-05T09:00:00Z') })
  }, 120_000)

  afterAll(async () => {
    api.server.close()
    await closeOwner()
    await dangerouslyDisconnect()
    await testDatabase.drop()
  })

  return Object.assign(api, {
    /** Generated from what the server itself says of it; each answer is held to that. */
    client: async (token: string): Promise<Client> => {
      const { data } = await axios.get(`${api.server.base}/api/v1/openapi.json`)
      const client = await new OpenAPIClientAxios({
        definition: data,
        axiosConfigDefaults: { headers: { authorization: `Bearer ${token}` }, validateStatus: () => true },
      }).init()
      const responses = validators()
      return Object.fromEntries(
        operations.map(({ id: operationId }) => [
          operationId,
          async (parameters?: object, body?: object, options?: object) => {
            const send = client[operationId as keyof typeof client] as Client[string]
            const reply = await send(parameters, body, options)
            expectAsDescribed(responses, operationId, reply)
            return reply
          },
        ]),
      )
    },
    get: (path: string, token: string, headers: Record<string, string> = {}) =>
      fetch(`${api.server.base}/api/v1${path}`, { headers: { authorization: `Bearer ${token}`, ...headers } }),
  })
}

function validators(): (operationId: string, status: number) => ValidateFunction | undefined {
  const ajv = new Ajv2020({ strict: false, allErrors: true })
  addFormats.default(ajv)
  ajv.addSchema({ $id: 'api', ...openApiDocument() })
  return (operationId, status) => {
    const { path = '', method = 'GET' } = operations.find(({ id }) => id === operationId) ?? {}
    const inPointer = path.replaceAll('/', '~1').replaceAll('{', '%7B').replaceAll('}', '%7D')
    const at = `#/paths/${inPointer}/${method.toLowerCase()}/responses/${status}`
    return status < 300
      ? ajv.getSchema(`api${at}/content/application~1json/schema`)
      : ajv.getSchema('api#/components/schemas/Problem')
  }
}

function expectAsDescribed(
  responses: ReturnType<typeof validators>,
  operationId: string,
  { status, data }: ApiReply,
): void {
  const validate = responses(operationId, status)
  if (validate === undefined) throw new Error(`${operationId} does not describe its ${status}`)
  if (!validate(data)) throw new Error(`${operationId}, ${status}: ${JSON.stringify(validate.errors)}`)
}
