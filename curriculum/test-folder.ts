import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The project's own content folder. */
export const realContent = fileURLToPath(new URL('../content/', import.meta.url))

const registers = ['practices.yaml', 'misconceptions.yaml', 'sources.yaml', 'placeholders.yaml', 'names.yaml']

/** A content folder that lives while `use` runs: the real registers, and the files given by path. */
export function withContent<Result>(files: Readonly<Record<string, string>>, use: (folder: string) => Result): Result {
  const folder = mkdtempSync(join(tmpdir(), 'curtain-content-'))
  try {
    for (const register of registers) cpSync(join(realContent, register), join(folder, register))
    for (const [file, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, file)), { recursive: true })
      writeFileSync(join(folder, file), text)
    }
    return use(folder)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

export function realFile(file: string): string {
  return readFileSync(join(realContent, file), 'utf8')
}
