import { dirname } from 'node:path'
import { type House, ofTheHouse, type Source, sheetsBehind, uses } from './house.ts'
import type { Sheet } from './sheet.ts'

/** What is wrong with the classes and the sheets of one file of code. */
export function sourceFindings(source: Source, house: House): string[] {
  const { file, unreadable } = source
  return [
    ...new Set([
      ...unreadable.map((line) => `${file}:${line}: className is made elsewhere; write the classes here, as text`),
      ...classFindings(source, house),
      ...importFindings(source, house),
      ...lateFindings(source, house),
    ]),
  ]
}

function classFindings({ file, imports, classNames }: Source, house: House): string[] {
  // A drawing's data imports nothing: what draws it has the sheet, in the same folder.
  const isAtHand = (sheet: Sheet) =>
    file.endsWith('.ts') ? dirname(sheet.file) === dirname(file) : imports.includes(sheet.file)
  const findings: string[] = []
  for (const { line, names, prefixes } of classNames) {
    for (const name of names) {
      const homes = house.homes.get(name) ?? house.sheets.filter((sheet) => classesOf(sheet).has(name))
      if (house.utilities.has(name) || homes.some(isAtHand)) continue
      const where = homes.map((sheet) => sheet.file).join(', ')
      findings.push(
        `${file}:${line}: .${name} is ${where === '' ? 'in no stylesheet' : `private to ${where}, which it does not import`}`,
      )
    }
    for (const prefix of prefixes)
      if (
        !house.sheets.some((sheet) => isAtHand(sheet) && [...classesOf(sheet)].some((name) => name.startsWith(prefix)))
      )
        findings.push(`${file}:${line}: no sheet that it imports has a class that begins with .${prefix}`)
  }
  return findings
}

function classesOf({ selectors }: Sheet): ReadonlySet<string> {
  return new Set(selectors.flatMap(({ classes }) => classes))
}

function importFindings(source: Source, house: House): string[] {
  const { file, imports } = source
  return imports.flatMap((name) => {
    if (!name.endsWith('.css') || ofTheHouse.includes(name)) return []
    const sheet = house.sheets.find((other) => other.file === name)
    if (sheet === undefined) return [`${file}: imports ${name}, which is not there`]
    // It comes with the page for what this file draws later.
    if (sheetsBehind(source.later, house).has(name)) return []
    const component = name.replace(/\.css$/, '.tsx')
    if (dirname(name) !== dirname(file) && house.sources.some((other) => other.file === component))
      return [`${file}: imports ${name}, which is private to ${component} and its folder`]
    if ([...classesOf(sheet)].some((one) => uses(source, one, house))) return []
    return [`${file}: imports ${name} and uses no class of it`]
  })
}

/** What is drawn later was drawn by the server before: its sheets come with the page, not with its code. */
function lateFindings(source: Source, house: House): string[] {
  const { file, imports, later } = source
  const atOnce = sheetsBehind(imports, house)
  return later.flatMap((component) =>
    [...sheetsBehind([component], house)]
      .filter((sheet) => !atOnce.has(sheet))
      .map((sheet) => `${file}: draws ${component} later without its sheet ${sheet}; import that here`),
  )
}
