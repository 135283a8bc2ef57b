import { answerColumns, packFiles } from '#domain/auditing/pack-files.ts'
import { CONFIDENCES } from '#domain/comprehension/calibration/answer-table.ts'
import { countsAsEvidence, type Evidence } from '#domain/comprehension/evidence.ts'
import type { PracticeId } from '#domain/comprehension/item.ts'
import { type PracticeUnderstanding, understandingAfter } from '#domain/comprehension/practice-understanding.ts'
import { answerMisconceptions } from '#domain/scenario/answer-misconceptions.ts'
import { fitsItem, isRight } from '#domain/scenario/verdict.ts'
import type { Findings } from './findings.ts'
import type { PackContent } from './pack-content.ts'
import type { PackReader } from './pack-reader.ts'
import { fieldOf, recordsIn } from './records.ts'

/** What the answers of one person come to, computed anew. */
export type AnsweredPerson = {
  readonly person: string
  readonly answers: number
  readonly evidence: ReadonlyMap<PracticeId, Evidence>
}

type Person = {
  readonly understanding: Map<PracticeId, PracticeUnderstanding>
  readonly lastAnswers: Map<string, Date>
  answers: number
  newest: number
}

const field = fieldOf(answerColumns)
const nobodyYet = (): Person => ({ understanding: new Map(), lastAnswers: new Map(), answers: 0, newest: 0 })

/**
 * Every answer: the verdict that its item's version gives, under the policy of the time; whether it counts; and from
 * those that do, the evidence of one person after the other. A pack has them in the order of the people's ids, so that one person
 * is in memory at a time.
 */
export async function* checkAnswers(
  pack: PackReader,
  content: PackContent,
  findings: Findings,
): AsyncGenerator<AnsweredPerson> {
  let id = ''
  let person = nobodyYet()
  for await (const record of recordsIn(pack, packFiles.answers, answerColumns)) {
    const next = field(record, 'person')
    if (next !== id) {
      if (person.answers > 0) yield personWithAnswers(id, person)
      if (next < id) findings.add('order', `${packFiles.answers}: person ${next} is out of the order of ids`)
      id = next
      person = nobodyYet()
    }
    person.answers += 1
    await checkVerdict(record, content, findings)
    takeEvidence(record, person, content, findings)
  }
  if (person.answers > 0) yield personWithAnswers(id, person)
}

function personWithAnswers(id: string, { understanding, answers }: Person): AnsweredPerson {
  const evidence = new Map([...understanding].map(([practice, { evidence }]) => [practice, evidence]))
  return { person: id, answers, evidence }
}

async function checkVerdict(record: readonly string[], content: PackContent, findings: Findings): Promise<void> {
  const answer = field(record, 'answer')
  const items = await content.itemsOf(field(record, 'document'), Number(field(record, 'policy_version')))
  const item = items?.get(field(record, 'item'))
  const choice = wordsIn(field(record, 'choice'))
  if (item === undefined || !fitsItem(item, choice)) {
    findings.add('verdict', `Answer ${answer}: its document and policy have no such item, or no such choice`)
    return
  }
  if (isRight(item, choice) !== (field(record, 'correct') === '1'))
    findings.add(
      'verdict',
      `Answer ${answer}: its document says that it is ${isRight(item, choice) ? 'right' : 'wrong'}`,
    )
  const statedMisconceptions = wordsIn(field(record, 'misconceptions'))
  const expectedMisconceptions = answerMisconceptions(item, choice, { correct: isRight(item, choice) })
  // Of a right answer none were kept before 2026-11-28.
  const isKept = statedMisconceptions.length > 0 || !isRight(item, choice)
  if (isKept && statedMisconceptions.toSorted().join() !== expectedMisconceptions.toSorted().join())
    findings.add(
      'misconceptions',
      `Answer ${answer}: its document names the misconceptions ${expectedMisconceptions.join(' ')}`,
    )
  if (item.practice !== field(record, 'practice'))
    findings.add('verdict', `Answer ${answer}: its document asks about ${item.practice}`)
}

function wordsIn(text: string): string[] {
  return text === '' ? [] : text.split(' ')
}

function takeEvidence(
  record: readonly string[],
  person: Person,
  { parameters }: PackContent,
  findings: Findings,
): void {
  const [answer, itemId, practice] = [field(record, 'answer'), field(record, 'item'), field(record, 'practice')]
  const answeredAt = new Date(field(record, 'answered_at'))
  if (!(answeredAt.getTime() >= person.newest)) findings.add('order', `Answer ${answer} is out of the order of time`)
  person.newest = answeredAt.getTime()
  const counts = countsAsEvidence(answeredAt, person.lastAnswers.get(itemId) ?? null)
  person.lastAnswers.set(itemId, answeredAt)
  if (counts !== (field(record, 'counts') === '1'))
    findings.add('counting', `Answer ${answer}: by the dates it ${counts ? 'counts' : 'does not count'}`)
  if (!counts) return
  const countedAnswer = {
    itemId,
    correct: field(record, 'correct') === '1',
    confidence: CONFIDENCES.find((confidence) => confidence === field(record, 'confidence')) ?? null,
    elapsedMs: Number(field(record, 'elapsed_ms')),
    answeredAt,
    misconceptions: wordsIn(field(record, 'misconceptions')),
    occasion: field(record, 'asked_in') === 'follow-up' ? ('follow-up' as const) : ('training' as const),
  }
  const before = person.understanding.get(practice) ?? null
  person.understanding.set(practice, understandingAfter(before, countedAnswer, parameters))
}
