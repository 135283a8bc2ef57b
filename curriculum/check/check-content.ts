import { type Compilation, type CompiledContent, compileFolder } from '#curriculum/compilation.ts'
import type { FileTexts } from '#curriculum/compiling/texts.ts'
import { floorsOf, type ItemFloor } from '#curriculum/guessing/floors.ts'
import { type GuessingResult, guessBank } from '#curriculum/guessing/guess-bank.ts'
import { tellFollowUps, tellModule } from '#curriculum/localise.ts'
import { languagesIn } from '#curriculum/read-folder.ts'
import type { ItemDocument } from '#curriculum/schema/document.ts'
import { tellItem } from '#curriculum/telling.ts'
import { languageUnder } from '#curriculum/varieties.ts'
import { type ItemId, itemFormats, type Module } from '#domain/scenario/module.ts'
import { type BankItem, checkDuplicates, checkKeyLengths, checkRegisters, type KeyLength, keyLength } from './bank.ts'
import { checkBlame } from './blame.ts'
import { checkGraph } from './check-graph.ts'
import { checkFloors, checkGuesses } from './check-guesses.ts'
import { checkItem, checkKeyConditions } from './check-item.ts'
import { decidingFacts, policyCases, wayCases } from './combinations.ts'
import { byPlace, type Finding, type Path } from './finding.ts'
import { checkKeyPositions, type KeyPositions, keyPositions, showOften } from './key-positions.ts'
import { checkSentences } from './language.ts'
import { checkModuleTexts, figuresOf, type ModuleFigures, plainTelling } from './module-figures.ts'
import { checkTranslations } from './translations.ts'
import { checkTwinSets, checkTwinShare, type TwinShare, twinShare } from './twins.ts'

export type CheckReport = {
  readonly findings: readonly Finding[]
  readonly figures: {
    readonly modules: readonly ModuleFigures[]
    readonly keyLength: KeyLength
    readonly keyPositions: readonly KeyPositions[]
    readonly itemsByPractice: Readonly<Record<string, number>>
    readonly itemsByFormat: Readonly<Record<string, number>>
    readonly twinShare: TwinShare
  }
  /** The bank as readers guess at it who have learned nothing, the English first. */
  readonly guessing: readonly GuessingResult[]
  readonly floors: ReadonlyMap<ItemId, ItemFloor>
}

function itemPath(module: Module, sceneId: string): Path {
  const { then } = module.scenes[sceneId] ?? {}
  return ['scenes', sceneId, then?.do === 'ask' && then.item.kind === 'check' ? 'check' : 'decide']
}

function bankOf(content: CompiledContent, textsOf: (file: string) => FileTexts): BankItem[] {
  const ofModules = content.modules.flatMap((publishedModule) => {
    const module = tellModule(publishedModule, plainTelling)
    return Object.values(module.scenes).flatMap(({ id, then }) =>
      then.do === 'ask'
        ? [
            {
              item: then.item,
              path: itemPath(module, id),
              texts: textsOf(`modules/${publishedModule.slug}/module.yaml`),
            },
          ]
        : [],
    )
  })
  const later = content.followUps.flatMap((publishedModule) =>
    tellFollowUps(publishedModule, plainTelling).map(({ item }) => ({
      item,
      path: ['items', item.id.slice(publishedModule.practice.length + 1)],
      texts: textsOf(`follow-ups/${publishedModule.practice}.yaml`),
    })),
  )
  return [...ofModules, ...later]
}

function checkItemPolicies(item: ItemDocument, path: Path, texts: FileTexts): void {
  const variants = policyCases(decidingFacts([item])).map(({ telling, under }) => ({
    item: tellItem(item, telling),
    under,
  }))
  for (const each of variants) checkItem(each.item, path, each.under, texts)
  checkKeyConditions(
    item,
    variants.map((each) => each.item),
    path,
    texts,
  )
}

