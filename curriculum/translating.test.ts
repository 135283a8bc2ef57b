import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { unsetPolicy } from '#domain/policy/policy.ts'
import { checkContent } from './check/check-content.ts'
import { compileFolder } from './compilation.ts'
import { localise } from './localise.ts'
import { smallModule } from './small-module.ts'
import { withContent } from './test-folder.ts'
import { readWorkList, takeWorkList, type WorkList, workList, writeWorkList } from './translating.ts'

const file = 'modules/small/module.yaml'
const nothingLeft = { language: 'fr', files: {} }

function list(folder: string, files: readonly string[] = []): WorkList {
  return workList(compileFolder(folder), { language: 'fr', files })
}

/** As someone would fill it in: every text, placeholders left as they are. */
function filledIn(work: WorkList): WorkList {
  const files = Object.entries(work.files).map(([name, texts]) => [
    name,
    Object.fromEntries(Object.entries(texts).map(([path, each]) => [path, { ...each, text: `« ${each.source} »` }])),
  ])
  return { ...work, files: Object.fromEntries(files) }
}

/** Through YAML both ways, as on someone's disk. */
const asFile = (work: WorkList) => readWorkList(writeWorkList(work))

function take(folder: string, work: WorkList) {
  const outcome = takeWorkList(compileFolder(folder), folder, asFile(work))
  for (const [name, text] of outcome.files) {
    const path = join(folder, 'translations', work.language, name)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, text)
  }
  return outcome
}

describe('translating content', () => {
  it('lists everything for a new language, and nothing once all of it is taken; the checker agrees', () => {
    withContent({ [file]: smallModule }, (folder) => {
      const work = list(folder)
      const all = Object.values(work.files).reduce((sum, texts) => sum + Object.keys(texts).length, 0)
      expect(Object.keys(work.files)).toEqual(['practices.yaml', 'misconceptions.yaml', 'placeholders.yaml', file])
      expect(asFile(work)).toEqual(work)
      const { takenCount, refusals } = take(folder, filledIn(work))
      expect({ taken: takenCount, refused: refusals }).toEqual({ taken: all, refused: [] })
      expect(list(folder)).toEqual(nothingLeft)
      const { findings } = checkContent(folder, { today: '2026-11-22' })
      expect(findings.filter((finding) => finding.file.startsWith('translations/'))).toEqual([])
      const [publishedModule] = compileFolder(folder).content.modules
      if (publishedModule === undefined) throw new Error('not compiled')
      const module = localise(publishedModule, { language: 'fr', policy: unsetPolicy })
      expect(module.title).toEqual({ text: '« A small module »', language: 'fr' })
      expect(module.scenes.opening?.prose).toHaveLength(2)
    })
  })

  it('lists what is out of date with the translation so far, and takes it in the order of the English file', () => {
    withContent({ [file]: smallModule }, (folder) => {
      take(folder, filledIn(list(folder)))
      writeFileSync(join(folder, file), smallModule.replace('title: A small module', 'title: A tiny module'))
      const work = list(folder, [file])
      expect(work.files).toEqual({
        [file]: { title: { source: 'A tiny module', before: '« A small module »', text: null } },
      })
      take(folder, filledIn(work))
      const [text = ''] = takeWorkList(compileFolder(folder), folder, filledIn(work)).files.values()
      expect(text).toMatch(/ {2}title:\n {4}of: [a-p]{8}\n {4}text: « A tiny module »\n/u)
      expect(text.split('\n', 1)).toEqual(['# yaml-language-server: $schema=../../../../translation.schema.json'])
      const inOrder = [...text.matchAll(/^ {2}(\S+):$/gmu)].map(([, path]) => path)
      expect(inOrder).toEqual(
        Object.keys(workList(compileFolder(folder), { language: 'de', files: [file] }).files[file] ?? {}),
      )
    })
  })

  it('takes part of a list, keeps what was there with its comments, and leaves the rest for later', () => {
    withContent({ [file]: smallModule }, (folder) => {
      const work = list(folder, [file])
      const some = filledIn(work)
      const half = Object.fromEntries(Object.entries(some.files[file] ?? {}).slice(0, 3))
      take(folder, { ...some, files: { [file]: half } })
      const path = join(folder, 'translations/fr', file)
      const [workNote] = takeWorkList(compileFolder(folder), folder, {
        ...some,
        files: { [file]: half },
      }).files.values()
      writeFileSync(path, (workNote ?? '').replace('  cast.you.name:', '  # Ask a clinician.\n  cast.you.name:'))
      const rest = list(folder, [file])
      expect(Object.keys(rest.files[file] ?? {})).toHaveLength(Object.keys(work.files[file] ?? {}).length - 3)
      const [whole] = takeWorkList(compileFolder(folder), folder, filledIn(rest)).files.values()
      expect(whole).toContain('  # Ask a clinician.\n  cast.you.name:')
    })
  })

  it('refuses what was made from another English text, or belongs nowhere', () => {
    withContent({ [file]: smallModule }, (folder) => {
      const { refusals, takenCount } = take(folder, {
        language: 'fr',
        files: {
          [file]: {
            title: { source: 'Another module', text: 'Un autre' },
            'scenes.nowhere.prose': { source: 'Nothing', text: 'Rien' },
            summary: { source: 'It tests the format.', text: '  ' },
          },
          'modules/none/module.yaml': {},
        },
      })
      expect(takenCount).toBe(0)
      expect(refusals).toEqual([
        `${file} title: the English text has changed since the list was made: list it again`,
        `${file} scenes.nowhere.prose: found a path that this file does not have`,
        'modules/none/module.yaml: found no such file',
      ])
    })
  })
})
