import type { Path } from '#curriculum/check/finding.ts'
import type { ItemDocument } from '#curriculum/schema/document.ts'
import type { ItemSource, OptionSource } from '#curriculum/schema/item-source.ts'
import type { ItemFormat } from '#domain/scenario/module.ts'
import { checkVariants, conditionOf, type FileTexts } from './texts.ts'

/** What only some formats have, where each format has it. */
type FormatParts = Pick<ItemDocument, 'trays' | 'paper' | 'screen'>
type OptionParts = Pick<ItemDocument['options'][number], 'tray' | 'label'>

const neededBy = {
  spot: { key: 'picture', missing: 'found no picture, expected one to mark' },
  sort: { key: 'trays', missing: 'found no trays, expected two or three to sort into' },
  strike: { key: 'paper', missing: 'found no paper, expected what the passages stand on' },
  'where-from': { key: 'screen', missing: 'found no screen, expected the one that shows the routes' },
} as const

function checkParts(item: ItemSource, path: Path, texts: FileTexts): void {
  const { format = 'single' } = item
  for (const [owner, { key, missing }] of Object.entries(neededBy)) {
    const isPresent = item[key] !== undefined
    if (owner === format && !isPresent) texts.report('format-mismatch', path, missing)
    if (owner !== format && isPresent)
      texts.report('format-mismatch', [...path, key], `found ${partNames[key]} in a ${format} item, expected none`)
  }
}

const partNames = { picture: 'a picture', trays: 'trays', paper: 'a paper', screen: 'a screen' } as const

/** The trays, the paper or the screen of an item; reports what its format lacks and what belongs to another. */
export function compileFormatParts(item: ItemSource, path: Path, texts: FileTexts): FormatParts {
  checkParts(item, path, texts)
  const { trays, paper, screen } = item
  return {
    ...(trays && {
      trays: Object.entries(trays).map(([id, tray]) => ({
        id,
        text: texts.text(tray.text, [...path, 'trays', id, 'text']),
      })),
    }),
    ...(paper && {
      paper: {
        kind: paper.kind,
        title: texts.text(paper.title, [...path, 'paper', 'title']),
        reader: texts.text(paper.for, [...path, 'paper', 'for']),
      },
    }),
    ...(screen && {
      screen: {
        kind: screen.kind,
        title: texts.text(screen.title, [...path, 'screen', 'title']),
        notes: Object.entries(screen.notes ?? {}).map(([id, note]) => {
          const where = [...path, 'screen', 'notes', id]
          if (note.after !== undefined && !Object.hasOwn(item.options, note.after)) {
            const optionIds = Object.keys(item.options).join(', ')
            texts.report(
              'missing-target',
              [...where, 'after'],
              `found after: ${note.after}, expected an option: ${optionIds}`,
            )
          }
          return { id, after: note.after ?? null, text: texts.text(note.text, [...where, 'text']) }
        }),
      },
    }),
  }
}

/** Where a thing belongs and what stands before a passage; reports what does not belong in this format. */
export function compileOptionParts(
  option: OptionSource,
  { item, path, texts }: { readonly item: ItemSource; readonly path: Path; readonly texts: FileTexts },
): OptionParts {
  const { format = 'single' } = item
  if ((format === 'sort') !== (option.tray !== undefined)) {
    const message =
      format === 'sort'
        ? 'found a thing without a tray, expected where it belongs'
        : `found a tray in a ${format} item, expected none`
    texts.report('format-mismatch', format === 'sort' ? path : [...path, 'tray'], message)
  }
  if (format === 'sort' && option.key !== undefined) {
    texts.report(
      'needless-key',
      [...path, 'key'],
      'found a key on a thing to be sorted, expected its tray to say what is right',
    )
  }
  if (option.label !== undefined && !formatsWithLabels.includes(format)) {
    texts.report('format-mismatch', [...path, 'label'], `found a label in a ${format} item, expected none`)
  }
  return {
    ...(option.tray !== undefined && { tray: compileTray(option.tray, { item, path: [...path, 'tray'], texts }) }),
    ...(option.label !== undefined && { label: texts.text(option.label, [...path, 'label']) }),
  }
}

const formatsWithLabels: readonly ItemFormat[] = ['strike', 'where-from']

function compileTray(
  source: NonNullable<OptionSource['tray']>,
  { item, path, texts }: { readonly item: ItemSource; readonly path: Path; readonly texts: FileTexts },
): NonNullable<OptionParts['tray']> {
  const checkTray = (tray: string, where: Path) => {
    if (item.trays !== undefined && !Object.hasOwn(item.trays, tray)) {
      const optionIds = Object.keys(item.trays).join(', ')
      texts.report('missing-target', where, `found the tray "${tray}", expected one of ${optionIds}`)
    }
    return tray
  }
  if (typeof source === 'string') return checkTray(source, path)
  const variants = source.map(({ when, tray }, place) => ({
    when: when === undefined ? null : conditionOf(when),
    tray: checkTray(tray, [...path, place, 'tray']),
  }))
  const within = item.options[String(path.at(-2))]?.['only-when']
  checkVariants(
    variants.map(({ when }) => when),
    { path, within: within === undefined ? {} : conditionOf(within), report: texts.report },
  )
  return variants
}
