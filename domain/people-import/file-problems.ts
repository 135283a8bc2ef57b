/** Why a file of people cannot be read: each has words in the interface texts, namespace `import`. */
export const fileProblems = [
  'empty',
  // Neither text nor a workbook: a picture, a PDF, a web page.
  'no-table',
  'old-workbook',
  'open-document',
  'damaged-workbook',
  'protected-workbook',
  // What it holds once it is unpacked.
  'too-large-inside',
  'too-many-rows',
  'too-many-columns',
  'quotes',
  'only-heads',
  'took-too-long',
  'too-much-memory',
  // Nobody knows: three tries have failed.
  'failed',
] as const
export type FileProblem = (typeof fileProblems)[number]

/** The largest file that is taken, in bytes, and the most rows and columns that are read. */
export const importLimits = { bytes: 20 * 1024 * 1024, rows: 100_000, columns: 100, charactersOfCell: 1000 } as const
