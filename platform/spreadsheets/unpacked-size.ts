import type { Readable } from 'node:stream'
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl'
import { UnreadableFile } from './unreadable-file.ts'

const mostBytes = 128 * 1024 * 1024
const mostParts = 1000

/**
 * Unpacks a zip archive part by part without keeping anything, and throws `UnreadableFile` where it holds more than a
 * workbook of people would, is damaged or needs a password: what it says of its own sizes may be a lie. Returns the names
 * of its parts.
 */
export async function checkUnpackedSize(bytes: Buffer): Promise<string[]> {
  const zip = await fromBufferPromise(bytes).catch(() => {
    throw new UnreadableFile('damaged-workbook')
  })
  const names: string[] = []
  let size = 0
  try {
    for await (const entry of zip.eachEntry()) {
      names.push(entry.fileName)
      if (entry.isEncrypted()) throw new UnreadableFile('protected-workbook')
      if (names.length > mostParts || size + entry.uncompressedSize > mostBytes)
        throw new UnreadableFile('too-large-inside')
      for await (const chunk of await partOf(zip, entry)) {
        size += (chunk as Buffer).length
        if (size > mostBytes) throw new UnreadableFile('too-large-inside')
      }
    }
  } catch (error) {
    throw error instanceof UnreadableFile ? error : new UnreadableFile('damaged-workbook')
  } finally {
    zip.close()
  }
  return names
}

function partOf(zip: ZipFile, entry: Entry): Promise<Readable> {
  return zip.openReadStreamPromise(entry)
}
