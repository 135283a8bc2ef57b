import { orderFindings } from './cascade.ts'
import { type House, readHouse, uses } from './house.ts'
import type { Sheet } from './sheet.ts'
import { sourceFindings } from './source-findings.ts'

/** One sentence for each breach of docs/styling.md under `root`. */
export async function styleFindings(root: string): Promise<string[]> {
  const house = await readHouse(root)
  return [
    ...house.sheets.flatMap((sheet) => sheetFindings(sheet, house)),
    ...house.sources.flatMap((source) => sourceFindings(source, house)),
    ...orderFindings(house.sheets, house.sources),
    ...homeFindings(house),
    ...entranceFindings(house),
  ].sort()
}

function sheetFindings(sheet: Sheet, house: House): string[] {
  const { file, selectors, outside } = sheet
  if (house.importers.get(file)?.length === 0) return [`${file}: no component imports it`]
  const own = ownClasses(sheet, house)
  const findings = outside.map(({ text, line }) => `${file}:${line}: outside of @layer components: ${text}`)
  for (const { text, line, classes } of selectors) {
    for (const name of classes) {
      if (house.utilities.has(name) && text === `.${name}`)
        findings.push(`${file}:${line}: .${name} is a utility's name`)
      if (own.has(name) || house.utilities.has(name)) continue
      if (!house.sources.some((source) => uses(source, name, house)))
        findings.push(`${file}:${line}: nothing has the class .${name}`)
    }
    if (!classes.some((name) => own.has(name)))
      findings.push(`${file}:${line}: ${text} names no class of the components that import it`)
  }
  return [...new Set(findings)]
}

/** The classes that a sheet's own components give to their elements. */
function ownClasses({ file, selectors }: Sheet, house: House): ReadonlySet<string> {
  const importers = house.importers.get(file) ?? []
  const classes = new Set(selectors.flatMap((selector) => selector.classes))
  return new Set([...classes].filter((name) => importers.some((source) => uses(source, name, house))))
}

function homeFindings({ homes }: House): string[] {
  return [...homes]
    .filter(([, sheets]) => sheets.length > 1)
    .map(([name, sheets]) => `${sheets.map(({ file }) => file).join(' and ')} both set .${name}: a class has one home`)
}

/** The order of the layers is said once, in app/globals.css: no sheet may come before it. */
function entranceFindings({ sources }: House): string[] {
  const reachedFiles = new Set(['app/layout.tsx'])
  for (const file of reachedFiles)
    for (const name of sources.find((source) => source.file === file)?.imports ?? []) reachedFiles.add(name)
  return [...reachedFiles]
    .filter((file) => file.endsWith('.css') && file !== 'app/globals.css')
    .map((file) => `${file}: app/layout.tsx brings it before the order of the layers`)
}
