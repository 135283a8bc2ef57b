import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import subsetFont from 'subset-font'
import { root } from '#platform/processes/step.ts'
import { type Cut, cuts, packages, type Range } from './cuts.ts'
import { renameFont } from './rename-font.ts'

const packagesFolder = 'node_modules/@fontsource-variable'

/** All files of `app/fonts` by their names: the fonts that are cut, the style sheet that says when each is fetched, their licences. */
export async function makeFonts(): Promise<Map<string, Buffer>> {
  const files = new Map<string, Buffer>()
  // One after the other: they share the memory of one WebAssembly module.
  for (const cut of cuts) files.set(`${cut.name}.woff2`, await cutFont(cut))
  const faces = await Promise.all(packages.map(facesOf))
  files.set('faces.css', Buffer.from(`${head}\n${faces.join('\n')}`))
  for (const { name } of packages)
    files.set(`${name}.LICENSE.txt`, await readFile(join(root, packagesFolder, name, 'LICENSE')))
  return files
}

const head = '/* Made by `npm run fonts`: of the packages of @fontsource-variable, by scripts/fonts/cuts.ts. */\n'

async function cutFont({ from, characters, axes, features, rename }: Cut): Promise<Buffer> {
  const whole = await readFile(join(root, packagesFolder, from))
  const options = { variationAxes: axes, ...(features === undefined ? {} : { keepFeatures: features }) }
  if (rename === undefined) return subsetFont(whole, textOf(characters), { ...options, targetFormat: 'woff2' })
  const cut = await subsetFont(whole, textOf(characters), { ...options, targetFormat: 'sfnt' })
  return subsetFont(renameFont(cut, rename), null, { keepAllGlyphs: true, targetFormat: 'woff2' })
}

/** The faces of a package's family, and after each group those that are cut from it: of two that have a letter a browser takes the later. */
async function facesOf({ name, family, unused }: (typeof packages)[number]): Promise<string> {
  const sheet = await readFile(join(root, packagesFolder, name, 'wght.css'), 'utf8')
  const own = cuts.filter(({ from }) => from.startsWith(`${name}/`))
  const replacedFamilies = own.flatMap(({ instead = [] }) => instead)
  const keptFaces = [...sheet.matchAll(/\/\* (\S+) \*\/\n(@font-face \{[^}]*\})/g)]
    .filter(([, face = '']) => !replacedFamilies.includes(face) && !unused.test(face))
    .map(([, face, rule = '']) => `/* ${face} */\n${inFamily(rule, name, family)}\n`)
  if (keptFaces.length === 0) throw new Error(`${name} has no faces: has its style sheet changed?`)
  // One that stands for a weight would be another face to a browser, and not be looked through for what the first lacks.
  const weight = /font-weight: [^;]+;/.exec(sheet)?.[0] ?? ''
  return [...keptFaces, ...own.map((cut) => faceOf(cut, weight))].join('\n')
}

function inFamily(rule: string, name: string, family: string): string {
  return rule
    .replace(/font-family: [^;]+;/, `font-family: "${family}";`)
    .replace(/url\(\.\/files\/([^)]+)\)/, `url("../../${packagesFolder}/${name}/files/$1")`)
    .replaceAll("'", '"')
    .replaceAll(/(U\+[^,;]+),(?=U)/g, '$1, ')
}

function faceOf({ name, family, characters }: Cut, weight: string): string {
  return `/* ${name} */
@font-face {
  font-family: "${family}";
  font-style: normal;
  font-display: swap;
  ${weight}
  src: url("./${name}.woff2") format("woff2-variations");
  unicode-range: ${characters.map(rangeText).join(', ')};
}
`
}

function rangeText(range: Range): string {
  const hex = (point: number) => point.toString(16).toUpperCase().padStart(4, '0')
  return typeof range === 'number' ? `U+${hex(range)}` : `U+${hex(range[0])}-${hex(range[1])}`
}

function textOf(ranges: readonly Range[]): string {
  return ranges
    .flatMap(pointsOf)
    .map((point) => String.fromCodePoint(point))
    .join('')
}

function pointsOf(range: Range): number[] {
  if (typeof range === 'number') return [range]
  const [first, last] = range
  return Array.from({ length: last - first + 1 }, (_, index) => first + index)
}
