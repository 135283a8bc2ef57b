import { expect, test } from 'vitest'
import { answerColumns, clinicianColumns, estimateColumns, packFiles } from '#domain/auditing/pack-files.ts'
import { expertParameters } from '#domain/comprehension/expert-parameters.ts'
import { checkPeople } from './check-figures.ts'
import { Findings } from './findings.ts'
import { readItems } from './offline/items-csv.ts'
import type { PackReader } from './pack-reader.ts'

const people = 2000
const { items, practices } = readItems(
  'items.csv',
  'item,practice,format,options,difficulty,just_competent\nq1,right-patient,single,4,-0.4,0.7\nq2,right-patient,order,4,0.2,0.5\n',
)

const idOf = (number: number) => `p${`${number}`.padStart(6, '0')}`
const columns: Readonly<Record<string, readonly string[]>> = {
  [packFiles.answers]: answerColumns,
  [packFiles.clinicians]: clinicianColumns,
  [packFiles.estimates]: estimateColumns,
}

function recordsOf(file: string, number: number): string {
  if (file === packFiles.clinicians) return `${idOf(number)},1\n`
  if (file !== packFiles.answers) return ''
  const answer = (item: string, minute: number) =>
    [idOf(number), item, 1, 'sure', 20_000, `2026-01-05T09:0${minute}:00.000Z`, `${number}-${item}`, 'right-patient']
      .concat(['a document', 1, 'training', 'a', '', 1])
      .join()
  return `${answer('q1', 1)}\n${answer('q2', 2)}\n`
}

/** A pack whose files come a person at a time, and how many people of each were taken. */
function largePack(): { pack: PackReader; taken: Map<string, number>; mostAhead: () => number } {
  const takenCounts = new Map<string, number>()
  let ahead = 0
  const texts = async function* (file: string): AsyncGenerator<string> {
    takenCounts.set(file, 0)
    yield `${columns[file]?.join()}\n`
    for (let number = 0; number < people; number++) {
      takenCounts.set(file, number + 1)
      if (file === packFiles.answers)
        ahead = Math.max(ahead, number - ((takenCounts.get(packFiles.clinicians) ?? 0) % people))
      yield recordsOf(file, number)
    }
  }
  return { pack: { texts } as unknown as PackReader, taken: takenCounts, mostAhead: () => ahead }
}

test('a pack is verified a person at a time: no answers are read ahead of whom they are of', async () => {
  const { pack, taken, mostAhead } = largePack()
  const content = { parameters: expertParameters(items), practices, itemsOf: async () => null }
  const findings = new Findings()
  const checkedPeople = await checkPeople({ pack, content, asOf: new Date('2026-06-01'), findings })
  expect(checkedPeople).toMatchObject({ answers: 2 * people, people, compared: people * practices.length })
  expect(taken.get(packFiles.answers)).toBe(people)
  expect(mostAhead()).toBeLessThan(10)
})
