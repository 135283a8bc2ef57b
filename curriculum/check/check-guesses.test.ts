import { describe, expect, it } from 'vitest'
import { compileFolder } from '#curriculum/compilation.ts'
import { compileContent } from '#curriculum/compile.ts'
import { expertItems } from '#curriculum/expert-items.ts'
import { riddlesIn } from '#curriculum/guessing/riddle.ts'
import { FollowUpDocumentSchema } from '#curriculum/schema/document.ts'
import { smallFollowUps } from '#curriculum/small-follow-ups.ts'
import { smallModule } from '#curriculum/small-module.ts'
import { sourceHash } from '#curriculum/source-text.ts'
import { withContent } from '#curriculum/test-folder.ts'
import { checkContent } from './check-content.ts'

const practices = [
  'approved-tools',
  'private-surroundings',
  'right-patient',
  'images-and-messages',
  'access-and-passwords',
]
/** Five letters that no other option has: from a number, in letters. */
function unheardOf(number: number): string {
  return [...number.toString(26).padStart(5, '0')]
    .map((digit) => String.fromCharCode(97 + Number.parseInt(digit, 26)))
    .join('')
}

type Parts = {
  /** How the key begins, and the others. */
  readonly key: string
  readonly other: string
  readonly rating?: number
}

/** A bank of five files with eight items each, of words that teach nothing about each other, but for what they begin with. */
function bankOf({ key, other, rating = 0.9 }: Parts): Record<string, string> {
  return Object.fromEntries(
    practices.map((practice, file) => {
      const items = Array.from({ length: 8 }, (_, number) => {
        const options = [0, 1, 2, 3].map((place) => {
          const isKey = place === (number + file) % 4
          const own = ((file * 8 + number) * 4 + place) * 3
          const words = [isKey ? key : other, ...[0, 1, 2].map((word) => unheardOf(own + word))].join(' ')
          return `      option-${place}: { ${isKey ? 'key: true, ' : 'misconception: only-for-a-moment, '}text: ${words}, why: It is so. }`
        })
        return `  item-${number}:\n    situation: Case ${number} of ${practice}.\n    ask: What now?\n    options:\n${options.join('\n')}\n    principle: One thing at a time.\n    sources: [nhse-mobile-messaging]\n    difficulty: 0\n    just-competent: ${rating}`
      })
      const schema = '# yaml-language-server: $schema=../follow-ups.schema.json'
      return [`follow-ups/${practice}.yaml`, `${schema}\npractice: ${practice}\nitems:\n${items.join('\n')}\n`]
    }),
  )
}

function check(files: Record<string, string>) {
  return withContent(files, (folder) => checkContent(folder, { today: '2026-11-22' }))
}

const findingsOf = (rule: string, files: Record<string, string>) =>
  check(files).findings.filter((each) => each.rule === rule)

const telling = bankOf({ key: 'Ring', other: 'Send' })
const even = bankOf({ key: 'Send', other: 'Send' })

