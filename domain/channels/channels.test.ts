import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { partOfAddress } from './channel-kinds.ts'
import { nameInPost, type Post } from './post.ts'
import { slackMessage } from './slack-message.ts'
import { teamsCard } from './teams-card.ts'

const TextRun = z.strictObject({
  type: z.literal('TextRun'),
  text: z.string().min(1),
  weight: z.literal('Bolder').optional(),
  size: z.literal('Medium').optional(),
})
const Card = z.strictObject({
  type: z.literal('message'),
  attachments: z.tuple([
    z.strictObject({
      contentType: z.literal('application/vnd.microsoft.card.adaptive'),
      contentUrl: z.null(),
      content: z.strictObject({
        $schema: z.url(),
        type: z.literal('AdaptiveCard'),
        version: z.enum(['1.4', '1.5']),
        lang: z.string(),
        rtl: z.literal(true).optional(),
        fallbackText: z.string(),
        body: z.array(z.strictObject({ type: z.literal('RichTextBlock'), inlines: z.array(TextRun).min(1) })),
        actions: z.array(z.strictObject({ type: z.literal('Action.OpenUrl'), title: z.string(), url: z.url() })),
      }),
    }),
  ]),
})

const Plain = (longest: number) =>
  z.strictObject({ type: z.literal('plain_text'), text: z.string().min(1).max(longest), emoji: z.literal(false) })
const Section = z.strictObject({ type: z.literal('section'), text: Plain(3000) })
const SlackMessage = z.strictObject({
  text: z.string().max(40_000),
  mrkdwn: z.literal(false),
  unfurl_links: z.literal(false),
  blocks: z
    .array(
      z.union([
        z.strictObject({ type: z.literal('header'), text: Plain(150) }),
        Section,
        z.strictObject({
          type: z.literal('section'),
          text: z.strictObject({ type: z.literal('mrkdwn'), text: z.literal('<https://c.example/|Open>') }),
        }),
      ]),
    )
    .max(50),
})

const hostile = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 700 }),
  fc.constantFrom(
    ...['<!here>', '<!channel> &lt;', '<@U012AB3CD>', '@channel', '<https://evil.example|Ward>', '*Ward* _4_ ~x~ `y`'],
    ...[
      '[Ward](https://evil.example)',
      '{{DATE(2026-01-01T00:00:00Z)}}',
      '{{{TIME(x)}}',
      '<at>Everyone</at>',
      '# Ward',
    ],
  ),
)
const posts: fc.Arbitrary<Post> = fc.record({
  title: fc.constant('Curtain: this week'),
  lines: fc.array(
    hostile.map((name) => `${nameInPost(name)}: 40% completed`),
    { minLength: 1, maxLength: 13 },
  ),
  link: fc.constant({ words: 'Open', href: 'https://c.example/' }),
  language: fc.constant('en'),
  direction: fc.constantFrom('ltr' as const, 'rtl' as const),
})

describe('whatever a team is called, a post', () => {
  test('is a card for Teams in which its name is text', () => {
    fc.assert(
      fc.property(posts, (post) => {
        const { content } = Card.parse(teamsCard(post)).attachments[0]
        expect(content.rtl === true).toBe(post.direction === 'rtl')
        expect(content.body).toHaveLength(1 + post.lines.length)
        expect(JSON.stringify(content.body)).not.toContain('{{')
      }),
    )
  })

  test('is a message for Slack in which its name is text', () => {
    fc.assert(
      fc.property(posts, (post) => {
        const { text, blocks } = SlackMessage.parse(slackMessage(post))
        const [, ...lines] = blocks.slice(0, -1).map((block) => Section.or(z.any()).parse(block).text.text as string)
        for (const line of [text, ...lines]) {
          expect(line).not.toMatch(/[<>]/)
          expect(line).not.toMatch(/&(?!amp;|lt;|gt;)/)
          expect(line.startsWith('\u200F')).toBe(post.direction === 'rtl')
        }
        expect(text.split('\n').slice(1)).toEqual(lines)
      }),
    )
  })
})

test('of an address its host and end are shown', () => {
  const visiblePart = partOfAddress('https://hooks.slack.com/services/T0/B0/abcdefghijkl')
  expect(visiblePart).toBe('https://hooks.slack.com/…ijkl')
})
