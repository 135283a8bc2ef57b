import { z } from 'zod'
import type { ClaimedMessage } from '#data/webhooks/deliver-messages.ts'
import { dangerouslyCurriculumNames } from '#data/webhooks/make-channel-messages.ts'
import { nameInPost, type Post } from '#domain/channels/post.ts'
import { SMALLEST_GROUP } from '#domain/comprehension/group-share.ts'
import { wholeDay } from '#domain/dates/date-formats.ts'
import { channelDigestLines } from '#domain/notices/digest.ts'
import { type Language, languageOf } from '#i18n/languages.ts'
import { type Say, sayIn } from '#i18n/say.ts'
import { publicUrl } from '#platform/env.ts'

const Share = { share: z.number(), low: z.number(), high: z.number() }

/** `data` of a digest, as make_channel_digests() writes it. */
const DigestData = z.object({
  teamId: z.string().nullable(),
  groups: z.array(
    z.object({
      name: z.string(),
      completed: z.number().nullable(),
      assigned: z.number().nullable(),
      waived: z.number().nullable(),
      excused: z.number().nullable(),
      ...Share,
      least: z.object({ practice: z.string(), ...Share }).nullable(),
    }),
  ),
  more: z.number(),
  late: z.number().nullable(),
})

/** `data` of an announcement, as make_channel_announcements() writes it. */
const AnnouncementData = z.object({
  modules: z.array(z.object({ module: z.string(), dueOn: z.coerce.date().nullable(), people: z.number() })),
})

type Message = Pick<ClaimedMessage, 'organisationId' | 'kind' | 'data' | 'name' | 'language'>

/** What a channel is told, in its language. It has numbers of people, and the names of teams, practices and modules. */
export async function writePost(message: Message): Promise<Post> {
  const language = languageOf(message.language ?? undefined)
  const translate = sayIn(language)
  const say: Say = (key, values) => translate(`channels.post.${key}`, values)
  const linkTo = (words: string, path: string) => ({ link: { words: say(words), href: `${publicUrl()}${path}` } })
  const as = { language: language.tag, direction: language.direction }
  if (message.kind === 'digest') {
    const { lines, teamId } = await digestLines(message, language, translate)
    const link = teamId === null ? linkTo('open-report', '/admin/report') : linkTo('open-team', `/teams/${teamId}`)
    return { ...as, ...link, title: say('title-digest'), lines }
  }
  if (message.kind === 'assigned' || message.kind === 'due-soon') {
    const lines = await announcedLines(message, language, say)
    return { ...as, ...linkTo('open-modules', '/learn'), title: say(`title-${message.kind}`), lines }
  }
  const line = say('test', { name: nameInPost(message.name) })
  return { ...as, ...linkTo('open', '/'), title: say('title-test'), lines: [line] }
}

async function digestLines({ organisationId, data }: Message, { tag, locale }: Language, translate: Say) {
  const { groups, more, late, teamId } = DigestData.parse(data)
  const { practices } = await dangerouslyCurriculumNames({ organisationId, language: tag }, [])
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 })
  const figures = groups.map(({ name, completed, assigned, waived, excused, least, share, low, high }) => ({
    name: nameInPost(name),
    visibility: 'shown' as const,
    completed: { done: completed ?? 0, assigned: assigned ?? 0 },
    spared: { waived: waived ?? 0, excused: excused ?? 0 },
    understood: { share, low, high },
    least: least === null ? null : { ...least, practice: practices.get(least.practice) ?? least.practice },
  }))
  const lines = channelDigestLines(
    { groups: figures, more, late },
    (key, values) => translate(`notices.digest.${key}`, { few: SMALLEST_GROUP, ...values }),
    percent.format,
  )
  return { lines, teamId }
}

async function announcedLines({ organisationId, kind, data }: Message, { tag, locale }: Language, say: Say) {
  const { modules } = AnnouncementData.parse(data)
  const slugs = modules.map(({ module }) => module)
  const names = await dangerouslyCurriculumNames({ organisationId, language: tag }, slugs)
  const dates = new Intl.DateTimeFormat(locale, wholeDay)
  return modules.map(({ module, dueOn, people }) => {
    const facts = { title: names.modules.get(module) ?? module, people }
    if (dueOn === null) return say('to-do', facts)
    return say(kind === 'due-soon' ? 'left-by' : 'to-do-by', { ...facts, date: dates.format(dueOn) })
  })
}
