import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll } from 'vitest'
import { auditorPack, type PackFile } from '#data/auditing/auditor-pack.ts'
import { signingKeyFrom } from '#platform/signing/signing-key.ts'
import { livedOrganisation, setUpLivedOrganisation } from '#simulation/testing/set-up.ts'
import { checkSeal } from '#verifier/pack-reader.ts'
import { verifyPack } from '#verifier/verify-pack.ts'
import { writePack } from './write-pack.ts'

export const now = new Date('2026-06-01T10:00:00Z')
export const key = signingKeyFrom('11'.repeat(32))
const anyKey = { key: null, fingerprint: null }
let folder: string

export let pack: Buffer

/** An organisation with half a year of answers, and its pack. */
export function setUpPack(): void {
  setUpLivedOrganisation()
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'pack-'))
    pack = await makePack()
  })

  afterAll(() => rmSync(folder, { recursive: true }))
}

export type Change = (name: string, text: string) => string

/** A pack as the application makes it; with `change`, as altered by a person who holds the signing key. */
export async function makePack({
  names = 'without-names',
  change,
}: {
  names?: 'with-names' | 'without-names'
  change?: Change
} = {}): Promise<Buffer> {
  const pack = await auditorPack(livedOrganisation.administrator, { now, names })
  if (!pack.ok) throw new Error(pack.problem)
  const files = change === undefined ? pack.files : changeFiles(pack.files, change)
  return buffer(writePack(files, { facts: pack.facts, key, version: '0.0.0' }))
}

async function* changeFiles(files: AsyncIterable<PackFile>, change: Change): AsyncGenerator<PackFile> {
  for await (const { name, pieces } of files) {
    let text = ''
    for await (const piece of pieces) text += piece
    yield { name, pieces: [change(name, text)] }
  }
}

export async function verify(bytes: Buffer, expectation: Parameters<typeof verifyPack>[1] = anyKey) {
  const path = join(folder, 'pack.zip')
  writeFileSync(path, bytes)
  return verifyPack(path, expectation)
}

export async function sealHolds(bytes: Buffer): Promise<boolean> {
  const path = join(folder, 'pack.zip')
  writeFileSync(path, bytes)
  return (await checkSeal(path)).holds
}
