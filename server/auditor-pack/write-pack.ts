import { createHash, type KeyObject } from 'node:crypto'
import { once } from 'node:events'
import { Readable } from 'node:stream'
import { ZipFile } from 'yazl'
import type { PackFacts, PackFile } from '#data/auditing/auditor-pack.ts'
import type { Manifest } from '#domain/auditing/manifest.ts'
import { packFiles } from '#domain/auditing/pack-files.ts'
import { emptySeal, Sealing } from '#platform/signing/seal.ts'
import { fingerprintOf, publicKeyPem, signText } from '#platform/signing/signing-key.ts'
import { readMe } from './read-me.ts'

/**
 * A pack as a stream of bytes: the files as they come, the manifest of their SHA-256 with its signature, and the seal
 * over everything. What is written waits for its reader; a reader who stops ends it, the database's view and all.
 */
export function writePack(
  files: AsyncIterable<PackFile>,
  { facts, key, version }: { facts: PackFacts; key: KeyObject; version: string },
): Readable {
  const zip = new ZipFile()
  const sealing = new Sealing(key)
  const source = Readable.from(zip.outputStream)
  source.on('error', (error) => sealing.destroy(error))
  source.pipe(sealing)
  const closure = once(sealing, 'close').then(() => {
    throw new Error('Nobody takes the pack any more')
  })
  // It closes at the end too, when nobody waits for that.
  closure.catch(() => {})
  fill(zip, files, { facts, key, version, closure }).catch((error: unknown) =>
    sealing.destroy(error instanceof Error ? error : new Error(String(error))),
  )
  return sealing
}

type Filling = { facts: PackFacts; key: KeyObject; version: string; closure: Promise<never> }

async function fill(
  zip: ZipFile,
  files: AsyncIterable<PackFile>,
  { facts, key, version, closure }: Filling,
): Promise<void> {
  const { organisation, asOf, names } = facts
  const options = { mtime: asOf, mode: 0o100644, forceDosTimestamp: true }
  const manifestFiles: Manifest['files'] = []
  const add = async ({ name, pieces }: PackFile) => {
    const sha256 = createHash('sha256')
    let bytes = 0
    const writing = new Promise<void>((resolve, reject) => {
      zip.addReadStreamLazy(name, options, (give) => {
        const stream = Readable.from(
          (async function* () {
            for await (const piece of pieces) {
              const buffer = Buffer.from(piece)
              sha256.update(buffer)
              bytes += buffer.length
              yield buffer
            }
          })(),
          { objectMode: false },
        )
        stream.once('end', resolve).once('error', reject)
        give(null, stream)
      })
    })
    await Promise.race([writing, closure])
    manifestFiles.push({ name, bytes, sha256: sha256.digest('hex') })
  }
  try {
    await add({ name: packFiles.readMe, pieces: [readMe({ facts, fingerprint: fingerprintOf(key) })] })
    for await (const file of files) await add(file)
  } finally {
    // A loop that was not reached ends nothing.
    await files[Symbol.asyncIterator]().return?.()
  }
  const manifest: Manifest = {
    format: 2,
    product: 'Curtain',
    version,
    organisation,
    asOf: asOf.toISOString(),
    names,
    files: manifestFiles,
  }
  const text = Buffer.from(`${JSON.stringify(manifest, null, 1)}\n`)
  zip.addBuffer(text, packFiles.manifest, options)
  zip.addBuffer(signText(text, key), packFiles.manifestSignature, { ...options, compress: false })
  zip.addBuffer(Buffer.from(publicKeyPem(key)), packFiles.publicKey, options)
  zip.end({ forceZip64Format: false, comment: emptySeal })
}
