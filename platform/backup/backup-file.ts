import { createReadStream } from 'node:fs'
import { open, rename, rm, stat } from 'node:fs/promises'
import { pipeline, Readable } from 'node:stream'
import { pipeline as finished } from 'node:stream/promises'
import { createZstdCompress, createZstdDecompress, constants as zlib } from 'node:zlib'
import { Decrypter, Encrypter } from 'age-encryption'
import { ConfigurationError } from '#platform/env.ts'
import { unfinishedEnding } from './backup-settings.ts'
import { BrokenBackup } from './frames.ts'

/** How a file of the age format begins. */
const ageMagic = 'age-encryption.org/v1\n'

/**
 * Writes a backup to a file that only this user can read: compressed (zstd), and where recipients (`age1…`) are given
 * encrypted for them (age), so that the machine which writes backups cannot read them. The file has its name only once all
 * of it is on the disk.
 *
 * @returns its size in bytes.
 */
export async function writeBackupFile(
  path: string,
  frames: AsyncIterable<Buffer>,
  { recipients }: { recipients: readonly string[] },
): Promise<number> {
  const unfinishedPath = `${path}${unfinishedEnding}`
  const file = await open(unfinishedPath, 'wx', 0o600).catch((error: NodeJS.ErrnoException) => {
    throw new ConfigurationError(
      error.code === 'EEXIST'
        ? `${unfinishedPath} is there already: another backup is being written to it, or was cut off. Remove it if none is.`
        : `${path} cannot be written: ${error.message}.`,
    )
  })
  try {
    const compressor = createZstdCompress({ params: { [zlib.ZSTD_c_checksumFlag]: 1 } })
    pipeline(Readable.from(frames, { objectMode: false }), compressor, () => {})
    // Closes the file, once what it holds is on the disk.
    await finished(await encrypt(compressor, recipients), file.createWriteStream({ flush: true }))
    await rename(unfinishedPath, path)
    return (await stat(path)).size
  } catch (error) {
    await file.close().catch(() => {})
    await rm(unfinishedPath, { force: true })
    throw error
  }
}

async function encrypt(source: Readable, recipients: readonly string[]): Promise<Readable> {
  if (recipients.length === 0) return source
  const encrypter = new Encrypter()
  for (const recipient of recipients) {
    try {
      encrypter.addRecipient(recipient)
    } catch {
      throw new ConfigurationError(
        'A recipient of backups must begin with age1, as npm run backup -- --new-key prints it.',
      )
    }
  }
  return Readable.fromWeb((await encrypter.encrypt(Readable.toWeb(source) as ReadableStream<Uint8Array>)) as never)
}

/**
 * The bytes of the frames in a backup file. Throws `BrokenBackup` where it was changed, and a `ConfigurationError` where it is
 * not there or is encrypted for someone else. `identities` are secret keys (`AGE-SECRET-KEY-1…`).
 */
export async function* readBackupFile(
  path: string,
  { identities }: { identities: readonly string[] },
): AsyncGenerator<Buffer> {
  const isEncrypted = await beginsWith(path, ageMagic)
  if (isEncrypted && identities.length === 0)
    throw new ConfigurationError(`${path} is encrypted: name the file with its secret key as --identity FILE.`)
  const source = createReadStream(path)
  const plain = isEncrypted ? await decrypt(source, path, identities) : source
  const decompressor = pipeline(plain, createZstdDecompress(), () => {})
  try {
    for await (const chunk of decompressor) yield chunk
  } catch (error) {
    if (error instanceof BrokenBackup || error instanceof ConfigurationError) throw error
    throw new BrokenBackup(`It was cut off or changed (${error instanceof Error ? error.message : error}).`)
  }
}

async function decrypt(source: Readable, path: string, identities: readonly string[]): Promise<Readable> {
  const decrypter = new Decrypter()
  for (const identity of identities) {
    try {
      decrypter.addIdentity(identity)
    } catch {
      throw new ConfigurationError(
        'The file of --identity holds no secret key: a line that begins with AGE-SECRET-KEY-1.',
      )
    }
  }
  try {
    return Readable.fromWeb((await decrypter.decrypt(Readable.toWeb(source) as ReadableStream<Uint8Array>)) as never)
  } catch (error) {
    throw new ConfigurationError(
      `${path} cannot be decrypted with this key (${error instanceof Error ? error.message : error}).`,
    )
  }
}

async function beginsWith(path: string, text: string): Promise<boolean> {
  const file = await open(path).catch((error: NodeJS.ErrnoException) => {
    throw new ConfigurationError(`${path} cannot be read: ${error.message}.`)
  })
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(text.length), 0, text.length, 0)
    return buffer.toString('latin1', 0, bytesRead) === text
  } finally {
    await file.close()
  }
}
