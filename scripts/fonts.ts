/**
 * `npm run fonts`: cuts the fonts that pages load first from those of the packages, into `app/fonts`: fewer characters, fewer
 * axes, and the style sheet that says which text fetches which. After an update of a font's package; a test says when.
 */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { root } from '#platform/processes/step.ts'
import { runMain } from '#platform/run-main.ts'
import { makeFonts } from './fonts/make-fonts.ts'

await runMain(async () => {
  const folder = join(root, 'app/fonts')
  await mkdir(folder, { recursive: true })
  for (const [name, bytes] of await makeFonts()) {
    await writeFile(join(folder, name), bytes)
    process.stdout.write(`${name.padEnd(32)}${(bytes.length / 1000).toFixed(1).padStart(8)} KB\n`)
  }
})
