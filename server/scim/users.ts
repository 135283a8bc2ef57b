import { changeUser } from '#data/provisioning/change-user.ts'
import { createUser } from '#data/provisioning/create-user.ts'
import { deleteUser } from '#data/provisioning/delete-user.ts'
import { findUser } from '#data/provisioning/find-user.ts'
import { listUsers } from '#data/provisioning/list-users.ts'
import type { Provider } from '#data/viewer.ts'
import { changeUser as patched } from '#domain/provisioning/change-user.ts'
import { readOperations } from '#domain/provisioning/operations.ts'
import { readUser } from '#domain/provisioning/user-document.ts'
import { languageOf } from '#i18n/languages.ts'
import { canSendMail } from '#server/mail/can-send-mail.ts'
import { chooseAttributes, readAttributeChoice } from './choose-attributes.ts'
import { isIdentifier } from './is-identifier.ts'
import { listResponse } from './list-response.ts'
import { presentUser } from './present.ts'
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

const at = () => ({ now: new Date(), invites: canSendMail(), languageOf: (tag: string) => languageOf(tag).tag })

/** /Users */
export async function answerUsers(provider: Provider, { request, query }: AskedOf): Promise<Answer> {
  const choice = readAttributeChoice(query)
  switch (request.method) {
    case 'GET': {
      const listRequest = readListRequest(query)
      const { total, rows } = await listUsers(provider, listRequest)
      const resources = rows.map((row) => chooseAttributes(presentUser(row), choice))
      return { status: 200, body: listResponse({ total, startIndex: listRequest.startIndex, resources }) }
    }
    case 'POST': {
      const creation = await createUser(provider, readUser(await readBody(request)), at())
      return creation.ok ? resourceAnswer(201, presentUser(creation.user), choice) : problemAnswer(creation.problem)
    }
    default:
      return wrongMethodAnswer('GET', 'POST')
  }
}

/** /Users/[id] */
export async function answerUser(provider: Provider, id: string, { request, query }: AskedOf): Promise<Answer> {
  const choice = readAttributeChoice(query)
  const isExpected = isExpectedBy(request)
  if (!isIdentifier(id)) return problemAnswer('not-found')
  switch (request.method) {
    case 'GET': {
      const user = await findUser(provider, id)
      if (user === null) return problemAnswer('not-found')
      const answer = resourceAnswer(200, presentUser(user), choice)
      return isKnownBy(request, user.version) ? unchangedAnswer(user.version) : answer
    }
    case 'PUT': {
      const document = readUser(await readBody(request))
      const userChange = await changeUser(provider, id, { change: () => document, isExpected }, at())
      return userChange.ok
        ? resourceAnswer(200, presentUser(userChange.user), choice)
        : problemAnswer(userChange.problem)
    }
    case 'PATCH': {
      const operations = readOperations(await readBody(request))
      const change = (user: Parameters<typeof patched>[0]) => patched(user, operations)
      const userChange = await changeUser(provider, id, { change, isExpected }, at())
      return userChange.ok ? patchedAnswer(presentUser(userChange.user), choice) : problemAnswer(userChange.problem)
    }
    case 'DELETE': {
      const outcome = await deleteUser(provider, id, { isExpected }, at())
      return outcome === 'deleted' ? { status: 204 } : problemAnswer(outcome)
    }
    default:
      return wrongMethodAnswer('GET', 'PUT', 'PATCH', 'DELETE')
  }
}
