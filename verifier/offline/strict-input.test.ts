import { describe, expect, it } from 'vitest'
import { readResponses } from './responses-csv.ts'
import { Warnings } from './warnings.ts'

const RESPONSES = `person,item,correct,confidence,elapsed_ms,answered_at
ada,q1,1,sure,21000,2026-01-05T09:00:00Z
ada,q2,0,guess,18000,2026-01-05T09:01:00Z
"Bo ""the"" nurse",q3,1,,30500.5,2026-01-05T10:00:00+01:00
`

describe('what cannot be right', () => {
  const messagesFor = async (text: string, latestPossible = Number.POSITIVE_INFINITY) => {
    const warnings = new Warnings()
    const ids = new Set(['q1', 'q2', 'q3'])
    const options = { file: 'responses.csv', isItem: (id: string) => ids.has(id), until: Number.POSITIVE_INFINITY }
    await readResponses([text], { ...options, latestPossible, warnings })
    return warnings.lines()
  }

  it('is refused: an answer from the future', async () => {
    await expect(messagesFor(`${RESPONSES}ada,q3,1,,1000,2126-01-05`, Date.UTC(2026, 10, 28))).rejects.toThrow(
      'responses.csv, row 5, column answered_at: expected a moment that is not in the future, found "2126-01-05"',
    )
  })

  it('is refused: two answers of one person to one item at one moment, whichever stands first', async () => {
    const again = 'ada,q1,0,,9000,2026-01-05T10:00:00+01:00'
    await expect(messagesFor(`${RESPONSES}${again}\n`)).rejects.toThrow(
      'responses.csv, row 5, column answered_at: expected one answer of a person to an item at a moment, found another in row 2',
    )
  })

  it('is refused: an id in which a letter was lost, and a comma too many', async () => {
    await expect(messagesFor(`${RESPONSES}jos\uFFFD,q1,1,,1000,2026-01-05`)).rejects.toThrow(
      'row 5, column person: expected an id with all its letters',
    )
    await expect(messagesFor(`${RESPONSES}Bo, the nurse,q1,1,,1000,2026-01-05`)).rejects.toThrow(
      'responses.csv, row 5: expected 6 fields, found 7',
    )
    await expect(messagesFor(`${RESPONSES}ada,q3,1,,1e999,2026-01-05`)).rejects.toThrow(
      'column elapsed_ms: expected milliseconds',
    )
  })

  it('is told where it may be right: ids that are alike, and two answers at once', async () => {
    const alike = ['Ada', 'ada ', 'a\u200Bda', 'ａda'].map((id, day) => `${id},q1,1,,1000,2026-02-0${day + 1}`)
    expect(await messagesFor(`${RESPONSES}${alike.join('\n')}\n`)).toEqual(
      alike.map((line, place) => {
        const id = JSON.stringify(line.split(',', 1)[0])
        return `warning: responses.csv, row ${place + 5}, column person: ${id} and "ada" of row 2 differ only by case, spaces or Unicode form, and are taken for two people`
      }),
    )
    expect(await messagesFor(`${RESPONSES}ada,q3,1,,1000,2026-01-05T09:01:00Z`)).toEqual([
      'warning: responses.csv, row 5, column answered_at: the same person gave the answer of row 3 at this moment too',
    ])
    expect(await messagesFor(RESPONSES)).toEqual([])
  })

  it('tells names in two Unicode forms, and keeps two names apart', async () => {
    const rowOf = (id: string, day: number) => `${id},q1,1,,1000,2026-02-0${day}\n`
    expect(await messagesFor(`${RESPONSES}${rowOf('jos\u00E9', 1)}${rowOf('jose\u0301', 2)}`)).toHaveLength(1)
    expect(await messagesFor(`${RESPONSES}${rowOf('jos\u00E9', 1)}${rowOf('jos\u00EB', 2)}`)).toEqual([])
  })
})
