import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from '#platform/processes/step.ts'
import { faviconSizes, icoOf } from './icons/ico.ts'

test('browsers that ask for /favicon.ico find it in each size, transparent at its corners', async () => {
  const file = await readFile(join(root, 'app/favicon.ico'))
  const expectedImages = faviconSizes.map((size) => ({ size, width: size, height: size, hasAlpha: true }))
  expect(picturesIn(file).map(({ png: _png, ...picture }) => picture)).toEqual(expectedImages)
  // Nothing before, between or after them.
  expect(icoOf(picturesIn(file)).equals(file)).toBe(true)
})

/** The pictures of such a file: what its entries say, and what their PNGs do. */
function picturesIn(ico: Buffer): { size: number; width: number; height: number; hasAlpha: boolean; png: Buffer }[] {
  const count = ico.readUInt16LE(2) === 1 ? ico.readUInt16LE(4) : 0
  return Array.from({ length: count }, (_, index) => {
    const entry = 6 + 16 * index
    const png = ico.subarray(ico.readUInt32LE(entry + 12), ico.readUInt32LE(entry + 12) + ico.readUInt32LE(entry + 8))
    // Signature and length of the first chunk, then its name: 16 bytes before what it says.
    const isPng = png.subarray(1, 4).toString('latin1') === 'PNG'
    if (!isPng) throw new Error(`Picture ${index + 1} is no PNG`)
    return {
      png,
      size: ico.readUInt8(entry),
      width: png.readUInt32BE(16),
      height: png.readUInt32BE(20),
      hasAlpha: png.readUInt8(25) === 6,
    }
  })
}
