import { describe, expect, it } from 'vitest'
import { messagesIn } from '#i18n/messages.ts'
import { flatMessages } from '#i18n/translated-messages.ts'
import { file, findingsIn } from './check/module-faults.testing.ts'
import { compileFolder } from './compilation.ts'
import { smallModule } from './small-module.ts'
import { sourceHash } from './source-text.ts'
import { pickText } from './telling.ts'
import { realContent, withContent } from './test-folder.ts'
import { readWorkList, takeWorkList, workList, writeWorkList } from './translating.ts'
import { languageUnder } from './varieties.ts'

const head = '# yaml-language-server: $schema=../../../../translation.schema.json\n'

type MadeTexts = Readonly<Record<string, { readonly of: string; readonly text: string }>>

const translationFile = (texts: MadeTexts) =>
  `${head}texts:\n${Object.entries(texts)
    .map(([path, { of, text }]) => `  ${path}: { of: ${sourceHash(of)}, text: "${text}" }\n`)
    .join('')}`

const spanish = {
  title: { of: 'A small module', text: 'Un módulo en el ordenador' },
  summary: { of: 'It tests the format.', text: 'Prueba el formato.' },
}

function folderWith(latin: MadeTexts) {
  return {
    [file]: smallModule,
    [`translations/es/${file}`]: translationFile(spanish),
    [`translations/es-419/${file}`]: translationFile(latin),
  }
}

const otherwise = { title: { of: spanish.title.text, text: 'Un módulo en la computadora' } }

function titleIn(latin: MadeTexts, language: string) {
  return withContent(folderWith(latin), (folder) => {
    const [publishedModule] = compileFolder(folder).content.modules
    if (publishedModule === undefined) throw new Error('not compiled')
    return pickText(publishedModule.document.title, { language, facts: {} as never })
  })
}

describe('a variety of a language', () => {
  it('is one only beside its language', () => {
    expect(languageUnder('es-419', ['ar', 'es', 'es-419'])).toBe('es')
    expect(languageUnder('pt-BR', ['es', 'pt-BR'])).toBeNull()
    expect(languageUnder('es', ['es', 'es-419'])).toBeNull()
  })

  it('is told in its own words, else in those of its language, else in English', () => {
    expect(titleIn(otherwise, 'es-419')).toEqual({ text: 'Un módulo en la computadora', language: 'es-419' })
    expect(titleIn(otherwise, 'es')).toEqual({ text: 'Un módulo en el ordenador', language: 'es' })
    expect(titleIn({}, 'es-419')).toEqual({ text: 'Un módulo en el ordenador', language: 'es' })
    expect(titleIn(otherwise, 'ar')).toEqual({ text: 'A small module', language: 'en' })
  })

  it('is told in the words of its language where they have changed since', () => {
    const before = { title: { of: 'Un módulo', text: 'Un modulito' } }
    expect(titleIn(before, 'es-419')).toEqual({ text: 'Un módulo en el ordenador', language: 'es' })
  })

  it('is found to be made from older words, to say the same, to say more, and never to lack anything', () => {
    const findings = findingsIn(
      folderWith({
        title: { of: 'Un módulo', text: 'Un modulito' },
        summary: { of: spanish.summary.text, text: spanish.summary.text },
        setting: { of: 'Aquí', text: 'Acá' },
      }),
    ).filter((finding) => finding.file.startsWith('translations/es-419/'))
    expect(findings.map(({ rule, path, severity }) => [rule, path, severity])).toEqual([
      ['stale-translation', 'texts.title', 'warning'],
      ['needless-translation', 'texts.summary', 'fault'],
      ['extra-translation', 'texts.setting', 'fault'],
    ])
    const placeholder = { title: { of: spanish.title.text, text: 'Un módulo con {video-tool}' } }
    expect(findingsIn(folderWith(placeholder)).filter(({ rule }) => rule === 'unknown-placeholder')).toHaveLength(1)
  })

  it('is listed for a translator where its language has changed, with the words of that, and taken again', () => {
    withContent(folderWith({ title: { of: 'Un módulo', text: 'Un modulito' } }), (folder) => {
      const work = readWorkList(writeWorkList(workList(compileFolder(folder), { language: 'es-419', files: [] })))
      expect(work.files).toEqual({
        [file]: { title: { source: spanish.title.text, before: 'Un modulito', text: null } },
      })
      const take = (text: string) =>
        takeWorkList(compileFolder(folder), folder, {
          language: 'es-419',
          files: { [file]: { title: { source: spanish.title.text, text } } },
        })
      const { files, refusals } = take(otherwise.title.text)
      expect(refusals).toEqual([])
      expect(files.get(file)).toContain(`of: ${sourceHash(spanish.title.text)}\n    text: ${otherwise.title.text}`)
      expect(take(spanish.title.text).refusals).toEqual([
        `${file} title: found what es says, expected other words or none`,
      ])
    })
  })
})

/** What is said in Spain alone, or means something else in Latin America. */
const saidInSpainAlone = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${[
    'vosotr[oa]s|vuestr[oa]s?|os|\\p{L}+(?:áis|(?<!diecis)éis|steis)|abr[ií]s|decís|abrid(?:lo)?|mandad|usadlos|dejadla',
    'ordenador(?:es)?|portátil(?:es)?|móvil(?:es)?|vídeos?|pulsa(?:r|s|do)?|pulse|centralita|rúter|cobertura',
    'comunicaba|comunicando|coches?|aparcad[ao]s?|cocheras|furgonetas?|chófer|patinete|billetes?',
    'cog(?:e|er|es|ido|ida)|coj[ao]|cogerl[ao]|enfad\\p{L}+|apetece|deprisa|escuece|tumbad[ao]',
    'gafas|jersey|bañador|sujetador|bocadillo|nevera|encimera|cazos|mechero|taquilla|tablón|pegatina|lavabo',
    'plantas?|celador|laborables|matron(?:as?)|matrón|logoped(?:as?|ia)|fontanero|ictus|analítica|colegiad[ao]',
  ].join('|')})(?![\\p{L}\\p{N}])`,
  'iu',
)

/** Every text of a document, as a reader in Latin America has it. */
function textsIn(value: unknown): string[] {
  if (value === null || typeof value !== 'object') return []
  const texts = value as Record<string, unknown>
  if (typeof texts.en === 'string') return [String(texts['es-419'] ?? texts.es ?? texts.en)]
  return Object.values(value).flatMap(textsIn)
}

describe('the Spanish of Latin America', () => {
  it('says nothing that only Spain says', () => {
    const { content } = compileFolder(realContent)
    const texts = [...textsIn(content), ...Object.values(flatMessages(messagesIn('es-419')))]
    expect(texts.length).toBeGreaterThan(4000)
    expect(texts.filter((text) => saidInSpainAlone.test(text))).toEqual([])
  })
})
