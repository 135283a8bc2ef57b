import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sourceFiles } from './source-files.ts'

/** Past participles that do not end in -ed. Words that are nouns or present forms too (read, cut, set, run) are left out. */
const irregular = new Set(
  `begun born borne bought broken brought built caught chosen done drawn driven fallen felt forgotten found frozen given gone
  got gotten grown held hidden hung kept known laid lent lost made meant met paid proven risen said seen sent shown sold
  sought spelt spent spoken stolen stood stuck sung swept taken taught thrown told torn understood undone unseen unsent won
  worn woven written`.split(/\s+/),
)

/** Words in -ed that are not participles, or are nouns of their own. */
const nouns = new Set([
  'bed',
  'breed',
  'deed',
  'embed',
  'exceed',
  'feed',
  'hundred',
  'need',
  'proceed',
  'red',
  'seed',
  'speed',
])

/** A question that is answered with yes or no: isClosed, statusesAreShown, canBeTouched. */
const predicate = /^(is|are|was|were|has|have|had|can|may|must|should)$/

const exportedName = /^export (?:declare )?(?:async )?(?:const|let|class|function\*?|type|interface|enum) (\w+)/gm

/** Whether this names what was done to a thing and not the thing: `asked`, `linesShown`. A predicate does neither. */
export function isBareParticiple(name: string): boolean {
  const words = name.split(/(?<=[a-z0-9])(?=[A-Z])|_/).map((word) => word.toLowerCase())
  const last = words.at(-1) ?? ''
  if (nouns.has(last) || words.some((word) => predicate.test(word))) return false
  return irregular.has(last) || /..ed$/.test(last)
}

/** One line for each export under `root` whose name is or ends in a bare participle. */
export function nameFindings(root: string): string[] {
  return sourceFiles(root, '**/*.{ts,tsx}')
    .sort()
    .flatMap((file) =>
      [...readFileSync(join(root, file), 'utf8').matchAll(exportedName)].flatMap(([, name = '']) =>
        isBareParticiple(name)
          ? [`${file} exports ${name}: name what it holds (visibleLines, not linesShown; requests, not asked)`]
          : [],
      ),
    )
}
