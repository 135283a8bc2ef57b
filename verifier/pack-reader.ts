import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import { type Entry, openPromise, type ZipFile } from 'yauzl'
import { readSeal, sealedStatement, sealLength } from '#platform/signing/seal.ts'
import { isSigned } from '#platform/signing/signing-key.ts'

/** Whether a file is as it was sealed: every byte of it, and with which key. */
export async function checkSeal(
  path: string,
): Promise<{ readonly publicKey: ReturnType<typeof readSeal>; readonly holds: boolean }> {
  const { size } = await stat(path)
  const seal = size < sealLength ? null : readSeal(await lastBytes(path, { size, count: sealLength }))
  if (seal === null) return { publicKey: null, holds: false }
  const sha256 = createHash('sha256')
  for await (const chunk of createReadStream(path, { end: size - sealLength - 1, highWaterMark: 1 << 20 })) {
    sha256.update(chunk)
  }
  return { publicKey: seal, holds: isSigned(sealedStatement(sha256.digest('hex')), seal.signature, seal.publicKey) }
}

async function lastBytes(path: string, { size, count }: { size: number; count: number }): Promise<string> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(count), 0, count, size - count)
    return buffer.subarray(0, bytesRead).toString('latin1')
  } finally {
    await file.close()
  }
}

/** The files in a pack. */
export class PackReader {
  readonly #zip: ZipFile
  readonly #entries: ReadonlyMap<string, Entry>

  private constructor(zip: ZipFile, entries: ReadonlyMap<string, Entry>) {
    this.#zip = zip
    this.#entries = entries
  }

  /** @throws when it is no ZIP file, or holds a name twice. */
  static async open(path: string): Promise<PackReader> {
    const zip = await openPromise(path, { lazyEntries: true, autoClose: false, strictFileNames: true })
    const entries = new Map<string, Entry>()
    try {
      for await (const entry of zip.eachEntry()) {
        if (entries.has(entry.fileName)) throw new Error(`${entry.fileName} is in it twice`)
        entries.set(entry.fileName, entry)
      }
    } catch (error) {
      zip.close()
      throw error
    }
    return new PackReader(zip, entries)
  }

  get names(): string[] {
    return [...this.#entries.keys()]
  }

  async *chunks(name: string): AsyncGenerator<Buffer> {
    const entry = this.#entries.get(name)
    if (entry === undefined) throw new Error(`${name} is missing`)
    for await (const chunk of await this.#zip.openReadStreamPromise(entry)) yield chunk
  }

  async bytes(name: string): Promise<Buffer> {
    const chunks: Buffer[] = []
    for await (const chunk of this.chunks(name)) chunks.push(chunk)
    return Buffer.concat(chunks)
  }

  async text(name: string): Promise<string> {
    return (await this.bytes(name)).toString('utf8')
  }

  async *texts(name: string): AsyncGenerator<string> {
    const decoder = new TextDecoder('utf-8', { fatal: true })
    for await (const chunk of this.chunks(name)) yield decoder.decode(chunk, { stream: true })
    yield decoder.decode()
  }

  close(): void {
    this.#zip.close()
  }
}
