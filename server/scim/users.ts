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
import { chooseAttributes, readChosen } from './choose-attributes.ts'
import { isIdentifier } from './is-identifier.ts'
import { listResponse } from './list-response.ts'
import { presentUser } from './present.ts'
import { readAsked } from './read-asked.ts'
import { readBody } from './read-body.ts'
import {
  type AskedOf,
  isExpectedBy,
  isKnownBy,
  notAllowed,
  patchedAnswer,
  problemAnswer,
  resourceAnswer,
  unchangedAnswer,
} from './resource-answer.ts'
import type { Answer } from './respond.ts'

const at = () => ({ now: new Date(), invites: canSendMail(), languageOf: (tag: string) => languageOf(tag).tag })

/** /Users */
export async function answerUsers(provider: Provider, { request, query }: AskedOf): Promise<Answer> {
  const chosen = readChosen(query)
  switch (request.method) {
    case 'GET': {
      const asked = readAsked(query)
      const { total, rows } = await listUsers(provider, asked)
      const resources = rows.map((row) => chooseAttributes(presentUser(row), chosen))
      return { status: 200, body: listResponse({ total, startIndex: asked.startIndex, resources }) }
    }
    case 'POST': {
      const created = await createUser(provider, readUser(await readBody(request)), at())
      return created.ok ? resourceAnswer(201, presentUser(created.user), chosen) : problemAnswer(created.problem)
    }
    default:
      return notAllowed('GET', 'POST')
  }
}

/** /Users/[id] */
export async function answerUser(provider: Provider, id: string, { request, query }: AskedOf): Promise<Answer> {
  const chosen = readChosen(query)
  const isExpected = isExpectedBy(request)
  if (!isIdentifier(id)) return problemAnswer('not-found')
  switch (request.method) {
    case 'GET': {
      const user = await findUser(provider, id)
      if (user === null) return problemAnswer('not-found')
      const answer = resourceAnswer(200, presentUser(user), chosen)
      return isKnownBy(request, user.version) ? unchangedAnswer(user.version) : answer
    }
    case 'PUT': {
      const document = readUser(await readBody(request))
      const changed = await changeUser(provider, id, { change: () => document, isExpected }, at())
      return changed.ok ? resourceAnswer(200, presentUser(changed.user), chosen) : problemAnswer(changed.problem)
    }
    case 'PATCH': {
      const operations = readOperations(await readBody(request))
      const change = (user: Parameters<typeof patched>[0]) => patched(user, operations)
      const changed = await changeUser(provider, id, { change, isExpected }, at())
      return changed.ok ? patchedAnswer(presentUser(changed.user), chosen) : problemAnswer(changed.problem)
    }
    case 'DELETE': {
      const outcome = await deleteUser(provider, id, { isExpected }, at())
      return outcome === 'deleted' ? { status: 204 } : problemAnswer(outcome)
    }
    default:
      return notAllowed('GET', 'PUT', 'PATCH', 'DELETE')
  }
}