/** Every item and every path, for every combination of the policy's answers that could change them. */
function checkPolicies(content: CompiledContent, textsOf: (file: string) => FileTexts): void {
  for (const publishedModule of content.modules) {
    const texts = textsOf(`modules/${publishedModule.slug}/module.yaml`)
    const questions = publishedModule.document.scenes.flatMap(({ id, ask }) => (ask === null ? [] : [{ id, ask }]))
    for (const { telling, under } of wayCases(publishedModule.document)) {
      checkGraph(tellModule(publishedModule, telling), under, texts)
    }
    for (const { id, ask } of questions) {
      checkItemPolicies(ask, ['scenes', id, ask.kind === 'check' ? 'check' : 'decide'], texts)
    }
  }
  for (const publishedModule of content.followUps) {
    const texts = textsOf(`follow-ups/${publishedModule.practice}.yaml`)
    for (const { item } of publishedModule.document.items) {
      checkItemPolicies(item, ['items', item.id.slice(publishedModule.practice.length + 1)], texts)
    }
    checkTwinSets(publishedModule.document, texts)
  }
  checkTwinShare(content.followUps, (practice) => textsOf(`follow-ups/${practice}.yaml`))
}

/** Registers are read outside modules too, where no policy fills them. */
function checkRegisterTexts({ texts }: Compilation): void {
  for (const register of texts.filter(({ file }) => /^(practices|misconceptions|placeholders)\.yaml$/u.test(file))) {
    for (const { path, english } of register.collectedTexts) {
      if (!english.includes('{')) continue
      register.report('unknown-placeholder', path, 'found a placeholder in a register, expected plain words')
    }
  }
}

/** Checks what was compiled, beyond what compiling already found; the findings of both, in the order of the files. */
export function checkCompilation(compilation: Compilation, { today }: { readonly today: string }): CheckReport {
  const { content, texts, findings } = compilation
  const byFile = new Map(texts.map((each) => [each.file, each]))
  const textsOf = (file: string): FileTexts => {
    const fileTexts = byFile.get(file)
    if (fileTexts === undefined) throw new Error(`${file} was compiled without its texts`)
    return fileTexts
  }
  const bank = bankOf(content, textsOf)
  checkPolicies(content, textsOf)
  for (const each of texts) checkSentences(each)
  checkRegisterTexts(compilation)
  checkKeyLengths(bank)
  checkDuplicates(bank)
  const counts = showOften(bank)
  checkKeyPositions(counts)
  checkBlame(compilation, textsOf)
  // A variety has the texts of its language with a few other words in them: neither guesses nor lengths are measured again.
  const translationLanguages = languagesIn(compilation.folder)
  const languages = [
    'en',
    ...translationLanguages.filter((language) => languageUnder(language, translationLanguages) === null),
  ]
  const results = languages.map((language) => guessBank(content, language))
  const floors = floorsOf(results)
  checkGuesses(bank, results)
  checkFloors(bank, floors)
  checkRegisters(compilation, bank, today)
  checkTranslations(compilation)
  const modules = content.modules.map((publishedModule) => {
    const moduleTexts = textsOf(`modules/${publishedModule.slug}/module.yaml`)
    const figures = figuresOf(publishedModule, moduleTexts, languages)
    checkModuleTexts(figures, publishedModule.document.minutes, moduleTexts)
    return figures
  })
  const itemsByPractice: Record<string, number> = Object.fromEntries(content.practices.map(({ id }) => [id, 0]))
  for (const { item } of bank) itemsByPractice[item.practice] = (itemsByPractice[item.practice] ?? 0) + 1
  return {
    findings: [...findings].sort(byPlace),
    figures: {
      modules,
      keyLength: keyLength(bank),
      keyPositions: keyPositions(counts),
      itemsByPractice,
      itemsByFormat: Object.fromEntries(
        itemFormats.map((format) => [format, bank.filter(({ item }) => item.format === format).length]),
      ),
      twinShare: twinShare(content.followUps),
    },
    guessing: results,
    floors,
  }
}

/** Checks a content folder. `today` is an ISO date: sources past their review date are found against it. */
export function checkContent(folder: string, when: { readonly today: string }): CheckReport {
  return checkCompilation(compileFolder(folder), when)
}
