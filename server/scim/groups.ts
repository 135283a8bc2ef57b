import { changeGroup } from '#data/provisioning/change-group.ts'
import { createGroup } from '#data/provisioning/create-group.ts'
import { deleteGroup } from '#data/provisioning/delete-group.ts'
import { findGroup } from '#data/provisioning/find-group.ts'
import { listGroups } from '#data/provisioning/list-groups.ts'
import type { Provider } from '#data/viewer.ts'
import { type GroupDocument, changeGroup as patched, readGroup } from '#domain/provisioning/group-document.ts'
import { readOperations } from '#domain/provisioning/operations.ts'
import { chooseAttributes, readAttributeChoice, wantsMembers } from './choose-attributes.ts'
import { isIdentifier } from './is-identifier.ts'
import { listResponse } from './list-response.ts'
import { presentGroup } from './present.ts'
import { readBody } from './read-body.ts'
import { readListRequest } from './read-list-request.ts'
import {
  type AskedOf,
  isExpectedBy,
  isKnownBy,
  patchedAnswer,
  problemAnswer,
  resourceAnswer,
  unchangedAnswer,
  wrongMethodAnswer,
} from './resource-answer.ts'
import type { Answer } from './respond.ts'

/** /Groups */
export async function answerGroups(provider: Provider, { request, query }: AskedOf): Promise<Answer> {
  const choice = readAttributeChoice(query)
  const members = wantsMembers(choice)
  switch (request.method) {
    case 'GET': {
      const listRequest = readListRequest(query)
      const { total, rows } = await listGroups(provider, listRequest, { members })
      const resources = rows.map((row) => chooseAttributes(presentGroup(row, { members }), choice))
      return { status: 200, body: listResponse({ total, startIndex: listRequest.startIndex, resources }) }
    }
    case 'POST': {
      const group = await createGroup(provider, readGroup(await readBody(request)), { now: new Date() })
      return resourceAnswer(201, presentGroup(group, { members }), choice)
    }
    default:
      return wrongMethodAnswer('GET', 'POST')
  }
}

/** /Groups/[id] */
export async function answerGroup(provider: Provider, id: string, { request, query }: AskedOf): Promise<Answer> {
  const choice = readAttributeChoice(query)
  const members = wantsMembers(choice)
  const isExpected = isExpectedBy(request)
  const at = { now: new Date() }
  if (!isIdentifier(id)) return problemAnswer('not-found')
  switch (request.method) {
    case 'GET': {
      const group = await findGroup(provider, id, { members })
      if (group === null) return problemAnswer('not-found')
      const answer = resourceAnswer(200, presentGroup(group, { members }), choice)
      return isKnownBy(request, group.version) ? unchangedAnswer(group.version) : answer
    }
    case 'PUT': {
      const document = readGroup(await readBody(request))
      const groupChange = await changeGroup(provider, id, { change: () => document, isExpected }, at)
      return groupChange.ok
        ? resourceAnswer(200, presentGroup(groupChange.group, { members }), choice)
        : problemAnswer(groupChange.problem)
    }
    case 'PATCH': {
      const operations = readOperations(await readBody(request))
      const change = (group: GroupDocument) => patched(group, operations)
      const groupChange = await changeGroup(provider, id, { change, isExpected }, at)
      return groupChange.ok
        ? patchedAnswer(presentGroup(groupChange.group, { members }), choice)
        : problemAnswer(groupChange.problem)
    }
    case 'DELETE': {
      const outcome = await deleteGroup(provider, id, { isExpected }, at)
      return outcome === 'deleted' ? { status: 204 } : problemAnswer(outcome)
    }
    default:
      return wrongMethodAnswer('GET', 'PUT', 'PATCH', 'DELETE')
  }
}
