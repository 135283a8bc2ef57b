import { globSync } from 'node:fs'

/** What `scripts/check.test.ts` leaves out too, and what Prisma writes. */
const leftOut = ['node_modules', '.next', '.data', 'data/generated', 'test-results', 'coverage']

/** The files under `root` that people write, by pattern, with slashes whatever the system. */
export function sourceFiles(root: string, pattern: string): string[] {
  return globSync(pattern, { cwd: root, exclude: (path) => leftOut.includes(withSlashes(path)) }).map(withSlashes)
}

function withSlashes(path: string): string {
  return path.replaceAll('\\', '/')
}
