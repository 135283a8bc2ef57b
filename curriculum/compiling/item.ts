import type { Path } from '#curriculum/check/finding.ts'
import type { ItemDocument } from '#curriculum/schema/document.ts'
import type { ItemSource, OptionSource } from '#curriculum/schema/item-source.ts'
import type { ModuleFile } from '#curriculum/schema/module-file.ts'
import { decisions } from '#domain/policy/policy.ts'
import type { ItemKind } from '#domain/scenario/module.ts'
import { compileFormatParts, compileOptionParts } from './format-parts.ts'
import type { Registers } from './registers.ts'
import { conditionOf, type FileTexts } from './texts.ts'

type Exposures = NonNullable<ModuleFile['exposures']>
type Country = (typeof decisions.country)[number]
type OptionDocument = ItemDocument['options'][number]

/** Words in an option's id that would give the answer away: ids reach the learner before the answer. */
const tellingWords = /(^|-)(right|wrong|correct|incorrect|key|best|worst|safe|unsafe|true|false|decoy|trap)(-|$)/u

function lookUp<Value>(
  register: ReadonlyMap<string, Value>,
  id: string,
  parts: { readonly what: 'practice' | 'misconception' | 'source'; readonly path: Path; readonly texts: FileTexts },
): Value | null {
  const entry = register.get(id)
  if (entry !== undefined) return entry
  const message = `found the ${parts.what} "${id}", expected one declared in content/${parts.what}s.yaml`
  parts.texts.report(`unknown-${parts.what}`, parts.path, message)
  return null
}

function compileOption([id, option]: [string, OptionSource], parts: ItemParts, path: Path): OptionDocument {
  const { format = 'single' } = parts.item
  const { texts, registers, exposures } = parts
  if (tellingWords.test(id)) {
    texts.report('telling-id', path, `found the option id "${id}", expected one that does not tell how it is marked`)
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
  if (format !== 'single' && format !== 'where-from' && option.next !== undefined) {
    texts.report(
      'two-ways',
      [...path, 'next'],
      `found a way on from one option of a ${format} item, expected next: { right, wrong }`,
    )
  }
  const misconception =
    option.misconception === undefined
      ? null
      : lookUp(registers.misconceptions, option.misconception, {
          what: 'misconception',
          path: [...path, 'misconception'],
          texts,
        })
  const [x, y, width, height] = option.region ?? [0, 0, 0, 0]
  const offeredWhen = option['only-when'] === undefined ? null : conditionOf(option['only-when'])
  return {
    id,
    correct:
      format === 'order' ||
      format === 'sort' ||
      (typeof option.key === 'object' ? conditionOf(option.key) : option.key === true),
    onlyWhen: offeredWhen,
    text: texts.text(option.text, [...path, 'text'], offeredWhen ?? {}),
    why: texts.text(option.why, [...path, 'why'], offeredWhen ?? {}),
    misconception: misconception === null ? null : { id: misconception.id, sentence: misconception.sentence },
    exposes: (option.exposes ?? []).flatMap((exposureId, place) => {
      const exposure = Object.hasOwn(exposures, exposureId) ? exposures[exposureId] : undefined
      if (exposure === undefined) {
        texts.report(
          'unknown-exposure',
          [...path, 'exposes', place],
          `found "${exposureId}", expected one declared under exposures`,
        )
        return []
      }
      return [
        {
          id: exposureId,
          what: texts.text(exposure.what, ['exposures', exposureId, 'what']),
          whose: texts.text(exposure.whose, ['exposures', exposureId, 'whose']),
          toWhom: texts.text(exposure['to-whom'], ['exposures', exposureId, 'to-whom']),
        },
      ]
    }),
    region: option.region === undefined ? null : { x, y, width, height },
    ...compileOptionParts(option, { item: parts.item, path, texts }),
  }
}

export type ItemParts = {
  readonly id: string
  readonly kind: ItemKind
  /** The set of twins that it belongs to. */
  readonly twins?: string
  readonly item: ItemSource
  readonly path: Path
  readonly exposures: Exposures
  readonly registers: Registers
  readonly texts: FileTexts
}

type SourceDocument = ItemDocument['sources'][number]

/** What it cites, each source once: everywhere, or in the countries that name it. */
function compileSources({ item, path, registers, texts }: ItemParts): ItemDocument['sources'] {
  const { sources } = item
  const citedSources: SourceDocument[] = []
  const cite = (ids: readonly string[], where: Path, country: Country | null) => {
    ids.forEach((id, place) => {
      const entry = lookUp(registers.sources, id, { what: 'source', path: [...where, place], texts })
      const earlier = citedSources.findIndex((source) => source.id === id)
      if (entry === null) return
      if (earlier < 0) {
        const { publisher, title, published, address } = entry
        citedSources.push({
          id,
          publisher,
          title,
          published,
          address,
          ...(country !== null && { countries: [country] }),
        })
        return
      }
      const { countries, ...source } = citedSources[earlier] as SourceDocument
      if (countries !== undefined && country !== null)
        citedSources[earlier] = { ...source, countries: [...countries, country] }
    })
  }
  if (Array.isArray(sources)) {
    cite(sources, [...path, 'sources'], null)
    return citedSources
  }
  cite(sources.always ?? [], [...path, 'sources', 'always'], null)
  for (const country of decisions.country) {
    cite(sources[country] ?? [], [...path, 'sources', country], country)
    if (citedSources.some(({ countries }) => countries === undefined || countries.includes(country))) continue
    texts.report(
      'no-source',
      [...path, 'sources'],
      `found no source for ${country}, expected one there or under always`,
    )
  }
  return citedSources
}

export function compileItem(parts: ItemParts): ItemDocument {
  const { id, kind, item, path, registers, texts } = parts
  const { format = 'single' } = item
  lookUp(registers.practices, item.practice, { what: 'practice', path: [...path, 'practice'], texts })
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
    ...compileFormatParts(item, path, texts),
    ...(parts.twins !== undefined && { twins: parts.twins }),
    principle: texts.text(item.principle, [...path, 'principle']),
    sources: compileSources(parts),
    difficulty: item.difficulty,
    justCompetent: item['just-competent'],
  }
}
