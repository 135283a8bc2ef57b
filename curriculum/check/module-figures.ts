import type { CompiledContent } from '#curriculum/compilation.ts'
import type { FileTexts } from '#curriculum/compiling/texts.ts'
import { tellModule } from '#curriculum/localise.ts'
import type { Telling } from '#curriculum/telling.ts'
import { factsOf } from '#domain/policy/facts.ts'
import { unsetPolicy } from '#domain/policy/policy.ts'
import { safestPath, worstPath } from '#domain/scenario/paths.ts'
import { asks, countOnPaths, type Range } from './check-graph.ts'
import { readingEase } from './language.ts'
import { checkPathLengths, type PathLength, pathLength } from './path-length.ts'

export type ModuleFigures = {
  readonly slug: string
  readonly scenes: number
  readonly items: number
  readonly decisions: Range
  readonly checks: Range
  /** Scenes on the safest path and on the worst. */
  readonly safest: number
  readonly worst: number
  /** What its longest path shows, in each language. */
  readonly paths: readonly PathLength[]
  readonly readingEase: number
}

/** Plain English for a tired adult begins here; see `readingEase`. */
const easyEnough = 60

/** As an organisation is told that has decided nothing, placeholders by their names. */
export const plainTelling: Telling = {
  language: 'en',
  facts: factsOf(unsetPolicy),
  wordsFor: (placeholder) => placeholder,
}

export function figuresOf(
  publishedModule: CompiledContent['modules'][number],
  texts: FileTexts,
  languages: readonly string[],
): ModuleFigures {
  const module = tellModule(publishedModule, plainTelling)
  const english = texts.collectedTexts.map((text) => text.english)
  return {
    slug: publishedModule.slug,
    scenes: publishedModule.document.scenes.length,
    items: publishedModule.document.scenes.filter(({ ask }) => ask !== null).length,
    decisions: countOnPaths(module, asks('decision')),
    checks: countOnPaths(module, asks('check')),
    safest: safestPath(module).steps.length + 1,
    worst: worstPath(module).steps.length + 1,
    paths: languages.map((language) => pathLength(publishedModule.document, language)),
    readingEase: readingEase(english),
  }
}

export function checkModuleTexts(figures: ModuleFigures, minutes: number, texts: FileTexts): void {
  if (figures.readingEase < easyEnough) {
    const actual = figures.readingEase.toFixed(0)
    texts.report('reading-ease', [], `found a reading ease of ${actual} (Flesch), expected ${easyEnough} or more`)
  }
  checkPathLengths(figures.paths, minutes, texts)
  if (minutes < 8 || minutes > 10) {
    texts.report('module-length', ['minutes'], `found ${minutes} minutes, expected 8 to 10`)
  }
}
