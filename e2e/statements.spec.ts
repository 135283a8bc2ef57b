import { randomUUID } from 'node:crypto'
import { chooseModule } from '#data/assignments/choose-module.ts'
import { beginAttempt } from '#data/attempts/begin-attempt.ts'
import { findEnrolment } from '#data/attempts/find-enrolment.ts'
import { goOnInAttempt } from '#data/attempts/go-on.ts'
import { listTeams } from '#data/people/list-teams.ts'
import { dangerouslyStartSession } from '#data/people/start-session.ts'
import { type Duties, dangerouslyDutiesOfPerson } from '#data/viewer.ts'
import type { Application } from '#platform/testing/application.ts'
import { sealSessionCookie, sessionCookieName } from '#server/session-cookie.ts'
import { dangerouslyFindSignIn } from '#simulation/testing/find-sign-in.ts'
import { firstModule } from './support/organisation.ts'
import { addReader } from './support/reader.ts'
import { type CountedWeb, startCountedWeb } from './support/statements.ts'
import { expect, test } from './support/test.ts'

/** How many statements PostgreSQL gets for a request, once the process remembers the documents in service. */

let web: CountedWeb

test.describe.configure({ mode: 'default' })

test.beforeAll(async ({ application }) => {
  web = await startCountedWeb(application)
})

test.afterAll(() => web.stop())

async function signIn(email: string): Promise<{ duties: Duties; cookie: string }> {
  const person = await dangerouslyFindSignIn(email)
  const duties = person === null ? null : await dangerouslyDutiesOfPerson(person)
  if (person === null || duties === null) throw new Error(`${email} cannot act`)
  const session = await dangerouslyStartSession(person, {
    expiresAt: new Date(Date.now() + 60 * 60 * 1000),
    network: '192.0.2.1',
  })
  return { duties, cookie: `${sessionCookieName()}=${await sealSessionCookie({ ...person, ...session })}` }
}

/** The statements of a page, at its second reading. */
async function statementsOfPage(path: string, cookie: string): Promise<string[]> {
  const read = async () => {
    const response = await fetch(`${web.origin}${path}`, { headers: { cookie }, redirect: 'manual' })
    expect(response.status, path).toBe(200)
    expect(await response.text()).toContain('</html>')
  }
  await read()
  return web.statementsOf(read)
}

function expectAtMost(most: number, statements: readonly string[]): void {
  expect(statements.length, 'statements were counted').toBeGreaterThan(0)
  expect(statements.length, statements.join('\n')).toBeLessThanOrEqual(most)
}

test("a clinician's own page takes at most 10 statements", async () => {
  const { cookie } = await signIn('clinician@demo.curtain.example')
  expectAtMost(10, await statementsOfPage('/learn', cookie))
})

test("a team's report takes at most 8", async () => {
  const { cookie, duties } = await signIn('manager@demo.curtain.example')
  if (duties.manager === null) throw new Error('The demo has no manager')
  const [team] = (await listTeams(duties.manager)).sort((a, b) => b.members - a.members)
  expectAtMost(8, await statementsOfPage(`/teams/${team?.id}`, cookie))
})

test("the organisation's report takes at most 6", async () => {
  const { cookie } = await signIn('admin@demo.curtain.example')
  expectAtMost(6, await statementsOfPage('/admin/report', cookie))
})

test('a scene takes at most 6, and its answer 2', async ({ application }) => {
  // The first answer of all lets the process read the documents that it then remembers.
  await answer(await atFirstQuestion(application))
  const reader = await atFirstQuestion(application)
  expectAtMost(6, await statementsOfPage(`/learn/${reader.enrolmentId}`, reader.cookie))
  expectAtMost(2, await web.statementsOf(() => answer(reader)))
})

type AtQuestion = {
  readonly cookie: string
  readonly enrolmentId: string
  readonly attemptId: string
  readonly sceneId: string
  readonly itemId: string
  readonly choice: readonly string[]
}

/** Someone new who has gone on to the first question of the first module. */
async function atFirstQuestion(application: Application): Promise<AtQuestion> {
  const { cookie, duties } = await signIn(await addReader(application, { language: 'en' }))
  const viewer = duties.clinician
  if (viewer === null) throw new Error('The reader is no clinician')
  const now = new Date()
  const choice = await chooseModule(viewer, firstModule, { now })
  if (!choice.ok) throw new Error(choice.problem)
  const { enrolmentId } = choice
  const start = await beginAttempt(viewer, { enrolmentId, now })
  if (!start.ok) throw new Error(start.problem)
  const { attemptId } = start
  let view = (await findEnrolment(viewer, enrolmentId))?.attempt?.view
  while (view?.then.do === 'go-on') {
    const move = await goOnInAttempt(viewer, { attemptId, sceneId: view.scene.id, now })
    view = move.ok ? move.next.view : undefined
  }
  if (view?.then.do !== 'ask') throw new Error('The module asks nothing')
  const { itemId, options } = view.then.question
  return {
    cookie,
    enrolmentId,
    attemptId,
    sceneId: view.scene.id,
    itemId,
    choice: options.slice(0, 1).map(({ id }) => id),
  }
}

async function answer({ cookie, attemptId, sceneId, itemId, choice }: AtQuestion): Promise<void> {
  const response = await fetch(`${web.origin}/api/attempts/${attemptId}/answers`, {
    method: 'POST',
    headers: { cookie, 'content-type': 'application/json' },
    body: JSON.stringify({ answerId: randomUUID(), sceneId, itemId, choice, confidence: 'fairly', elapsedMs: 20_000 }),
  })
  expect(response.status).toBe(200)
}