describe('an item whose key a reader of the options alone names', () => {
  it('is a warning at its options that says how surely and by what', () => {
    const findings = findingsOf('given-away', telling)
    expect(findings).toHaveLength(40)
    expect(findings[0]).toMatchObject({ severity: 'warning', path: 'items.item-0.options' })
    expect(findings[0]?.message).toMatch(/named by a reader of the options alone, 0\.\d\d in en \(.*ring.* in the key/u)
  })

  it('is none where nothing tells', () => {
    expect(findingsOf('given-away', even)).toEqual([])
  })
})

describe('a rating', () => {
  it('at or under the floor of its item is found, and above it is not', () => {
    expect(findingsOf('rating-under-floor', even)).toEqual([])
    const findings = findingsOf('rating-under-floor', bankOf({ key: 'Send', other: 'Send', rating: 0.25 }))
    expect(findings).toHaveLength(40)
    expect(findings[0]).toMatchObject({ path: 'items.item-0.just-competent' })
    expect(findings[0]?.message).toContain('expected more than the floor of 0.25')
    expect(findingsOf('rating-under-floor', bankOf({ key: 'Ring', other: 'Send', rating: 0.7 }))).toHaveLength(40)
  })
})

describe('the floor that is published with an item', () => {
  const publish = (files: Record<string, string>) => {
    const compileResult = withContent(files, compileContent)
    if (!compileResult.ok) throw new Error(JSON.stringify(compileResult.findings[0]))
    return compileResult.content.followUps
  }

  it('is what the reader gives its key, with what gave it away; chance where nothing does', () => {
    const [first] = publish(telling)[0]?.document.items ?? []
    expect(first?.item.floor).toBeGreaterThan(0.6)
    expect(first?.item.tells?.[0]).toMatchObject({ language: 'en', in: 'key' })
    const [other] = publish(even)[0]?.document.items ?? []
    expect(other?.item).toMatchObject({ floor: 0.25, tells: [] })
  })

  it('names the document with the rest of its content', () => {
    const [publishedFollowUps] = publish(telling)
    const unreadFollowUps = withContent(telling, (folder) => compileFolder(folder).content.followUps[0])
    expect(unreadFollowUps?.hash).not.toBe(publishedFollowUps?.hash)
    expect(publish(telling)[0]?.hash).toBe(publishedFollowUps?.hash)
  })

  it('is missing from documents of before, which are read all the same', () => {
    const unreadFollowUps = withContent(telling, (folder) => compileFolder(folder).content.followUps[0])
    expect(FollowUpDocumentSchema.parse(unreadFollowUps?.document)).toEqual(unreadFollowUps?.document)
    const [publishedFollowUps] = publish(telling)
    expect(FollowUpDocumentSchema.parse(publishedFollowUps?.document)).toEqual(publishedFollowUps?.document)
    expect(expertItems(FollowUpDocumentSchema.parse(publishedFollowUps?.document))).toHaveLength(8)
  })

  it('is the greatest of those in the languages in which the whole item is told', () => {
    const say = (english: string, key: boolean) =>
      `${key ? 'Llamar' : 'Mandar'} ${english.split(' ').slice(1).join(' ')}`
    const spanish = Object.keys(even).reduce((files, file) => translateTexts(files, file, say), even)
    const floor = check(spanish).floors.get('approved-tools/item-0')
    expect(floor?.byLanguage.en).toBe(0.25)
    expect(floor?.byLanguage.es).toBeGreaterThan(0.6)
    expect(floor?.floor).toBe(floor?.byLanguage.es)
    expect(floor?.tells[0]).toMatchObject({ language: 'es', in: 'key' })
  })

  it('leaves a language out in which some of the options are not told', () => {
    const { guessing, floors } = check(
      translateTexts(even, 'follow-ups/approved-tools.yaml', (english) => `Mandar ${english}`),
    )
    expect(guessing.map(({ language, guesses }) => [language, guesses.length])).toEqual([
      ['en', 40],
      ['es', 8],
    ])
    expect(floors.get('right-patient/item-0')?.byLanguage).toEqual({ en: 0.25 })
  })
})

/** The bank with one file in Spanish. */
function translateTexts(files: Record<string, string>, file: string, say: (english: string, key: boolean) => string) {
  const item = withContent(files, (folder) =>
    compileFolder(folder).content.followUps.find(({ practice }) => file.includes(practice)),
  )
  const texts = (item?.document.items ?? []).flatMap(({ item }) =>
    item.options.map((option) => {
      const english = Array.isArray(option.text) ? '' : option.text.en
      const path = `items.${item.id.split('/')[1]}.options.${option.id}.text`
      return `  ${path}: { of: ${sourceHash(english)}, text: ${say(english, option.correct === true)} }`
    }),
  )
  const schema = '# yaml-language-server: $schema=../../../translation.schema.json'
  return { ...files, [`translations/es/${file}`]: `${schema}\ntexts:\n${texts.join('\n')}\n` }
}

describe('an item whose key hangs on the policy', () => {
  it('is read under the first country that gives it one, all else undecided', () => {
    const files = { 'modules/small/module.yaml': smallModule }
    const read = withContent(files, (folder) => riddlesIn(compileFolder(folder).content, 'en'))
    const [opening] = read.filter(({ id }) => id === 'small/opening')
    expect(opening?.options.filter(({ right }) => right).map(({ id }) => id)).toEqual(['clinic-camera'])
    expect(opening?.options.map(({ id }) => id)).not.toContain('registered-phone')
  })
})

describe('every format', () => {
  const file = 'follow-ups/approved-tools.yaml'
  const { guessing, floors } = check({ [file]: smallFollowUps })
  const read = (item: string) => guessing[0]?.guesses.find(({ riddle }) => riddle.id === `approved-tools/${item}`)

  it('has a floor, which is that of choosing blindly where there is nothing to be taught on', () => {
    const chances = Object.fromEntries([...floors].map(([id, { floor }]) => [id.split('/')[1], floor]))
    expect(chances).toEqual({
      'the-blue-one': 1 / 3,
      'everybodys-app': 1 / 3,
      'before-the-nine-oclock': (1 + 6 * 2) / 3 ** 6,
      'the-drivers-form': 0.5 ** 6,
      'which-number': 1 / 3,
    })
  })

  it('is read as it is shown: with its labels, in the order written where learners see that', () => {
    expect(read('which-number')?.riddle).toMatchObject({ answering: 'one', inWrittenOrder: true })
    expect(read('which-number')?.riddle.options[0]?.text).toBe('Missed call 020 7946 0117')
    expect(read('the-drivers-form')?.riddle).toMatchObject({ answering: 'marks', inWrittenOrder: true })
    expect(read('before-the-nine-oclock')?.ofKey).toBeNull()
    expect(read('the-blue-one')?.riddle.twins).toBe(read('everybodys-app')?.riddle.twins)
  })
})
