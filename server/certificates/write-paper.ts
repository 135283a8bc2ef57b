import type { CertificateFacts } from '#data/certificates/issue-certificate.ts'
import { numberOf } from '#domain/certificates/code.ts'
import type { Paper, PaperPart } from '#domain/certificates/paper.ts'
import { wholeDay } from '#domain/dates/date-formats.ts'
import { languageOf } from '#i18n/languages.ts'
import { sayIn } from '#i18n/say.ts'
import { publicUrl } from '#platform/env.ts'

/** Where anyone checks the certificate of a code. */
export function certificateLink(code: string): string {
  return `${publicUrl()}/certificates/${code}`
}

/** Puts a certificate into words, in its language. Days are those of the organisation. */
export function writePaper(facts: CertificateFacts): Paper {
  const { id, code, language: tag, name, organisationName, timeZone, issuedAt, completed, understands } = facts
  const language = languageOf(tag)
  const say = sayIn(language)
  const days = new Intl.DateTimeFormat(language.locale, { ...wholeDay, timeZone })
  const columnsOf = (part: string): [string, string] => [
    say(`certificates.paper.${part}.what`),
    say(`certificates.paper.${part}.day`),
  ]
  const partOf = (part: 'completed' | 'understands', rows: readonly (readonly [string, Date])[]): PaperPart => ({
    title: say(`certificates.paper.${part}.title`),
    words: say(`certificates.paper.${part}.words`),
    columns: columnsOf(part),
    rows: rows.map(([what, day]) => [what, days.format(day)]),
    none: say(`certificates.paper.${part}.none`),
  })
  return {
    language: language.tag,
    direction: language.direction,
    title: say('certificates.paper.title'),
    organisation: organisationName,
    beforeName: say('certificates.paper.beforeName'),
    name,
    unshown: { name: say('certificates.paper.unshownName'), other: say('certificates.paper.unshownOther') },
    parts: [
      partOf(
        'completed',
        completed.map(({ title, completedAt }) => [title, completedAt]),
      ),
      ...(understands === null
        ? []
        : [
            partOf(
              'understands',
              understands.map(({ name: practice, until }) => [practice, until]),
            ),
          ]),
    ],
    check: {
      title: say('certificates.paper.check.title'),
      words: say(`certificates.paper.check.${understands === null ? 'words' : 'wordsWithUnderstanding'}`),
      address: certificateLink(code),
      codeWords: say('certificates.paper.check.codeWords'),
      issued: say('certificates.paper.check.issued', { number: numberOf(id), date: days.format(issuedAt) }),
    },
    issuedAt,
  }
}
