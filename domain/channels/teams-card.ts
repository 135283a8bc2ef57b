import { lineOfPost, type Post } from './post.ts'

/**
 * A post as what a Teams workflow (“When a Teams webhook request is received”) puts into a channel: a message with one Adaptive
 * Card. Lines are text runs, in which Teams reads no Markdown; a name that someone typed cannot become a link or a mention.
 * Only 1.5 has a direction, and every reader of Teams has 1.4.
 */
export function teamsCard({ title, lines, link, language, direction }: Post) {
  const isRtl = direction === 'rtl'
  return {
    type: 'message',
    attachments: [
      {
        contentType: 'application/vnd.microsoft.card.adaptive',
        contentUrl: null,
        content: {
          $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
          type: 'AdaptiveCard',
          version: isRtl ? '1.5' : '1.4',
          lang: language,
          ...(isRtl ? { rtl: true } : {}),
          fallbackText: run(title),
          body: [
            richText([{ type: 'TextRun', text: run(title), weight: 'Bolder', size: 'Medium' }]),
            ...lines.map((line) => richText([{ type: 'TextRun', text: run(line) }])),
          ],
          actions: [{ type: 'Action.OpenUrl', title: run(link.words), url: link.href }],
        },
      },
    ],
  }
}

function richText(inlines: readonly { type: 'TextRun'; text: string; weight?: 'Bolder'; size?: 'Medium' }[]) {
  return { type: 'RichTextBlock', inlines }
}

/** `{{DATE(…)}}` would be read as a date, also in a text run. */
function run(text: string): string {
  return lineOfPost(text).replaceAll(/\{(?=\{)/g, '{ ')
}
