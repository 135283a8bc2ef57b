import type { Path } from '#curriculum/check/finding.ts'
import type { ItemDocument } from '#curriculum/schema/document.ts'
import type { ItemSource, OptionSource } from '#curriculum/schema/item-source.ts'
import type { ModuleFile } from '#curriculum/schema/module-file.ts'
import type { ItemKind } from '#domain/scenario/module.ts'
import type { Registers } from './registers.ts'
import { conditionOf, type FileTexts } from './texts.ts'

type Exposures = NonNullable<ModuleFile['exposures']>
type OptionDocument = ItemDocument['options'][number]

/** Words in an option's id that would give the answer away: ids reach the learner before the answer. */
const tellingWords = /(^|-)(right|wrong|correct|incorrect|key|best|worst|safe|unsafe|true|false|decoy|trap)(-|$)/u

function known<Value>(
  register: ReadonlyMap<string, Value>,
  id: string,
  parts: { readonly what: 'practice' | 'misconception' | 'source'; readonly path: Path; readonly texts: FileTexts },
): Value | null {
  const found = register.get(id)
  if (found !== undefined) return found
  const message = `found the ${parts.what} "${id}", expected one declared in content/${parts.what}s.yaml`
  parts.texts.report(`unknown-${parts.what}`, parts.path, message)
  return null
}

function compileOption([id, option]: [string, OptionSource], parts: ItemParts, path: Path): OptionDocument {
  const { format = 'single' } = parts.item
  const { texts, registers, exposures } = parts
  if (tellingWords.test(id)) {
    texts.report('telling-id', path, `found the option id "${id}", expected one that does not tell how it is judged`)
  }
  if (format === 'order' && option.key !== undefined) {
    texts.report(
      'needless-key',
      [...path, 'key'],
      'found a key on a step, expected the order written to be the right one',
    )
  }
  if (format === 'spot' && option.region === undefined) {
    texts.report('format-mismatch', path, 'found a place without a region, expected [x, y, width, height] in per cent')
  }
  if (format !== 'spot' && option.region !== undefined) {
    texts.report('format-mismatch', [...path, 'region'], `found a region in a ${format} item, expected none`)
  }
  if (format !== 'single' && option.next !== undefined) {
    texts.report(
      'two-ways',
      [...path, 'next'],
      `found a way on from one option of a ${format} item, expected next: { right, wrong }`,
    )
  }
  const misconception =
    option.misconception === undefined
      ? null
      : known(registers.misconceptions, option.misconception, {
          what: 'misconception',
          path: [...path, 'misconception'],
          texts,
        })
  const [x, y, width, height] = option.region ?? [0, 0, 0, 0]
  const offeredWhen = option['only-when'] === undefined ? null : conditionOf(option['only-when'])
  return {
    id,
    correct: format === 'order' || (typeof option.key === 'object' ? conditionOf(option.key) : option.key === true),
    onlyWhen: offeredWhen,
    text: texts.text(option.text, [...path, 'text'], offeredWhen ?? {}),
    why: texts.text(option.why, [...path, 'why'], offeredWhen ?? {}),
    misconception: misconception === null ? null : { id: misconception.id, sentence: misconception.sentence },
    exposes: (option.exposes ?? []).flatMap((exposed, place) => {
      const exposure = Object.hasOwn(exposures, exposed) ? exposures[exposed] : undefined
      if (exposure === undefined) {
        texts.report(
          'unknown-exposure',
          [...path, 'exposes', place],
          `found "${exposed}", expected one declared under exposures`,
        )
        return []
      }
      return [
        {
          id: exposed,
          what: texts.text(exposure.what, ['exposures', exposed, 'what']),
          whose: texts.text(exposure.whose, ['exposures', exposed, 'whose']),
          toWhom: texts.text(exposure['to-whom'], ['exposures', exposed, 'to-whom']),
        },
      ]
    }),
    region: option.region === undefined ? null : { x, y, width, height },
  }
}

export type ItemParts = {
  readonly id: string
  readonly kind: ItemKind
  readonly item: ItemSource
  readonly path: Path
  readonly exposures: Exposures
  readonly registers: Registers
  readonly texts: FileTexts
}

export function compileItem(parts: ItemParts): ItemDocument {
  const { id, kind, item, path, registers, texts } = parts
  const { format = 'single' } = item
  known(registers.practices, item.practice, { what: 'practice', path: [...path, 'practice'], texts })
  if ((format === 'spot') !== (item.picture !== undefined)) {
    const message = format === 'spot' ? 'found no picture, expected one to mark' : `found a picture in a ${format} item`
    texts.report('format-mismatch', path, message)
  }
  const options = Object.entries(item.options).map((option) =>
    compileOption(option, parts, [...path, 'options', option[0]]),
  )
  if (kind !== 'decision' && options.some((option) => option.exposes.length > 0)) {
    texts.report('exposure-outside-decision', path, 'found an exposure, expected exposures in decisions only')
  }
  return {
    id,
    kind,
    practice: item.practice,
    format,
    prompt: texts.text(item.ask, [...path, 'ask']),
    options,
    picture:
      item.picture === undefined
        ? null
        : {
            name: item.picture.name,
            description: texts.text(item.picture.description, [...path, 'picture', 'description']),
          },
    principle: texts.text(item.principle, [...path, 'principle']),
    sources: item.sources.flatMap((source, place) => {
      const found = known(registers.sources, source, { what: 'source', path: [...path, 'sources', place], texts })
      if (found === null) return []
      const { publisher, title, published, checked, address } = found
      return [{ id: source, publisher, title, published, checked, address }]
    }),
    difficulty: item.difficulty,
    justCompetent: item['just-competent'],
  }
}
