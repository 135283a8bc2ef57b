import { expect, test } from 'vitest'
import { csvRecordsIn } from './read-csv.ts'

const pieceLength = 64 * 1024

/** Text of so many characters, in pieces as a file gives them. */
function* piecesOf(line: string, { begins, length }: { begins: string; length: number }): Generator<string> {
  yield begins
  const piece = line.repeat(Math.floor(pieceLength / line.length))
  for (let sent = 0; sent < length; sent += pieceLength) yield piece
}

/** How long it takes to read it all, or to find out that it cannot be read, in milliseconds: the shortest of three times. */
async function timeFor(line: string, text: { begins: string; length: number }): Promise<number> {
  let shortest = Number.POSITIVE_INFINITY
  for (let time = 0; time < 3; time++) {
    const startedAt = performance.now()
    try {
      for await (const _ of csvRecordsIn(piecesOf(line, text)));
    } catch (error) {
      expect(String(error)).toContain('row')
    }
    shortest = Math.min(shortest, performance.now() - startedAt)
  }
  return shortest
}

test.each([
  ['records', 'ada,q1,1,sure,21000,2026-01-05\n', ''],
  ['records with quotes', '"Bo ""the"" nurse",q3,1\n', ''],
  ['a quote that is never closed', 'ada,q1,1\n', '"'],
  ['nothing but quotes', '""', ''],
  ['nothing but commas', ',', ''],
  ['one line without an end', 'abc ', ''],
  ['empty lines', '\n', ''],
])('a file of %s is read in a time that grows as it does', async (_what, line, begins) => {
  const small = await timeFor(line, { begins, length: 8 * pieceLength })
  const large = await timeFor(line, { begins, length: 64 * pieceLength })
  // Eight times as long; what is read again with each piece would take sixty-four times as long.
  expect(large).toBeLessThan(16 * small)
})
