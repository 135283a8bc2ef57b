import { readdir, readFile, writeFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, gzip, constants as zlib } from 'node:zlib'

const compressBrotli = promisify(brotliCompress)
const compressGzip = promisify(gzip)

/** Fonts and photographs are compressed in themselves. */
const texts = new Set(['.js', '.css', '.svg', '.json', '.txt'])
/** Below this a second file saves nothing that anyone could measure: bytes. */
const leastBytes = 1024

/**
 * Writes each text file of a folder compressed beside itself, as `.br` and `.gz`, so that nobody who asks for one waits for
 * that, and the web process spends nothing on it: every browser that comes anew asks for all that a page shows.
 */
export async function compressStatic(folder: string): Promise<void> {
  const files = await readdir(folder, { recursive: true, withFileTypes: true })
  await Promise.all(
    files
      .filter((entry) => entry.isFile() && texts.has(extname(entry.name)))
      .map(async (entry) => {
        const file = join(entry.parentPath, entry.name)
        const content = await readFile(file)
        if (content.length < leastBytes) return
        const [brotli, gzipBytes] = await Promise.all([
          compressBrotli(content, {
            params: { [zlib.BROTLI_PARAM_SIZE_HINT]: content.length, [zlib.BROTLI_PARAM_MODE]: zlib.BROTLI_MODE_TEXT },
          }),
          compressGzip(content, { level: zlib.Z_BEST_COMPRESSION }),
        ])
        await Promise.all([writeFile(`${file}.br`, brotli), writeFile(`${file}.gz`, gzipBytes)])
      }),
  )
}
