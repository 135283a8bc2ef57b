import { expect, test } from 'vitest'
import { csvRecordsIn } from './read-csv.ts'

const pieceLength = 64 * 1024

/** Text of so many characters, in pieces as a file gives them. */
function* piecesOf(line: string, { begins, length }: { begins: string; length: number }): Generator<string> {
  yield begins
  const piece = line.repeat(Math.floor(pieceLength / line.length))
  for (let sentLength = 0; sentLength < length; sentLength += pieceLength) yield piece
}

/** How long it takes to read it all, or to find out that it cannot be read, in milliseconds. */
async function timeFor(line: string, text: { begins: string; length: number }): Promise<number> {
  const startedAt = performance.now()
  try {
    for await (const _ of csvRecordsIn(piecesOf(line, text)));
  } catch (error) {
    expect(String(error)).toContain('row')
  }
  return performance.now() - startedAt
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
  const small = { begins, length: 4 * pieceLength }
  const shortest = Math.min(await timeFor(line, small), await timeFor(line, small), await timeFor(line, small))
  const long = await timeFor(line, { begins, length: 128 * pieceLength })
  // Thirty-two times as long, and more where others work beside it; what is read again with each piece would take a thousand.
  expect(long).toBeLessThan(200 * shortest)
})
