import type { Module } from '#domain/scenario/module.ts'
import { answer, begin, findScene, goOn } from '#domain/scenario/play.ts'
import { answerItem } from './answer.ts'
import { type Diary, later, learn, readingMs, type World, writeAnswer } from './diary.ts'
import type { LivedAttempt, PlannedRun } from './life.ts'

/** Goes through a module from where it stands to its end, or until they are called away. */
export function doModule(diary: Diary, world: World, run: PlannedRun): void {
  const module = world.curriculum.modules.get(run.moduleSlug)
  if (module === undefined) throw new Error(`No module "${run.moduleSlug}" is in service`)
  const enrolment = enrolmentFor(diary, run)
  if (enrolment === null) return
  const place = attemptAt(diary, module, enrolment)
  let answers = 0
  for (;;) {
    const { state } = attemptOf(diary, place)
    const scene = findScene(module, state.sceneId)
    if (scene === null || state.ended || answers === run.calledAwayAfter) break
    if (scene.then.do === 'ask') {
      answerScene(diary, world, { module, place, sceneId: scene.id })
      answers += 1
      continue
    }
    diary.at = later(diary.at, readingMs)
    const nextMove = goOn(module, state, scene.id)
    if (!nextMove.ok) throw new Error(`Scene ${scene.id} could not be left: ${nextMove.problem}`)
    move(diary, place, nextMove.state)
    diary.steps.push({ did: 'went-on', attempt: place, sceneId: scene.id, at: diary.at, after: nextMove.state })
  }
  const { gain, gainOf } = world.plan
  if (attemptOf(diary, place).state.ended) learn(diary, world, module.practices, gainOf?.[module.slug] ?? gain)
}

/** The one begun, or else the first that is open, as the page of things to do shows it; null: nobody asks, and they do not either. */
function enrolmentFor(diary: Diary, { moduleSlug, because }: PlannedRun): number | null {
  const open = diary.enrolments.flatMap((enrolment, place) =>
    enrolment.moduleSlug === moduleSlug && enrolment.completedAt === null && enrolment.createdAt <= diary.at
      ? [place]
      : [],
  )
  const openPlace = open.find((place) => diary.attempts.some(({ enrolment }) => enrolment === place))
  const first = openPlace ?? open[0]
  if (first !== undefined) return first
  if (because === 'asked') return null
  const place = diary.enrolments.length
  diary.enrolments.push({ assignmentId: null, moduleSlug, createdAt: diary.at, dueOn: null, completedAt: null })
  diary.steps.push({ did: 'chose', enrolment: place, at: diary.at })
  return place
}

function attemptAt(diary: Diary, module: Module, enrolment: number): number {
  const underWay = diary.attempts.findIndex((attempt) => attempt.enrolment === enrolment && attempt.endedAt === null)
  const place = underWay < 0 ? diary.attempts.length : underWay
  diary.steps.push({ did: 'began', attempt: place, at: diary.at })
  if (underWay < 0)
    diary.attempts.push({
      enrolment,
      moduleSlug: module.slug,
      moduleVersionHash: module.versionHash,
      state: begin(module),
      revision: 0,
      startedAt: diary.at,
      lastMovedAt: diary.at,
      endedAt: null,
    })
  return place
}

function answerScene(
  diary: Diary,
  world: World,
  { module, place, sceneId }: { module: Module; place: number; sceneId: string },
): void {
  const scene = findScene(module, sceneId)
  if (scene?.then.do !== 'ask') throw new Error(`Scene ${sceneId} asks nothing`)
  const { item } = scene.then
  const simulatedItem = world.curriculum.items.get(item.id)
  if (simulatedItem === undefined) throw new Error(`Nobody can answer item ${item.id}`)
  const simulatedAnswer = answerItem(diary.clinician, simulatedItem, diary.at, world.random)
  diary.at = later(diary.at, readingMs + simulatedAnswer.elapsedMs)
  const nextMove = answer(module, attemptOf(diary, place).state, sceneId, item.id, simulatedAnswer.choice)
  if (!nextMove.ok) throw new Error(`Item ${item.id} could not be answered: ${nextMove.problem}`)
  const livedAnswer = writeAnswer(diary, world, {
    in: 'attempt',
    place,
    sceneId,
    item,
    simulatedAnswer,
    correct: nextMove.correct,
    answeredAt: diary.at,
  })
  move(diary, place, nextMove.state)
  diary.steps.push({ did: 'answered', attempt: place, answer: livedAnswer, at: diary.at, after: nextMove.state })
}

/** At its end every open enrolment in the module is completed. */
function move(diary: Diary, place: number, state: LivedAttempt['state']): void {
  const before = attemptOf(diary, place)
  const endedAt = state.ended ? diary.at : null
  diary.attempts[place] = { ...before, state, revision: before.revision + 1, lastMovedAt: diary.at, endedAt }
  if (!state.ended) return
  const { moduleSlug } = before
  for (const [at, enrolment] of diary.enrolments.entries())
    if (enrolment.moduleSlug === moduleSlug && enrolment.completedAt === null && enrolment.createdAt <= diary.at)
      diary.enrolments[at] = { ...enrolment, completedAt: diary.at }
  diary.trainings.push({ moduleSlug, completedAt: diary.at })
}

function attemptOf({ attempts }: Diary, place: number): LivedAttempt {
  const attempt = attempts[place]
  if (attempt === undefined) throw new Error(`There is no attempt ${place}`)
  return attempt
}
