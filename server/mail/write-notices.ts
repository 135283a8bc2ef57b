import type { MailedNotices } from '#data/notices/notices-of-mail.ts'
import { wholeDay } from '#domain/dates/date-formats.ts'
import { type Digest, digestLines } from '#domain/notices/digest.ts'
import { languageOf } from '#i18n/languages.ts'
import { type Say, sayIn } from '#i18n/say.ts'
import { publicUrl } from '#platform/env.ts'
import { unsubscribeLink } from '#server/tokens.ts'
import { type MailPart, mailPage } from './mail-page.ts'
import type { WrittenMail } from './write-mail.ts'

/** What one person is told, in one mail in their language: what to do and by when, where to do it, and how to stop such mails. */
export function writeNotices(
  notices: MailedNotices,
  {
    token,
    language: tag,
    organisationName: organisation,
  }: { readonly token: string; readonly language: string; readonly organisationName: string },
): WrittenMail {
  const language = languageOf(tag)
  const translate = sayIn(language)
  const say: Say = (key, values) => translate(`notices.mail.${key}`, values)
  const dates = new Intl.DateTimeFormat(language.locale, wholeDay)
  const { remindedBy, modules, followUpUntil, answeredContestCount, requestAnswered, requestsOpen, statusesShown } =
    notices
  const { digests, factorFrom, webhookOff, channelOff } = notices
  const share = new Intl.NumberFormat(language.locale, { style: 'percent', maximumFractionDigits: 0 })
  const digestParts = ({ to }: Digest, lines: string[]): MailPart[] => [
    words(say(`digest-${to}`)),
    { is: 'list', items: lines },
    { is: 'link', words: say(`open-${to}`), href: `${publicUrl()}/${to === 'manager' ? 'teams' : 'admin'}` },
  ]
  const lines = modules.map(({ face, until, isOverdue }) => {
    const facts = { title: face.title.text, minutes: face.minutes, date: until === null ? '' : dates.format(until) }
    return say(until === null ? 'module' : isOverdue ? 'module-overdue' : 'module-due', facts)
  })
  const followUp = followUpUntil === null ? [] : [say('follow-up', { date: dates.format(followUpUntil) })]
  const toDo = [...lines, ...followUp]
  const parts: MailPart[] = [
    ...(factorFrom === null
      ? []
      : [
          words(say('second-factor', { date: dates.format(factorFrom), organisation })),
          { is: 'link', words: say('set-up-factor'), href: `${publicUrl()}/account/second-factor` } as const,
        ]),
    ...remindedBy.map((name) => words(name === '' ? say('reminded') : say('reminded-by', { name }))),
    ...(toDo.length === 0
      ? []
      : [
          words(say('to-do')),
          { is: 'list', items: toDo } as const,
          { is: 'link', words: say('start'), href: `${publicUrl()}/learn` } as const,
        ]),
    ...(answeredContestCount === 0
      ? []
      : [
          words(say('answered', { count: answeredContestCount })),
          { is: 'link', words: say('read-answer'), href: `${publicUrl()}/learn/answers` } as const,
        ]),
    ...(requestsOpen === 0
      ? []
      : [
          words(say('requests-open', { count: requestsOpen })),
          { is: 'link', words: say('answer-requests'), href: `${publicUrl()}/admin/requests` } as const,
        ]),
    ...(webhookOff
      ? [
          words(say('webhook-off')),
          { is: 'link', words: say('look-at-webhooks'), href: `${publicUrl()}/admin/webhooks` } as const,
        ]
      : []),
    ...(channelOff
      ? [
          words(say('channel-off')),
          { is: 'link', words: say('look-at-channels'), href: `${publicUrl()}/admin/channels` } as const,
        ]
      : []),
    ...(requestAnswered
      ? [
          words(say('request-answered')),
          { is: 'link', words: say('read-answer'), href: `${publicUrl()}/account/data` } as const,
        ]
      : []),
    ...(statusesShown
      ? [
          words(say('statuses-shown', { organisation })),
          { is: 'link', words: say('see-who'), href: `${publicUrl()}/learn/understanding` } as const,
        ]
      : []),
    ...digests.flatMap((digest) =>
      digestParts(
        digest,
        digestLines(digest, (key, values) => translate(`notices.digest.${key}`, values), share.format),
      ),
    ),
    words(say('why', { organisation })),
    { is: 'foot', words: say('choose'), href: `${publicUrl()}/account#mail` },
    { is: 'foot', words: say('stop'), href: unsubscribeLink(token) },
  ]
  return { subject: subjectOf(notices, { lines, followUp, say }), ...mailPage(parts, { language }) }
}

const words = (text: string): MailPart => ({ is: 'words', words: text })

/** One thing names itself; more are counted. */
function subjectOf(
  {
    answeredContestCount,
    requestAnswered,
    requestsOpen,
    webhookOff,
    channelOff,
    statusesShown,
    digests,
    factorFrom,
  }: MailedNotices,
  { lines, followUp, say }: { lines: readonly string[]; followUp: readonly string[]; say: Say },
): string {
  if (factorFrom !== null) return say('subject-second-factor')
  const [only] = [...lines, ...followUp]
  const count = lines.length + followUp.length
  if (only === undefined && requestsOpen > 0) return say('subject-requests-open', { count: requestsOpen })
  if (only === undefined && webhookOff) return say('subject-webhook-off')
  if (only === undefined && channelOff) return say('subject-channel-off')
  if (only === undefined && answeredContestCount === 0 && requestAnswered) return say('subject-request-answered')
  if (only === undefined && answeredContestCount === 0 && statusesShown) return say('subject-statuses-shown')
  if (only === undefined && answeredContestCount === 0) return say(`subject-${digests[0]?.to ?? 'manager'}`)
  if (only === undefined) return say('subject-answered', { count: answeredContestCount })
  return count === 1 ? only : say('subject-many', { count })
}
