import { type Asking, askNext } from '#domain/follow-ups/ask-next.ts'
import { type FollowUpState, practiceStatuses } from '#domain/follow-ups/follow-up-state.ts'
import { nextFollowUp } from '#domain/follow-ups/schedule.ts'
import { isRight } from '#domain/scenario/verdict.ts'
import { answerItem } from './answer.ts'
import { day, midnight, workingHour } from './days.ts'
import { type Diary, hasEnough, later, learn, readingMs, type World, writeAnswer } from './diary.ts'
import type { LivedFollowUp } from './life.ts'
import { uuidFrom } from './uuid-from.ts'

/** The night's job runs so long after midnight: it closes what is over and makes what is due. */
const nightlyAfter = day / 6
/** Most follow-ups are done soon, all within so many days. */
const doneWithinDays = 10

/** All that happens before a moment: follow-ups fall due, and are done or left until they close. */
export function followUpsUntil(until: Date, diary: Diary, world: World): void {
  for (;;) {
    const { open } = diary
    if (open === null) {
      if (becomesDue(until, diary, world) === 'not-before-then') return
    } else if (open.doneAt !== null && !hasEnough(diary, world.plan)) {
      if (open.doneAt >= until) return
      doFollowUp(diary, world, { place: open.place, startedAt: notBefore(diary.at, open.doneAt) })
    } else {
      const closes = notBefore(diary.at, nightFrom(later(followUpOf(diary, open.place).closesOn, 2 * day)))
      if (closes >= until) return
      diary.at = closes
      change(diary, open.place, { expiredAt: closes })
      close(diary, open.place)
      diary.steps.push({ did: 'left-follow-up', followUp: open.place, at: closes })
    }
  }
}

function becomesDue(until: Date, diary: Diary, world: World): 'made' | 'not-yet' | 'not-before-then' {
  const { trainings, closed } = diary
  const dueFollowUp = nextFollowUp(trainings, closed, { now: diary.at })
  if (dueFollowUp === null) return 'not-before-then'
  const night = nightFrom(new Date(Math.max(diary.at.getTime(), dueFollowUp.dueOn.getTime())))
  if (night >= until) return 'not-before-then'
  diary.at = night
  const due = nextFollowUp(trainings, closed, { now: night })
  if (due === null || due.dueOn > night) return 'not-yet'
  const { plan, random } = world
  const place = diary.followUps.length
  const initialState = { state: null, startedAt: null, lastMovedAt: null, endedAt: null, expiredAt: null }
  diary.followUps.push({ ...due, ...initialState, seed: uuidFrom(random), revision: 0, createdAt: night })
  if (ask(diary, world, place).asked === null) {
    change(diary, place, { expiredAt: night })
    close(diary, place)
    diary.steps.push({ did: 'was-due', followUp: place, at: night, outcome: 'nothing-to-ask' })
    return 'made'
  }
  diary.steps.push({ did: 'was-due', followUp: place, at: night, outcome: 'open' })
  const does = random() < plan.doesFollowUps && (plan.leavesFollowUpsFrom === null || night < plan.leavesFollowUpsFrom)
  const doneOn = later(night, doneWithinDays * random() ** 2 * day)
  const doneAt = new Date(Math.max(night.getTime(), workingHour(doneOn, random).getTime()))
  diary.open = { place, doneAt: does ? doneAt : null }
  return 'made'
}

/** Asked under the policy in force, which never changes in a simulated life: there is nothing to confirm. */
function doFollowUp(diary: Diary, world: World, { place, startedAt }: { place: number; startedAt: Date }): void {
  diary.at = startedAt
  let asking = ask(diary, world, place)
  const before = practiceStatuses(asking.estimates)
  let state: FollowUpState = {
    asked: asking.asked,
    answered: [],
    ahead: asking.ahead,
    toConfirm: [],
    before,
    after: asking.asked === null ? before : null,
    ended: asking.asked === null,
  }
  change(diary, place, {
    state,
    startedAt,
    lastMovedAt: startedAt,
    revision: 1,
    endedAt: state.ended ? startedAt : null,
  })
  diary.steps.push({ did: 'began-follow-up', followUp: place, at: startedAt })
  for (let { asked } = state; asked !== null; { asked } = state) {
    const { item } = world.curriculum.cases.get(asked.itemId) ?? { item: undefined }
    const simulatedItem = world.curriculum.items.get(asked.itemId)
    if (item === undefined || simulatedItem === undefined) throw new Error(`No bank has item ${asked.itemId}`)
    const simulatedAnswer = answerItem(diary.clinician, simulatedItem, diary.at, world.random)
    diary.at = later(diary.at, readingMs + simulatedAnswer.elapsedMs)
    const correct = isRight(item, simulatedAnswer.choice)
    const occasion = { in: 'follow-up', place, sceneId: item.id } as const
    const answer = writeAnswer(diary, world, { ...occasion, item, simulatedAnswer, correct, answeredAt: diary.at })
    const answers = [...state.answered, { ...asked, choice: simulatedAnswer.choice, correct }]
    asking = ask(diary, world, place, answers)
    const ended = asking.asked === null
    const after = ended ? practiceStatuses(asking.estimates) : null
    state = { ...state, asked: asking.asked, answered: answers, ahead: asking.ahead, after, ended }
    const { revision } = followUpOf(diary, place)
    change(diary, place, { state, revision: revision + 1, lastMovedAt: diary.at, endedAt: ended ? diary.at : null })
    diary.steps.push({ did: 'answered-follow-up', followUp: place, answer, at: diary.at })
    // What they recall they keep for longer, as well as they were taught it.
    const gain = diary.clinician.memories[item.practice]?.gain ?? world.plan.gain
    if (correct) learn(diary, world, [item.practice], gain)
  }
  close(diary, place)
}

function ask(diary: Diary, world: World, place: number, soFar: FollowUpState['answered'] = []): Asking {
  const { curriculum } = world
  const { modules, seed } = followUpOf(diary, place)
  const { practices, parameters, bank } = curriculum
  return askNext(
    {
      practices,
      parameters,
      bank,
      taught: new Set(modules.flatMap((slug) => curriculum.modules.get(slug)?.practices ?? [])),
      evidence: new Map([...diary.understanding].map(([practice, { evidence }]) => [practice, evidence])),
      answered: diary.lastAnswers,
      missed: diary.missed,
      soFar,
      toConfirm: [],
      seed,
    },
    { now: diary.at },
  )
}

function close(diary: Diary, place: number): void {
  const { dueOn, endedAt, expiredAt } = followUpOf(diary, place)
  diary.closed.push({ dueOn, closedAt: endedAt ?? expiredAt })
  diary.open = null
}

function change(diary: Diary, place: number, changes: Partial<LivedFollowUp>): void {
  diary.followUps[place] = { ...followUpOf(diary, place), ...changes }
}

function followUpOf({ followUps }: Diary, place: number): LivedFollowUp {
  const followUp = followUps[place]
  if (followUp === undefined) throw new Error(`There is no follow-up ${place}`)
  return followUp
}

/** One thing at a time: what falls into a module is done after it. Answers lived out of order would say something else in order. */
function notBefore(moment: Date, at: Date): Date {
  return at < moment ? moment : at
}

/** The first run of the night's job at this moment or after it. */
function nightFrom(date: Date): Date {
  const night = later(midnight(date), nightlyAfter)
  return night >= date ? night : later(night, day)
}
